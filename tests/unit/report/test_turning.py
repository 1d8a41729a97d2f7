"""What a day changes, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from detente.conflict import (
    Conflict,
    DecisionMaker,
    Level,
    Option,
    Period,
    Preference,
    Prioritised,
    Statement,
    Weight,
    Weighted,
)
from detente.conflict.statement.syntax import Not, Taken
from detente.report.timeline import told
from detente.studies.timeline import timeline

DAY = date(2025, 3, 7)
UNTIL, SINCE = Period(until=DAY), Period(since=DAY)
AID, ARMS = Taken("us.aid"), Taken("us.arms")


def conflict(preference: Preference, constraints: Sequence[Statement] = ()) -> Conflict:
    options = (Option("aid", "us"), Option("arms", "us", title="send arms"))
    us = DecisionMaker("us", "the US", options=options, preference=preference)
    return Conflict((us, DecisionMaker("other")), constraints=tuple(constraints))


def lines(found: Conflict) -> list[str]:
    return [*told(timeline(found), {}, 12)]


def test_a_statement_that_moves() -> None:
    wants = (Statement(AID, period=UNTIL), Statement(ARMS), Statement(AID, period=SINCE))
    assert "What changes: for the US, `us.arms` now stands above `us.aid`." in lines(
        conflict(Prioritised(wants))
    )


def test_great_differences_elsewhere() -> None:
    wants = (Statement(AID), Statement(ARMS, period=SINCE), Statement(Not(AID)))
    found = lines(conflict(Prioritised(wants, greatly=(2,))))
    assert "  (b) for the US, great differences now lie elsewhere among the same wishes" in found


def test_weights() -> None:
    weights = (
        Weight(Statement(AID, period=UNTIL), Decimal(2)),
        Weight(Statement(ARMS, period=SINCE), Decimal(3)),
    )
    found = lines(conflict(Weighted(weights)))
    assert "  (a) for the US, this has no weight any more: us.aid (was 2)" in found
    assert "  (b) for the US, this now has the weight 3: us.arms (was none)" in found
    same = (
        Weight(Statement(AID, period=UNTIL), Decimal(2)),
        Weight(Statement(AID, period=SINCE), Decimal(5)),
    )
    found = lines(conflict(Weighted(same)))
    assert "What changes: for the US, this now has the weight 5: us.aid (was 2)." in found


def test_constraints() -> None:
    constraints = [Statement(Not(AID), period=UNTIL), Statement(Not(ARMS), period=SINCE)]
    found = lines(conflict(Prioritised(()), constraints))
    assert "  (a) no longer has to hold: not us.aid" in found
    assert "  (b) now holds in every state: not us.arms" in found


def test_an_option_of_several_levels_and_a_statement_nobody_wants() -> None:
    levels = tuple(map(Level, ("none", "some", "all")))
    option = Option("aid", "us", title="help", levels=levels, period=UNTIL)
    found = Conflict(
        (DecisionMaker("us", options=(option,)), DecisionMaker("other")),
        pool=(Statement(Taken("us.aid"), period=Period(since=date(2025, 4, 1))),),
    )
    answer = lines(found)
    assert "What changes: “help” is no longer open." in answer
    assert "The statement `us.aid` begins to count." in answer
    assert "From 1 April 2025: nothing changes for the analysis." in answer


def test_the_day_of_the_model() -> None:
    wants = Prioritised((Statement(AID, period=UNTIL),))
    day = "  The day of the model, 1 March 2025, lies in this period."
    answer = lines(replace(conflict(wants), as_of=date(2025, 3, 1)))
    assert answer[answer.index(day) - 1].startswith("Before 7 March 2025: ")
