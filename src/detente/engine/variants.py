"""Many variants of one conflict at once, alike in all but what some decision makers want.

The engines that list states go through values state by state, so that they serve as they are where
every value has one more axis: a column for each variant. Every concept serves all variants in one
go.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.engine.arcs import INFINITE, Arcs, Graph
from detente.engine.cube import Cube
from detente.engine.dense import Dense
from detente.engine.improvements import Improvements
from detente.engine.protocol import Algebra, Engine, States, Steps
from detente.engine.turns import Turns

Values = NDArray[np.int32]

Rankings = Mapping[int, Values]
"""By decision maker, counted from 0: for each state (rows) in each variant (columns) a number above
0, the higher the better. The decision makers left out want in every variant what they want."""


def variants(
    engine: Engine[Any], rankings: Rankings, count: int, free: Set[int] = frozenset()
) -> Algebra[Values, States]:
    """An engine for `count` variants of the conflict of another engine.

    A set of states has a row for each state and a column for each variant; what takes or gives
    states one by one is not for such an engine. Every move of the decision makers in `free` counts
    as an improvement.
    """
    if isinstance(engine, Graph):
        return _GraphVariants(engine, rankings, count, free)
    assert isinstance(engine, Dense)
    return _DenseVariants(engine, rankings, count, free)


class _Repeated(Cube):
    """A cube with each of its cells so many times over, side by side."""

    def __init__(self, cube: Cube, times: int) -> None:
        self.options = cube.options
        self.size = cube.size * times
        self.strides = cube.strides * times


class _DenseVariants(Dense):
    """Values over the cube of options, with an axis for the variants behind."""

    def __init__(self, engine: Dense, rankings: Rankings, count: int, free: Set[int]) -> None:
        vars(self).update(vars(engine))
        self._engine = engine
        self._rankings, self._variants, self._free = rankings, count, free
        self._sorted = {}

    def ranks(self, dm: int) -> Values:
        """The rank of every state (rows) in every variant (columns) for a decision maker."""
        if dm in self._rankings:
            return self._rankings[dm]
        return np.broadcast_to(self._engine.ranks(dm)[:, None], (self.size, self._variants))

    def rank(self, dm: int) -> Values:
        """The rank of each state for a decision maker, 0 where infeasible."""
        values = np.zeros((self.cube.size, self._variants), dtype=np.int32)
        values[self.space.cells] = self.ranks(dm)
        return values.reshape(*self.cube.shape, self._variants)

    def _carried(self, mover: int, values: Values, steps: Steps) -> Values:
        return super()._carried(mover, values, "moves" if mover in self._free else steps)

    def _improvements(self, mover: int) -> Improvements:
        if mover not in self._rankings:
            return self._engine._improvements(mover)
        if mover not in self._sorted:
            dm = self.conflict.decision_makers[mover]
            turns = Turns(_Repeated(self.cube, self._variants), dm)
            self._sorted[mover] = Improvements(turns, self.rank(mover))
        return self._sorted[mover]


@dataclass(frozen=True)
class _SomeArcs(Arcs):
    """Moves of which only those count in a variant (columns) that are `better` there."""

    better: NDArray[np.bool_]

    def least(self, values: Values) -> Values:
        """The least value that one move leads to; infinite where there is none."""
        least = np.full(values.shape, INFINITE, dtype=np.int32)
        np.minimum.at(least, self.start, np.where(self.better, values[self.end], INFINITE))
        return least


class _GraphVariants(Graph):
    """Values by state (rows) and variant (columns)."""

    def __init__(self, engine: Graph, rankings: Rankings, count: int, free: Set[int]) -> None:
        vars(self).update(vars(engine))
        self._ranks = [
            rankings[dm] if dm in rankings else np.broadcast_to(rank[:, None], (self.size, count))
            for dm, rank in enumerate(engine._ranks)
        ]
        self._improvements = [
            arcs
            if dm in free
            else _SomeArcs(arcs.start, arcs.end, rank[arcs.end] > rank[arcs.start])
            if dm in rankings
            else engine._improvements[dm]
            for dm, (arcs, rank) in enumerate(zip(self._arcs, self._ranks, strict=True))
        ]
