"""Conflicts that are solved side by side: what each outcome is in each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from detente.conflict import Conflict
from detente.conflict.problem import MeaningError
from detente.conflict.statement.parse import parse
from detente.conflict.statement.syntax import Expr
from detente.conflict.status_quo import broken_by_status_quo
from detente.engine import States
from detente.stability import Concept
from detente.studies.comparison.answer import Cell, Column, Row
from detente.studies.comparison.common import common
from detente.studies.comparison.describing import Describer
from detente.studies.comparison.outcomes import Outcomes
from detente.studies.comparison.sets import INFEASIBLE, Sets, cell_of, sets_of
from detente.studies.solution import Solution
from detente.studies.strength import strongest_first
from detente.studies.where import vocabulary_of

BASE = "the model"

Name = str | None
"""What a conflict goes by; None for the model that others are compared with."""


class SideBySide:
    """Conflicts by name, as they are `written`, and their outcomes.

    Those that cannot be analysed are `failed`, all others `solved`, at least one of them.
    `undefined` are the concepts asked for that are left out, and why.
    """

    def __init__(
        self,
        written: Mapping[Name, Conflict],
        solved: Mapping[Name, Solution],
        failed: Mapping[Name, MeaningError],
        concepts: Sequence[str] | None,
    ) -> None:
        self.written, self.solved, self.failed = written, solved, failed
        undefined: dict[str, str] = {}
        first = next(iter(solved))
        for name, solution in solved.items():
            reasons = {**solution.undefined, **solution.too_large(concepts)}
            for concept, reason in reasons.items():
                undefined.setdefault(concept, reason if name == first else f"{name}: {reason}")
        asked = solved[first].asked(concepts)
        self.undefined = {c.id: undefined[c.id] for c in asked if c.id in undefined}
        self.concepts: tuple[Concept, ...] = tuple(c for c in asked if c.id not in undefined)
        self.ids = tuple(concept.id for concept in self.concepts)
        named = {name or BASE: solution.conflict for name, solution in solved.items()}
        self.outcomes = Outcomes(common(named), [*solved.values()])

    def statement(self, written: Expr | str | None) -> Expr | None:
        """A statement about the outcomes, read if it is written. Raises `StatementError`."""
        if isinstance(written, str):
            return parse(written, vocabulary_of(self.outcomes.common))
        return written

    def sets(self, where: Expr | None) -> dict[Name, Sets]:
        """What each outcome is in each conflict; one in which `where` fails is no equilibrium."""
        pairs = zip(self.solved.items(), self.outcomes.coded_states, strict=True)
        sets = {
            name: sets_of(self.outcomes, codes, solution, self.concepts)
            for (name, solution), codes in pairs
        }
        if where is not None:
            for name, found in sets.items():
                found[~self.truth(where, name) & (found > 0)] = 0
        return sets

    def truth(self, statement: Expr, name: Name) -> States:
        """The outcomes of which a statement holds in a conflict."""
        return self.outcomes.truth(statement, [*self.solved].index(name))

    def column(self, name: Name, sets: Sets | None) -> Column:
        """A conflict with its counts; `sets` are None where it cannot be analysed."""
        if sets is None:
            return Column(name, self.written[name], problems=self.failed[name].problems)
        solution = self.solved[name]
        engine = solution.engine
        quo = engine.status_quo
        reached: States = np.zeros(engine.size, dtype=np.bool_)
        if quo is not None:
            reached = engine.reached(quo, "improvements")
        place = [*self.solved].index(name)
        own = sets[np.searchsorted(self.outcomes.codes, self.outcomes.coded_states[place])]
        by_concept = {c: own >> k & 1 > 0 for k, c in enumerate(self.ids)}
        return Column(
            name,
            solution.conflict,
            engine.size,
            {c: int(np.count_nonzero(found)) for c, found in by_concept.items()},
            engine.today,
            int(np.count_nonzero(reached)),
            {c: int(np.count_nonzero(found & reached)) for c, found in by_concept.items()},
            tuple(imposed.told for imposed in broken_by_status_quo(self.written[name])),
        )

    def table(self, found: Mapping[Name, Sets], limit: int) -> tuple[tuple[Row, ...], int, int]:
        """The families of the outcomes that are equilibria anywhere.

        Then how many outcomes there are, and how many of them are in no family.
        """
        sets = np.stack([*found.values()])
        shown: States = np.logical_or.reduce(sets > 0, axis=0)
        every: States = np.ones(len(self.outcomes), dtype=np.bool_)
        describer = Describer(self.outcomes, every, shown)
        patterns, group = np.unique(sets[:, shown], axis=1, return_inverse=True)
        order = sorted(
            range(patterns.shape[1]), key=lambda k: _strength(self._cells(patterns[:, k]))
        )
        places, rows, left_out = np.flatnonzero(shown), list[Row](), 0
        for k in order:
            members: States = np.zeros(len(self.outcomes), dtype=np.bool_)
            members[places[group == k]] = True
            families, left = describer.families(members, limit - len(rows))
            rows += [Row(family, self._cells(patterns[:, k])) for family in families]
            left_out += left
        return tuple(rows), int(np.count_nonzero(shown)), left_out

    def _cells(self, pattern: Sets) -> tuple[Cell, ...]:
        """The cells of a row: of failed columns as well, in the order of all."""
        by_name = dict(zip(self.solved, pattern.tolist(), strict=True))
        return tuple(cell_of(by_name.get(name, INFEASIBLE), self.ids) for name in self.written)


def _strength(cells: tuple[Cell, ...]) -> tuple[object, ...]:
    """Rows sort by their strongest cell, then by their cells from the first on."""
    keys = [strongest_first(cell or ()) for cell in cells]
    return min(keys), keys
