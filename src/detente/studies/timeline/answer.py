"""The answer of `timeline`: a conflict period by period, and what each day changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from detente.conflict import Conflict, Period
from detente.conflict.statement.syntax import Expr
from detente.conflict.statement.text import text
from detente.studies.comparison.answer import Change, Column, Row
from detente.studies.naming import count_json, day_json, heading_json
from detente.studies.rows import Row as Flat
from detente.studies.rows import Tabular
from detente.studies.timeline.turns import Turn


@dataclass(frozen=True, slots=True)
class TimelinePeriod:
    """The time between two days at which something changes, and the conflict in force then.

    The first one has no beginning (`since` is None), the last one no end. `turns` is what begins
    and what ceases to count on its first day. `change` is what is different from the period before
    and what that changes about the equilibria; None for the first one, and where one of the two
    cannot be analysed. `wanted` counts, by concept, the equilibria that satisfy the statement asked
    for.
    """

    period: Period
    column: Column
    turns: tuple[Turn, ...]
    change: Change | None
    wanted: Mapping[str, int] = field(default_factory=dict[str, int])

    @property
    def since(self) -> date | None:
        """Its first day; None if it has no beginning."""
        return self.period.since

    @property
    def until(self) -> date | None:
        """The first day after it; None if it has no end."""
        return self.period.until

    @property
    def unchanged(self) -> bool:
        """Whether the same outcomes hold under the same concepts as in the period before."""
        return self.change is not None and not self.change.shifts

    def some(self, concept: str) -> bool:
        """Whether the statement asked for holds in some equilibrium under a concept."""
        return self.wanted[concept] > 0

    def every(self, concept: str) -> bool:
        """Whether it holds in all of them, and there is one."""
        return 0 < self.wanted[concept] == self.column.counts[concept]

    def to_json(self, common: Conflict) -> dict[str, Any]:
        """The period as plain data; `common` has all options."""
        found: dict[str, Any] = {
            "since": day_json(self.since),
            "until": day_json(self.until),
            **self.column.to_json(),
            "turns": [turn.to_json() for turn in self.turns],
            "unchanged": self.unchanged,
            "change": None if self.change is None else self.change.to_json(common),
        }
        if self.wanted:
            found["wanted"] = {
                concept: {
                    "count": count_json(count),
                    "some": self.some(concept),
                    "every": self.every(concept),
                }
                for concept, count in self.wanted.items()
            }
        return found


@dataclass(frozen=True, slots=True)
class Timeline(Tabular):
    """A conflict over time; the answer of `timeline`.

    `conflict` is the one asked about, as of its day (`detente.conflict.day_of`). `periods` follow
    on each other without a gap; where nothing is dated there is one. `table` holds the outcomes
    that are equilibria in at least one of them as few families, each with a cell for every period,
    the strongest first; `left_out` counts the outcomes that it leaves out, of `count` in all.
    `common` names outcomes, `undefined` says which concepts were left out and why. `where` is the
    statement that the outcomes satisfy and `want` the one that was asked for, if any. `partial`:
    the work was stopped before all reasons were found.
    """

    conflict: Conflict
    concepts: tuple[str, ...]
    periods: tuple[TimelinePeriod, ...]
    table: tuple[Row, ...]
    count: int
    left_out: int
    common: Conflict
    undefined: Mapping[str, str]
    where: Expr | None = None
    want: Expr | None = None
    partial: bool = False

    @property
    def dates(self) -> tuple[date, ...]:
        """The days at which something begins or ceases to count, in order."""
        days = {day for one in self.periods for day in one.period.ends}
        return tuple(sorted(days))

    @property
    def columns(self) -> tuple[Column, ...]:
        """The conflict of each period."""
        return tuple(one.column for one in self.periods)

    def at(self, day: date) -> TimelinePeriod:
        """The period in which a day lies."""
        return next(one for one in self.periods if one.period.covers(day))

    def to_json(self) -> dict[str, Any]:
        """The timeline as plain data, as `detente timeline --json` prints it."""
        found: dict[str, Any] = {
            **heading_json(self.conflict),
            "decision_makers": [dm.id for dm in self.conflict.decision_makers],
            "concepts": list(self.concepts),
            "dates": [day.isoformat() for day in self.dates],
            "periods": [period.to_json(self.common) for period in self.periods],
            "count": count_json(self.count),
            "rows": [row.to_json(self.common) for row in self.table],
        }
        for name, statement in (("where", self.where), ("want", self.want)):
            if statement is not None:
                found[name] = text(statement)
        if self.left_out:
            found |= {"shortened": True, "left_out": count_json(self.left_out)}
        if self.partial:
            found["partial"] = True
        return found

    def rows(self) -> list[Flat]:
        """A row for each period and concept, for a table or a data frame.

        `appeared` and `vanished` are the equilibria that come and go on its first day, and
        `wanted` those that satisfy the statement asked for; None where that is not known.
        """
        return [
            {
                "since": one.since,
                "until": one.until,
                "concept": concept,
                "equilibria": one.column.counts.get(concept),
                "appeared": None if one.change is None else one.change.moved[concept].appeared,
                "vanished": None if one.change is None else one.change.moved[concept].vanished,
                "wanted": one.wanted.get(concept),
            }
            for one in self.periods
            for concept in self.concepts
        ]
