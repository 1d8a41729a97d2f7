"""A conflict followed over time, one period after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import numpy as np

from detente.conflict import Conflict, Period, dates, day_of, in_force
from detente.conflict.problem import MeaningError
from detente.conflict.statement.syntax import Expr
from detente.studies.comparison.answer import Change
from detente.studies.comparison.changes import Changes
from detente.studies.comparison.sets import Sets
from detente.studies.comparison.side_by_side import Name, SideBySide
from detente.studies.solution import Solution
from detente.studies.timeline.answer import Timeline, TimelinePeriod
from detente.studies.timeline.turns import turns
from detente.studies.wanted import wanted_statement

LIMIT = 100


def timeline(
    conflict: Conflict,
    *,
    concepts: Sequence[str] | None = None,
    where: Expr | str | None = None,
    want: Expr | str | None = None,
    limit: int = LIMIT,
) -> Timeline:
    """What holds in each period between two days of change, what each day changes, and why.

    These are the days at which something dated begins or ceases to count: a dated thing counts on
    a day if since ≤ day < until; see `detente.conflict.in_force`. Each period is compared with the
    one before as `compare` does it, with the same `concepts`, `where` and `limit`. With
    `want`, a statement or `status quo`, the equilibria that satisfy it are counted in each period.

    A period in which the conflict cannot be analysed is told with its problems. Raises
    `MeaningError` where it cannot be in any, `LimitError` where it is too large, `StatementError`
    for a statement that cannot be read, and `StateError` where there is no status quo to want.
    """
    if limit < 1:
        raise ValueError(f"a limit of {limit}: give at least 1")
    return _Following(conflict, concepts).timeline(where, want, limit)


def periods(conflict: Conflict) -> tuple[Period, ...]:
    """The periods between the days at which something in a conflict changes, all time in order.

    >>> from detente.conflict import DecisionMaker, Option
    >>> aid = Option("aid", "us", period=Period(since=date(2025, 3, 7)))
    >>> for period in periods(Conflict((DecisionMaker("us", options=(aid,)),))):
    ...     print(period.since, period.until)
    None 2025-03-07
    2025-03-07 None
    """
    days = [day for day in dates(conflict) if day > date.min]
    return tuple(map(Period, [None, *days], [*days, None]))


def name_of(period: Period) -> str:
    """What a period goes by.

    >>> name_of(Period(until=date(2025, 3, 7))), name_of(Period(since=date(2025, 3, 7)))
    ('before 2025-03-07', 'from 2025-03-07')
    """
    if period.since is not None:
        return f"from {period.since}"
    return "always" if period.until is None else f"before {period.until}"


class _Following:
    """A conflict in each of its periods, solved."""

    def __init__(self, conflict: Conflict, concepts: Sequence[str] | None) -> None:
        self.conflict = conflict
        self.periods = {name_of(period): period for period in periods(conflict)}
        self.written: dict[Name, Conflict] = {
            name: replace(conflict, as_of=_day_in(period, conflict))
            for name, period in self.periods.items()
        }
        solved: dict[Name, Solution] = {}
        failed: dict[Name, MeaningError] = {}
        for name, written in self.written.items():
            try:
                solved[name] = self._same(written, solved) or Solution(written)
            except MeaningError as error:
                failed[name] = error
        if not solved:
            raise next(iter(failed.values()))
        self.sides = SideBySide(self.written, solved, failed, concepts)

    def _same(self, conflict: Conflict, solved: dict[Name, Solution]) -> Solution | None:
        """The solution of a period in which all the same is in force."""
        today = replace(in_force(conflict), as_of=None)
        every = solved.values()
        return next((one for one in every if replace(one.conflict, as_of=None) == today), None)

    def timeline(self, where: Expr | str | None, want: Expr | str | None, limit: int) -> Timeline:
        """The whole answer."""
        sides = self.sides
        statement = sides.statement(where)
        wanted = wanted_statement(in_force(self.conflict), want)
        sets = sides.sets(statement)
        table, count, left_out = sides.table(sets, limit)
        changes = Changes(sides.outcomes, sides.ids, limit)
        names = [*self.periods]
        pairs = pairwise(names)
        made = [None, *(self._change(changes, sets, *pair) for pair in pairs)]
        return Timeline(
            conflict=replace(self.conflict, as_of=day_of(self.conflict)),
            concepts=sides.ids,
            periods=tuple(
                self._period(name, sets.get(name), change, wanted)
                for name, change in zip(names, made, strict=True)
            ),
            table=table,
            count=count,
            left_out=left_out,
            common=sides.outcomes.common,
            undefined=sides.undefined,
            where=statement,
            want=wanted,
            partial=changes.stopped,
        )

    def _change(
        self, changes: Changes, sets: dict[Name, Sets], before: str, after: str
    ) -> Change | None:
        if before not in sets or after not in sets:
            return None
        conflicts = self.written[before], self.written[after]
        return changes.change(after, conflicts, (sets[before], sets[after]))

    def _period(
        self, name: str, sets: Sets | None, change: Change | None, want: Expr | None
    ) -> TimelinePeriod:
        period = self.periods[name]
        column = replace(self.sides.column(name, sets), conflict=in_force(self.written[name]))
        wanted: dict[str, int] = {}
        if sets is not None and want is not None:
            some = np.where(self.sides.truth(want, name) & (sets > 0), sets, 0)
            wanted = {
                concept: int(np.count_nonzero(some >> k & 1))
                for k, concept in enumerate(self.sides.ids)
            }
        return TimelinePeriod(
            period=period,
            column=column,
            turns=() if period.since is None else turns(self.conflict, period.since),
            change=change,
            wanted=wanted,
        )


def _day_in(period: Period, conflict: Conflict) -> date | None:
    """A day that lies in a period; that of the conflict where nothing is dated."""
    if period.since is not None:
        return period.since
    return conflict.as_of if period.until is None else period.until - timedelta(days=1)
