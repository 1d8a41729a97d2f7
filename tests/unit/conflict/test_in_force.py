"""The conflict as it stands on a given day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from detente.conflict import (
    Because,
    Claim,
    Conflict,
    DecisionMaker,
    Option,
    Period,
    Preference,
    Prioritised,
    Ranked,
    Statement,
    Weight,
    Weighted,
    dates,
    day_of,
    in_force,
)
from detente.conflict.period import ALWAYS
from detente.conflict.statement.syntax import Expr, Not, Taken

FEBRUARY, MARCH, APRIL = (date(2025, month, 1) for month in (2, 3, 4))
FROM_MARCH, TO_MARCH = Period(since=MARCH), Period(until=MARCH)
AID, TALKS = Taken("us.aid"), Taken("us.talks")
EARLY, LATE = Claim("early", period=TO_MARCH), Claim("late", period=FROM_MARCH)


def conflict(preference: Preference | None = None, **parts: Any) -> Conflict:
    options = (Option("aid", "us"), Option("talks", "us"))
    dm = DecisionMaker("us", options=options, preference=preference)
    return Conflict((dm,), claims=(EARLY, LATE), **parts)


def wanted(statement: Statement, day: date) -> list[Expr]:
    """What is left of one prioritised statement on a day."""
    preference = in_force(conflict(Prioritised((statement,))), day).decision_makers[0].preference
    assert isinstance(preference, Prioritised)
    return [left.expr for left in preference.statements]


def imposed(statement: Statement, day: date) -> list[Expr]:
    """What is left of one constraint on a day."""
    return [left.expr for left in in_force(conflict(constraints=(statement,)), day).constraints]


# --- which day ---


def test_dates_are_gathered_from_everything_that_is_dated() -> None:
    options = (Option("aid", "us", period=Period(date(2025, 1, 1))), Option("talks", "us"))
    dated = Statement(AID, period=Period(date(2025, 2, 1), date(2025, 3, 1)))
    dm = DecisionMaker("us", options=options, preference=Prioritised((dated,)))
    whole = Conflict(
        (dm,),
        constraints=(replace(dated, period=Period(until=date(2025, 5, 1))),),
        pool=(replace(dated, period=Period(until=date(2025, 6, 1))),),
        claims=(Claim("c", period=Period(date(2025, 4, 1))),),
    )
    assert dates(whole) == tuple(date(2025, month, 1) for month in range(1, 7))


def test_a_plain_analysis_speaks_of_the_last_date_unless_told() -> None:
    dated = conflict(Prioritised((Statement(AID, period=TO_MARCH),)))
    assert day_of(dated) == MARCH
    assert day_of(replace(dated, as_of=FEBRUARY)) == FEBRUARY
    assert day_of(replace(conflict(), claims=())) is None
    assert in_force(dated).as_of == MARCH
    assert in_force(replace(dated, as_of=FEBRUARY)).as_of == FEBRUARY


def test_without_dates_everything_counts() -> None:
    plain = replace(
        conflict(Prioritised((Statement(AID),)), constraints=(Statement(TALKS),)), claims=()
    )
    assert in_force(plain) == plain


# --- statements ---


@pytest.mark.parametrize(
    ("day", "left"), [(FEBRUARY, [False, True]), (MARCH, [True, False]), (APRIL, [True, False])]
)
def test_a_statement_outside_its_dates_is_absent(day: date, left: list[bool]) -> None:
    """Even one that has an `otherwise`."""
    since, until = (Statement(AID, period=p, otherwise=TALKS) for p in (FROM_MARCH, TO_MARCH))
    for held in (wanted, imposed):
        assert [held(statement, day) == [AID] for statement in (since, until)] == left
        assert [held(statement, day) == [] for statement in (since, until)] == [not x for x in left]


@pytest.mark.parametrize(
    ("because", "february", "april"),
    [
        (Because(("early",)), True, False),
        (Because(("late",)), False, True),
        (Because(("early", "late")), True, True),
        (Because(("early", "late"), mode="all"), False, False),
        (Because((), mode="all"), True, True),
        (None, True, True),
    ],
)
def test_a_statement_holds_as_its_claims_do(
    because: Because | None, february: bool, april: bool
) -> None:
    plain = Statement(AID, because=because)
    second = replace(plain, otherwise=TALKS)
    for day, held in ((FEBRUARY, february), (APRIL, april)):
        assert wanted(plain, day) == ([AID] if held else [])
        assert wanted(second, day) == ([AID] if held else [TALKS])
        assert imposed(plain, day) == imposed(second, day) == ([AID] if held else [])


def test_what_stands_in_its_place_rests_on_nothing() -> None:
    statement = Statement(AID, id="first", because=Because(("early",)), otherwise=TALKS)
    preference = in_force(conflict(Prioritised((statement,))), APRIL).decision_makers[0].preference
    assert preference == Prioritised((Statement(TALKS, id="first"),))


def test_weights_go_with_their_statements() -> None:
    pairs = (
        Weight(Statement(AID, period=TO_MARCH), Decimal(3)),
        Weight(Statement(AID, because=Because(("early",)), otherwise=TALKS), Decimal(2)),
        Weight(Statement(AID, because=Because(("early",))), Decimal(1)),
    )
    preference = in_force(conflict(Weighted(pairs)), APRIL).decision_makers[0].preference
    assert preference == Weighted((Weight(Statement(TALKS), Decimal(2)),))


def test_a_ranking_has_no_dates() -> None:
    ranking = Ranked(((AID,), (TALKS,)), greatly=(1,))
    assert in_force(conflict(ranking), APRIL).decision_makers[0].preference == ranking


def test_the_pool_is_of_the_day_too() -> None:
    pool = (Statement(AID, period=TO_MARCH), Statement(TALKS, period=FROM_MARCH))
    assert in_force(conflict(pool=pool), APRIL).pool == (Statement(TALKS),)


# --- marks of a great difference ---


@pytest.mark.parametrize(
    ("absent", "marks", "moved"),
    [
        ((), (1, 3), (1, 3)),
        ((1,), (1,), ()),
        ((1,), (1, 3), (2,)),
        ((2,), (1, 2, 3), (1, 2)),
        ((3,), (1, 3), (1, 2)),
        ((4,), (3,), (3,)),
        ((1, 2, 3, 4), (2,), ()),
    ],
)
def test_marks_keep_their_place_among_the_statements_that_are_left(
    absent: tuple[int, ...], marks: tuple[int, ...], moved: tuple[int, ...]
) -> None:
    listed = (
        Statement(AID, id=str(k), period=TO_MARCH if k in absent else ALWAYS) for k in range(1, 5)
    )
    found = in_force(conflict(Prioritised(tuple(listed), marks)), APRIL).decision_makers[0]
    assert isinstance(found.preference, Prioritised)
    assert found.preference.greatly == moved


# --- options ---


def test_an_option_outside_its_time_is_held_at_its_first_level() -> None:
    options = (
        Option("aid", "us", period=FROM_MARCH),
        Option("talks", "us", period=TO_MARCH),
    )
    whole = Conflict((DecisionMaker("us", options=options),), constraints=(Statement(AID),))
    for day, held in ((FEBRUARY, AID), (MARCH, TALKS)):
        assert in_force(whole, day).constraints == (Statement(AID), Statement(Not(held)))


def test_an_instrument_is_held_at_its_first_level() -> None:
    assert in_force(conflict(instruments=("us.talks",))).constraints == (Statement(Not(TALKS)),)


def test_nothing_dated_is_left() -> None:
    dated = Statement(AID, period=FROM_MARCH)
    whole = conflict(Weighted((Weight(dated, Decimal(1)),)), constraints=(dated,), pool=(dated,))
    option = replace(whole.options[0], period=TO_MARCH)
    whole = replace(
        whole,
        decision_makers=(replace(whole.decision_makers[0], options=(option, whole.options[1])),),
    )
    assert dates(whole) == (MARCH,)
    assert dates(in_force(whole, APRIL)) == ()
