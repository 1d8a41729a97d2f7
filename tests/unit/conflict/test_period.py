"""From when until when a dated thing counts."""

from __future__ import annotations

from datetime import date

import pytest

from detente.conflict import Period
from detente.conflict.period import ALWAYS

FEBRUARY, MARCH, APRIL = (date(2025, month, 1) for month in (2, 3, 4))


@pytest.mark.parametrize(
    ("period", "covered"),
    [
        (ALWAYS, [True, True, True]),
        (Period(since=MARCH), [False, True, True]),
        (Period(until=MARCH), [True, False, False]),
        (Period(MARCH, APRIL), [False, True, False]),
        (Period(MARCH, MARCH), [False, False, False]),
    ],
)
def test_the_first_day_counts_and_the_last_does_not(period: Period, covered: list[bool]) -> None:
    assert [period.covers(day) for day in (FEBRUARY, MARCH, APRIL)] == covered


def test_ends_are_the_days_of_a_change() -> None:
    assert Period(MARCH, APRIL).ends == (MARCH, APRIL)
    assert Period(until=APRIL).ends == (APRIL,)
    assert ALWAYS.ends == ()
