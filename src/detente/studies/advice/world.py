"""One structure of a conflict in which other lists of wishes are tried."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict, Statement
from detente.conflict.statement.syntax import Expr
from detente.engine import Engine, States, engine_for
from detente.engine.variants import Rankings, variants
from detente.stability import stable
from detente.studies.advice.goal import Goal
from detente.studies.advice.lists import List

Values = NDArray[np.int32]

BITS = 30
"""How many statements are told by the bits of one number."""

CELLS = 2**19
"""About how many values are gone through at once."""


class World:
    """A conflict, and which of its states matter to a goal: the columns of what is found.

    Raises `MeaningError` where no state is feasible and `LimitError` where there are too many.
    """

    def __init__(self, conflict: Conflict, goal: Goal) -> None:
        self.conflict = conflict
        self.goal = goal
        self.engine: Engine[Any] = engine_for(conflict)
        wanted, avoided = goal.wanted(self.engine), goal.avoided(self.engine)
        self.columns = np.flatnonzero(wanted | avoided)
        self.wanted = wanted[self.columns]
        self.avoided = avoided[self.columns]
        self._truth: dict[Expr, States] = {}

    @property
    def decision_makers(self) -> range:
        """The decision makers, counted from 0."""
        return range(len(self.conflict.decision_makers))

    def hopeful(self, stable: States) -> States:
        """Which rows, each a set of states (columns), may still hold an equilibrium as wanted."""
        if self.goal.want is None:
            return np.ones(len(stable), dtype=np.bool_)
        found: States = np.any(stable & self.wanted, axis=1)
        return found

    def reached(self, equilibria: States) -> States:
        """Which rows, each the equilibria among the columns, are as the goal has it."""
        return self.hopeful(equilibria) & ~(equilibria & self.avoided).any(axis=1)

    def stable(
        self, dm: int, rankings: Rankings, count: int, free: Set[int] = frozenset()
    ) -> States:
        """In which states (columns) a decision maker stays, in each of some variants (rows)."""
        at_once = max(1, CELLS // self.engine.size)
        parts: list[States] = []
        for first in range(0, count, at_once):
            part = {j: table[:, first : first + at_once] for j, table in rankings.items()}
            engine = variants(self.engine, part, min(at_once, count - first), free)
            parts.append(stable(self.goal.concept, engine, dm)[self.columns].T)
        return np.concatenate(parts) if parts else np.zeros((0, len(self.columns)), dtype=np.bool_)

    def truth(self, expr: Expr) -> States:
        """Where a statement holds: a boolean for each state."""
        if expr not in self._truth:
            self._truth[expr] = self.engine.truth(expr)
        return self._truth[expr]

    def rankings(self, statements: Sequence[Statement], lists: Sequence[List]) -> Values:
        """The states (rows) as each list (columns) ranks them: above 0, the higher the better."""
        if max(map(len, lists), default=0) > BITS:
            return np.stack([self._ranks(statements, one) for one in lists], axis=1)
        weights = np.zeros((len(statements), len(lists)))
        for column, one in enumerate(lists):
            weights[list(one), column] = 2.0 ** np.arange(len(one) - 1, -1, -1)
        truths = np.zeros((self.engine.size, len(statements)))
        for place, statement in enumerate(statements):
            truths[:, place] = self.truth(statement.expr)
        found: Values = (truths @ weights + 1).astype(np.int32)
        return found

    def _ranks(self, statements: Sequence[Statement], one: List) -> Values:
        scores: NDArray[np.int64] = np.zeros(self.engine.size, dtype=np.int64)
        for place, k in enumerate(one):
            if place % BITS == 0:
                scores = np.unique(scores, return_inverse=True)[1]
            scores = 2 * scores + self.truth(statements[k].expr)
        return (np.unique(scores, return_inverse=True)[1] + 1).astype(np.int32)

    def promising(
        self, dm: int, statements: Sequence[Statement], lists: Sequence[List], free: Set[int]
    ) -> Promising:
        """The lists of a decision maker under which a wanted state is stable for it.

        Of lists that rank the states alike only the first is kept, and none that ranks them as
        today. Every move of those in `free` counts as an improvement.
        """
        known = {_mark(self.engine.ranks(dm))}
        kept: list[List] = []
        rankings: list[Values] = []
        sets: list[States] = []
        at_once = max(1, CELLS // self.engine.size)
        for first in range(0, len(lists), at_once):
            part = lists[first : first + at_once]
            table = self.rankings(statements, part)
            stays = self.stable(dm, {dm: table}, len(part), free)
            for row in np.flatnonzero(self.hopeful(stays)).tolist():
                mark = _mark(table[:, row])
                if mark not in known:
                    known.add(mark)
                    kept.append(part[row])
                    rankings.append(table[:, row])
                    sets.append(stays[row])
        if not kept:
            nothing = (0, len(self.columns))
            return Promising((), np.zeros((0, 0), np.int32), np.zeros(nothing, np.bool_))
        return Promising(tuple(kept), np.stack(rankings, axis=1), np.stack(sets))


@dataclass(frozen=True, slots=True)
class Promising:
    """Lists of a decision maker, how they rank the states, and where it stays under them.

    `rankings` has a row for each state, `stays` for each list; both have the other as columns.
    """

    lists: tuple[List, ...]
    rankings: Values
    stays: States


def _mark(ranking: Values) -> bytes:
    """What tells a ranking from those that order the states otherwise."""
    places = np.unique(ranking, return_inverse=True)[1]
    return blake2b(places.astype(np.int32).tobytes(), digest_size=16).digest()
