"""The answer of `compare`: conflicts side by side, what each changes, and because of what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from detente.conflict import Conflict
from detente.conflict.problem import Problem
from detente.conflict.statement.syntax import Expr
from detente.conflict.statement.text import text
from detente.engine import State
from detente.studies.differences import Difference
from detente.studies.families.literals import Literal
from detente.studies.naming import count_json, heading_json, state_json
from detente.studies.rows import Row as Flat
from detente.studies.rows import Tabular
from detente.studies.strength import labels

Cell = tuple[str, ...] | None
"""The concepts under which an outcome is an equilibrium; None where it is not feasible."""


@dataclass(frozen=True, slots=True)
class Column:
    """One of the conflicts compared: the model itself (`name` is None) or another one.

    `counts` are its equilibria by concept. `status_quo` is None where there is none or it is not
    feasible; `reached` counts the states that improvements alone lead to from it, `reached_counts`
    the equilibria among them. `broken` are the words of what a status quo breaks that is not
    feasible. A conflict that cannot be analysed has `problems`, and no states.
    """

    name: str | None
    conflict: Conflict
    size: int = 0
    counts: Mapping[str, int] = field(default_factory=dict[str, int])
    status_quo: State | None = None
    reached: int = 0
    reached_counts: Mapping[str, int] = field(default_factory=dict[str, int])
    broken: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class OutcomeFamily:
    """Outcomes that differ only in what makes no difference; see `detente.families`.

    `example` is the first of its `count` outcomes, `name` the statement that tells it from the
    others with the fewest options.
    """

    name: str
    told_by: tuple[Literal, ...]
    fixed: tuple[Literal, ...]
    free: tuple[str, ...]
    count: int
    example: State


@dataclass(frozen=True, slots=True)
class Row:
    """A family of outcomes and what it is in each column."""

    family: OutcomeFamily
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Because:
    """Which single differences decide, by their places among those of the change, from 0.

    `needed`: undone alone, the outcome is again as it was. `enough`: made alone, the outcome is
    already as it is now. `together` says whether the needed ones make it so together, None where
    that is plain or was not tried.
    """

    needed: tuple[int, ...] = ()
    enough: tuple[int, ...] = ()
    together: bool | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """Outcomes that change in the same way and for the same reasons.

    They were equilibria under the concepts of `before` and are now under those of `after`. What is
    asked of the differences is about `concept`, the strongest that is gained, or else lost; without
    an answer `because` is None. `ungrouped` counts the outcomes that are in none of the families.
    """

    before: Cell
    after: Cell
    concept: str
    count: int
    because: Because | None
    families: tuple[OutcomeFamily, ...]
    ungrouped: int

    @property
    def gained(self) -> tuple[str, ...]:
        """The concepts under which they are equilibria now and were not."""
        return tuple(c for c in self.after or () if c not in (self.before or ()))

    @property
    def lost(self) -> tuple[str, ...]:
        """The concepts under which they were equilibria and no longer are."""
        return tuple(c for c in self.before or () if c not in (self.after or ()))


@dataclass(frozen=True, slots=True)
class Moved:
    """How many outcomes become equilibria under a concept, and how many cease to be.

    `infeasible` counts those among the vanished that are not even feasible any more, `new` those
    among the appeared that were not feasible before.
    """

    before: int
    after: int
    appeared: int
    new: int
    vanished: int
    infeasible: int


@dataclass(frozen=True, slots=True)
class Change:
    """What a conflict changes about the equilibria of the model, and because of what.

    `differences` are all that it differs in; without any of them but the status quo and the day,
    nothing about what is stable changes (`idle`). `untried` are the places of those that cannot be
    undone alone, `note` says why nothing was tried.
    """

    name: str
    differences: tuple[Difference, ...]
    idle: bool
    moved: Mapping[str, Moved]
    shifts: tuple[Shift, ...]
    untried: tuple[int, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Comparison(Tabular):
    """Conflicts side by side with a model; the answer of `compare`.

    The first of `columns` is the model itself. `table` holds the outcomes that are equilibria in
    at least one of them as few families, the strongest first; `left_out` counts the outcomes that
    it leaves out, of `count` in all. `changes` has an entry for each other column that could be
    analysed. `common` is a conflict that has all options, for naming outcomes. `undefined` says
    which concepts were left out and why, `where` is the statement that the outcomes satisfy, if one
    was asked for. `partial`: the work was stopped before all was answered.
    """

    concepts: tuple[str, ...]
    columns: tuple[Column, ...]
    table: tuple[Row, ...]
    count: int
    left_out: int
    changes: tuple[Change, ...]
    common: Conflict
    undefined: Mapping[str, str]
    where: Expr | None = None
    partial: bool = False

    def to_json(self) -> dict[str, Any]:
        """The comparison as plain data, as `detente compare --json` prints it."""
        base = self.columns[0].conflict
        found: dict[str, Any] = {
            **heading_json(base),
            "decision_makers": [dm.id for dm in base.decision_makers],
            "concepts": list(self.concepts),
            "columns": [self._column(column) for column in self.columns],
            "count": count_json(self.count),
            "rows": [
                {**self._family(r.family), "cells": [*map(_cell, r.cells)]} for r in self.table
            ],
            "changes": [self._change(change) for change in self.changes],
        }
        if self.where is not None:
            found["where"] = text(self.where)
        if self.left_out:
            found |= {"shortened": True, "left_out": count_json(self.left_out)}
        if self.partial:
            found["partial"] = True
        return found

    def rows(self) -> list[Flat]:
        """A row for each family and column, for a table or a data frame."""
        return [
            {
                "outcome": row.family.name,
                "count": row.family.count,
                "column": column.name,
                "feasible": cell is not None,
                "concepts": list(cell or ()),
            }
            for row in self.table
            for column, cell in zip(self.columns, row.cells, strict=True)
        ]

    def _column(self, column: Column) -> dict[str, Any]:
        quo, conflict = column.status_quo, column.conflict
        found: dict[str, Any] = {
            "name": column.name,
            "scenario": conflict.scenario,
            "as_of": conflict.as_of.isoformat() if conflict.as_of else None,
            "states": count_json(column.size),
            "status_quo": None if quo is None else state_json(quo, conflict),
            "equilibria": {c: count_json(n) for c, n in column.counts.items()},
            "reached": {
                "states": count_json(column.reached),
                "equilibria": {c: count_json(n) for c, n in column.reached_counts.items()},
            },
        }
        if column.broken:
            found["status_quo_breaks"] = list(column.broken)
        if column.problems:
            found["problems"] = [
                {"where": list(p.where), "message": p.message, "advice": p.advice}
                for p in column.problems
            ]
        return found

    def _family(self, family: OutcomeFamily) -> dict[str, Any]:
        return {
            "name": family.name,
            "count": count_json(family.count),
            "told_by": [literal.text for literal in family.told_by],
            "fixed": {literal.option: list(literal.levels) for literal in family.fixed},
            "free": list(family.free),
            "example": state_json(family.example, self.common),
        }

    def _change(self, change: Change) -> dict[str, Any]:
        return {
            "name": change.name,
            "differences": [difference.to_json() for difference in change.differences],
            "idle": change.idle,
            "equilibria": {
                concept: {name: count_json(getattr(moved, name)) for name in _COUNTS}
                for concept, moved in change.moved.items()
            },
            "shifts": [self._shift(shift) for shift in change.shifts],
            "untried": list(change.untried),
            "note": change.note,
        }

    def _shift(self, shift: Shift) -> dict[str, Any]:
        because = shift.because
        return {
            "before": _cell(shift.before),
            "after": _cell(shift.after),
            "gained": list(shift.gained),
            "lost": list(shift.lost),
            "count": count_json(shift.count),
            "concept": shift.concept,
            "because": because
            and {
                "needed": list(because.needed),
                "enough": list(because.enough),
                "together": because.together,
            },
            "families": [self._family(family) for family in shift.families],
            "ungrouped": count_json(shift.ungrouped),
        }


_COUNTS = ("before", "after", "appeared", "new", "vanished", "infeasible")


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "feasible": cell is not None,
        "concepts": list(cell or ()),
        "labels": list(labels(cell or ())),
    }
