from __future__ import annotations

from datetime import date

import pytest

from detente.conflict import Conflict, DecisionMaker, Option, Period, Statement, StatusQuo
from detente.conflict.imposed import imposed
from detente.conflict.period import ALWAYS
from detente.conflict.problem import MeaningError
from detente.conflict.statement.syntax import Not, Taken
from detente.conflict.status_quo import broken_by_status_quo
from detente.engine import engine_for
from detente.studies.hints import hints

PAST = Period(until=date(2025, 1, 1))
STRIKE, OFFER = Taken("union.strike"), Taken("port.offer")


def conflict(
    *constraints: Statement,
    instruments: tuple[str, ...] = (),
    offer: Period = ALWAYS,
    status_quo: StatusQuo | None = None,
) -> Conflict:
    return Conflict(
        (
            DecisionMaker("union", options=(Option("strike", "union"),)),
            DecisionMaker("port", options=(Option("offer", "port", period=offer),)),
        ),
        as_of=date(2025, 3, 1),
        constraints=constraints,
        instruments=instruments,
        status_quo=status_quo,
    )


def test_constraints_are_counted_as_they_are_written() -> None:
    found = imposed(conflict(Statement(OFFER, period=PAST), Statement(STRIKE), Statement(OFFER)))
    assert [each.where for each in found] == [("constraints", 1), ("constraints", 2)]
    assert [each.words for each in found] == ["union.strike", "port.offer"]


def test_options_are_held_as_instruments_or_outside_their_time() -> None:
    found = imposed(conflict(instruments=("union.strike",), offer=PAST))
    assert [(each.where, each.words, each.held) for each in found] == [
        (("instruments", 0), "not union.strike", "as an instrument"),
        (("decision_makers", "port", "options", "offer"), "not port.offer", "outside its time"),
    ]


@pytest.mark.parametrize("solve", [engine_for, hints])
@pytest.mark.parametrize(
    ("impossible", "where"),
    [
        (conflict(Statement(OFFER, period=PAST), Statement(Not(OFFER)), Statement(OFFER)), 2),
        (conflict(Statement(OFFER), offer=PAST), "decision_makers"),
        (conflict(Statement(STRIKE), instruments=("port.offer", "union.strike")), 1),
    ],
)
def test_what_leaves_no_state_is_told_where_it_is_written(
    impossible: Conflict, where: object, solve: object
) -> None:
    assert callable(solve)
    with pytest.raises(MeaningError, match="no state is feasible") as caught:
        solve(impossible)
    (problem,) = caught.value.problems
    assert where in problem.where


def test_what_a_status_quo_breaks() -> None:
    quo = StatusQuo({"union.strike": "on", "port.offer": "on"})
    broken = broken_by_status_quo(
        conflict(
            Statement(Not(OFFER), period=PAST),
            Statement(Not(STRIKE)),
            instruments=("port.offer",),
            status_quo=quo,
        )
    )
    assert [(each.words, each.held) for each in broken] == [
        ("not union.strike", ""),
        ("not port.offer", "as an instrument"),
    ]
