"""The feasible states of a conflict in option form."""

from __future__ import annotations

import pytest

from detente.conflict import Statement, StatusQuo
from detente.conflict.statement.syntax import And, Expr, Not, Pattern, Taken
from detente.engine import State
from detente.engine.option_space import OptionSpace
from tests.unit.engine.small import conflict, option

X, Y = option("a.x"), option("b.y", 3)
NOT_BOTH = (Statement(Not(And((Taken("a.x"), Taken("b.y"))))),)
NAMES = ("a.x", "b.y")


def space(quo: StatusQuo | None = None) -> OptionSpace:
    """N0, Y0, N1, N2."""
    return OptionSpace(conflict(X, Y, constraints=NOT_BOTH, status_quo=quo))


def test_feasible_states_are_numbered_from_one() -> None:
    states = [space().state(number) for number in range(1, space().size + 1)]
    assert states == [
        State(1, (0, 0)),
        State(2, (1, 0)),
        State(3, (0, 1)),
        State(4, (0, 2)),
    ]
    assert space().place.tolist() == [0, 1, 2, -1, 3, -1]


@pytest.mark.parametrize(
    ("quo", "number"),
    [
        (None, None),
        (StatusQuo({}), 1),
        (StatusQuo({"a.x": "on"}), 2),
        (StatusQuo({"b.y": "l2", "a.x": "off"}), 4),
        (StatusQuo({"b.y": "l2", "a.x": "on"}), None),
    ],
)
def test_the_status_quo_has_a_number_unless_infeasible(
    quo: StatusQuo | None, number: int | None
) -> None:
    assert space(quo).status_quo == number


def test_without_options_the_status_quo_is_the_only_state() -> None:
    assert OptionSpace(conflict(status_quo=StatusQuo({}))).status_quo == 1


@pytest.mark.parametrize(
    ("expr", "places"),
    [
        (Taken("b.y"), [2, 3]),
        (Pattern(NAMES, "N-"), [0, 2, 3]),
        (Pattern(NAMES, "N2"), [3]),
        (Pattern(NAMES, "Y2"), []),
        (Pattern(("b.y", "a.x"), "2N"), [3]),
        (Pattern(("b.y", "a.x"), "0Y"), [1]),
        (Pattern(("b.y",), "1"), [2]),
    ],
)
def test_members_are_the_places_where_a_statement_holds(expr: Expr, places: list[int]) -> None:
    """A pattern may list the options in any order, or some of them."""
    assert space().members([expr]).tolist() == places
    assert [place for place, true in enumerate(space().truth(expr)) if true] == places
