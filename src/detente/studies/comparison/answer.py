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
from detente.studies.naming import count_json, day_json, heading_json, state_json
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

    def to_json(self) -> dict[str, Any]:
        """The column as plain data, without its name."""
        quo, conflict = self.status_quo, self.conflict
        found: dict[str, Any] = {
            "scenario": conflict.scenario,
            "as_of": day_json(conflict.as_of),
            "states": count_json(self.size),
            "status_quo": None if quo is None else state_json(quo, conflict),
            "equilibria": {c: count_json(n) for c, n in self.counts.items()},
            "reached": {
                "states": count_json(self.reached),
                "equilibria": {c: count_json(n) for c, n in self.reached_counts.items()},
            },
        }
        if self.broken:
            found["status_quo_breaks"] = list(self.broken)
        if self.problems:
            found["problems"] = [
                {"where": list(p.where), "message": p.message, "advice": p.advice}
                for p in self.problems
            ]
        return found


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

    def to_json(self, common: Conflict) -> dict[str, Any]:
        """The family as plain data; `common` has all options."""
        return {
            "name": self.name,
            "count": count_json(self.count),
            "told_by": [literal.text for literal in self.told_by],
            "fixed": {literal.option: list(literal.levels) for literal in self.fixed},
            "free": list(self.free),
            "example": state_json(self.example, common),
        }


@dataclass(frozen=True, slots=True)
class Row:
    """A family of outcomes and what it is in each column."""

    family: OutcomeFamily
    cells: tuple[Cell, ...]

    def to_json(self, common: Conflict) -> dict[str, Any]:
        """The row as plain data; `common` has all options."""
        return {**self.family.to_json(common), "cells": [*map(_cell, self.cells)]}


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

    def to_json(self) -> dict[str, Any]:
        """The reason as plain data."""
        return {
            "needed": list(self.needed),
            "enough": list(self.enough),
            "together": self.together,
        }


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

    def to_json(self, common: Conflict) -> dict[str, Any]:
        """The shift as plain data; `common` has all options."""
        return {
            "before": _cell(self.before),
            "after": _cell(self.after),
            "gained": list(self.gained),
            "lost": list(self.lost),
            "count": count_json(self.count),
            "concept": self.concept,
            "because": self.because and self.because.to_json(),
            "families": [family.to_json(common) for family in self.families],
            "ungrouped": count_json(self.ungrouped),
        }


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

    def to_json(self) -> dict[str, Any]:
        """The numbers as plain data."""
        names = ("before", "after", "appeared", "new", "vanished", "infeasible")
        return {name: count_json(getattr(self, name)) for name in names}


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

    def to_json(self, common: Conflict) -> dict[str, Any]:
        """The change as plain data, without its name; `common` has all options."""
        return {
            "differences": [difference.to_json() for difference in self.differences],
            "idle": self.idle,
            "equilibria": {concept: moved.to_json() for concept, moved in self.moved.items()},
            "shifts": [shift.to_json(common) for shift in self.shifts],
            "untried": list(self.untried),
            "note": self.note,
        }


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
            "columns": [{"name": c.name, **c.to_json()} for c in self.columns],
            "count": count_json(self.count),
            "rows": [row.to_json(self.common) for row in self.table],
            "changes": [{"name": c.name, **c.to_json(self.common)} for c in self.changes],
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


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "feasible": cell is not None,
        "concepts": list(cell or ()),
        "labels": list(labels(cell or ())),
    }
