"""Conflicts side by side: which outcomes are equilibria in which, and why they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict
from detente.conflict.problem import LimitError, MeaningError
from detente.conflict.statement.parse import parse
from detente.conflict.statement.syntax import Expr
from detente.conflict.status_quo import broken_by_status_quo
from detente.engine import States
from detente.stability import Concept
from detente.studies.comparison.answer import Cell, Column, Comparison, Row
from detente.studies.comparison.changes import Changes
from detente.studies.comparison.common import common
from detente.studies.comparison.describing import Describer
from detente.studies.comparison.outcomes import Outcomes
from detente.studies.comparison.sets import INFEASIBLE, cell_of, sets_of
from detente.studies.solution import Solution
from detente.studies.strength import strongest_first
from detente.studies.where import vocabulary_of

LIMIT = 100

BASE = "the model"


def compare(
    conflict: Conflict,
    others: Mapping[str, Conflict],
    *,
    concepts: Sequence[str] | None = None,
    where: Expr | str | None = None,
    limit: int = LIMIT,
) -> Comparison:
    """What other conflicts, by name, change about the equilibria of a conflict, and why.

    Each is taken as of its day. Outcomes are matched by what holds in them: an option that a
    conflict does not have is at its first level there; a state of graph form, or a coalesced class,
    goes by its name. `concepts` are ids of `detente.stability.CONCEPTS`, all by default; one that
    is not defined for all of the conflicts, or is too much for one of them, is left out and named
    in `undefined`. With a statement `where`, only outcomes that satisfy it count. `limit` bounds
    the families of the table and those of each change; counts are exact.

    Because of what: each single difference (see `detente.studies.differences`) is undone alone, and
    made alone, and the conflicts that result are solved.

    A conflict among the others that cannot be analysed is told with its problems. Raises
    `MeaningError` where the first one cannot, `LimitError` where one is too large, `NotComparable`
    where outcomes cannot be matched, and `StatementError` for a `where` that cannot be read.
    """
    if limit < 1:
        raise ValueError(f"a limit of {limit}: give at least 1")
    solved: dict[str | None, Solution] = {None: Solution(conflict)}
    solved[None].asked(concepts)
    written: dict[str | None, Conflict] = {None: conflict}
    failed: dict[str, MeaningError] = {}
    for name, other in others.items():
        written[name] = other
        try:
            solved[name] = Solution(other)
        except MeaningError as error:
            failed[name] = error
        except LimitError as error:
            raise LimitError(f"{name}: {error}") from None
    return _Comparing(written, solved, failed, concepts).compared(where, limit)


class _Comparing:
    """Conflicts that are solved, and their outcomes."""

    def __init__(
        self,
        written: Mapping[str | None, Conflict],
        solved: Mapping[str | None, Solution],
        failed: Mapping[str, MeaningError],
        concepts: Sequence[str] | None,
    ) -> None:
        self.written, self.solved, self.failed = written, solved, failed
        self.undefined: dict[str, str] = {}
        for name, solution in solved.items():
            reasons = {**solution.undefined, **solution.too_large(concepts)}
            for concept, reason in reasons.items():
                told = reason if name is None else f"{name}: {reason}"
                self.undefined.setdefault(concept, told)
        asked = solved[None].asked(concepts)
        self.undefined = {c.id: self.undefined[c.id] for c in asked if c.id in self.undefined}
        self.concepts: tuple[Concept, ...] = tuple(c for c in asked if c.id not in self.undefined)
        self.ids = tuple(concept.id for concept in self.concepts)
        named = {name or BASE: solution.conflict for name, solution in solved.items()}
        self.outcomes = Outcomes(common(named), [*solved.values()])

    def compared(self, where: Expr | str | None, limit: int) -> Comparison:
        """The whole answer."""
        outcomes = self.outcomes
        statement = (
            parse(where, vocabulary_of(outcomes.common)) if isinstance(where, str) else where
        )
        sets = {
            name: sets_of(outcomes, codes, solution, self.concepts)
            for (name, solution), codes in zip(
                self.solved.items(), outcomes.coded_states, strict=True
            )
        }
        if statement is not None:
            outside = ~outcomes.truth(statement)
            for found in sets.values():
                found[outside & (found > 0)] = 0
        cells = np.stack([*sets.values()])
        table, count, left_out = self._table(cells, limit)
        changes = Changes(outcomes, self.ids, limit)
        made = tuple(
            changes.change(name, (self.written[None], self.written[name]), (sets[None], sets[name]))
            for name in self.solved
            if name is not None
        )
        return Comparison(
            concepts=self.ids,
            columns=tuple(self._column(name, sets.get(name)) for name in self.written),
            table=table,
            count=count,
            left_out=left_out,
            changes=made,
            common=outcomes.common,
            undefined=self.undefined,
            where=statement,
            partial=changes.stopped,
        )

    def _column(self, name: str | None, sets: NDArray[np.int16] | None) -> Column:
        if sets is None:
            assert name is not None
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

    def _table(self, sets: NDArray[np.int16], limit: int) -> tuple[tuple[Row, ...], int, int]:
        """The families of the outcomes that are equilibria anywhere, and how many are in none."""
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
            found, left = describer.families(members, limit - len(rows))
            rows += [Row(family, self._cells(patterns[:, k])) for family in found]
            left_out += left
        return tuple(rows), int(np.count_nonzero(shown)), left_out

    def _cells(self, pattern: NDArray[np.int16]) -> tuple[Cell, ...]:
        """The cells of a row: of failed columns as well, in the order of all."""
        by_name = dict(zip(self.solved, pattern.tolist(), strict=True))
        return tuple(cell_of(by_name.get(name, INFEASIBLE), self.ids) for name in self.written)


def _strength(cells: tuple[Cell, ...]) -> tuple[object, ...]:
    """Rows sort by their strongest cell, then by their cells from the first on."""
    keys = [strongest_first(cell or ()) for cell in cells]
    return min(keys), keys
