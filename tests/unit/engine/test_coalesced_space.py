"""Feasible states of which some classes count as one each."""

from __future__ import annotations

import pytest

from detente.conflict import CoalescedClass, Statement, StatusQuo
from detente.conflict.problem import MeaningError
from detente.conflict.statement.syntax import And, Constant, Expr, Named, Not, Taken
from detente.engine import State
from detente.engine.coalesced_space import CoalescedSpace
from tests.unit.engine.small import conflict, option

X, Y, Z = (Taken(name) for name in ("a.x", "b.y", "c.z"))
NOT_ALL = (Statement(Not(And((X, Y, Z)))),)


def space(quo: StatusQuo | None = None, **classes: Expr) -> CoalescedSpace:
    """NNN, YNN, NYN, YYN, NNY, YNY, NYY."""
    return CoalescedSpace(
        conflict(
            *map(option, ("a.x", "b.y", "c.z")),
            constraints=NOT_ALL,
            coalesced=tuple(CoalescedClass(name, expr) for name, expr in classes.items()),
            status_quo=quo,
        )
    )


def test_a_class_stands_at_the_place_of_its_first_member() -> None:
    one = space(late=Z, mixed=And((X, Not(Z))))
    assert [one.state(number) for number in range(1, one.size + 1)] == [
        State(1, (0, 0, 0)),
        State(2, name="mixed"),
        State(3, (0, 1, 0)),
        State(4, name="late"),
    ]
    assert one.place.tolist() == [0, 1, 2, 1, 3, 3, 3, -1]


def test_a_statement_holds_at_a_class_iff_at_every_member() -> None:
    one = space(late=Z)
    assert one.truth(X).tolist() == [False, True, False, True, False]
    assert one.truth(Not(X)).tolist() == [True, False, True, False, False]
    assert one.truth(Named("late", Z)).tolist() == [False, False, False, False, True]
    assert one.members([Not(And((X, Y)))]).tolist() == [0, 1, 2, 4]


@pytest.mark.parametrize(
    ("taken", "number"), [("", 1), ("a.x", 2), ("c.z", 5), ("a.x c.z", 5), ("a.x b.y c.z", None)]
)
def test_the_status_quo_in_a_class_is_the_class(taken: str, number: int | None) -> None:
    quo = StatusQuo(dict.fromkeys(taken.split(), "on"))
    assert space(quo, late=Z, both=And((X, Y))).status_quo == number
    assert space(None, late=Z).status_quo is None


def test_classes_that_share_states_or_have_none_are_told_all_at_once() -> None:
    with pytest.raises(MeaningError) as caught:
        space(one=X, other=Y, none=And((X, Y, Z)), third=And((X, Z)), empty=Constant(False))
    empty = ("change what it says, or leave it out",)
    shared = ("let each state be in one class",)
    assert [(p.where[1], p.message, p.advice) for p in caught.value.problems] == [
        ("other", "the classes `one` and `other` share states", *shared),
        ("none", "no feasible state is in the class `none`", *empty),
        ("third", "the classes `one` and `third` share states", *shared),
        ("empty", "no feasible state is in the class `empty`", *empty),
    ]
