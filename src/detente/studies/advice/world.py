"""One structure of a conflict in which other lists of wishes are tried."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict, Statement
from detente.conflict.statement.syntax import Expr
from detente.engine import Engine, States, engine_for
from detente.engine.variants import Rankings, variants
from detente.stability import stable
from detente.studies.advice.goal import Goal
from detente.studies.rankings import List, mark, rankings

Values = NDArray[np.int32]

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
        return rankings([self.truth(one.expr) for one in statements], self.engine.size, lists)

    def promising(
        self, dm: int, statements: Sequence[Statement], lists: Sequence[List], free: Set[int]
    ) -> Promising:
        """The lists of a decision maker under which a wanted state is stable for it.

        Of lists that rank the states alike only the first is kept, and none that ranks them as
        today. Every move of those in `free` counts as an improvement.
        """
        known = {mark(self.engine.ranks(dm))}
        kept: list[List] = []
        rankings: list[Values] = []
        sets: list[States] = []
        at_once = max(1, CELLS // self.engine.size)
        for first in range(0, len(lists), at_once):
            part = lists[first : first + at_once]
            table = self.rankings(statements, part)
            stays = self.stable(dm, {dm: table}, len(part), free)
            for row in np.flatnonzero(self.hopeful(stays)).tolist():
                its = mark(table[:, row])
                if its not in known:
                    known.add(its)
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
