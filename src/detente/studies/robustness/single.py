"""One world at a time, for conflicts with many states: the others' improvements as barriers.

What a mover's improvements are hangs on its attitude alone. They are worked out once for each, so
that nothing has to be sorted for a world.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from detente.engine.dense import Dense, Values
from detente.engine.protocol import Steps

Scalar = TypeVar("Scalar", bound=np.generic)

Barrier = NDArray[np.int16] | NDArray[np.int32]
"""For own combinations before (first axis) and after a move (second), and each combination of
everybody else's options: 0 where the move improves the mover's position, else infinite."""

SMALLEST = 2**11
"""With fewer combinations, many worlds at once are faster."""

LARGEST = 2**21
"""Barriers have no more cells than this."""

KEPT = 2**26
"""How many cells of barriers are kept at most."""


class Barriers:
    """The barriers of the decision makers of an engine, by their attitudes."""

    def __init__(self, engine: Dense) -> None:
        self._engine = engine
        self._known: dict[tuple[int, int], Barrier] = {}
        self._cells = 0

    @property
    def serves(self) -> bool:
        """Whether they are fit for the conflict: not too small, nor too large."""
        size = self._engine.cube.size
        most = max((turns.count for turns in self._engine.turns), default=1)
        return size >= SMALLEST and size * most <= LARGEST

    def known(self, mover: int, attitude: int) -> bool:
        """Whether the barrier was worked out before."""
        return (mover, attitude) in self._known

    def get(self, mover: int, attitude: int) -> Barrier:
        """The barrier of an attitude that is known."""
        return self._known[mover, attitude]

    def learn(self, mover: int, attitude: int, ranking: Values) -> None:
        """Work out the barrier of an attitude from a ranking of all states that has it."""
        if self._cells > KEPT:
            self._known.clear()
            self._cells = 0
        kind = _kind(self._engine)
        better = improving(self._engine, mover, ranking)
        barrier = np.where(better, kind(0), kind(np.iinfo(kind).max))
        self._known[mover, attitude] = barrier
        self._cells += barrier.size


class Single(Dense):
    """The conflict of another engine where one decision maker ranks the states otherwise.

    Its `ranking` is one of those that are `narrow`. The others improve their positions by
    `barriers`, by mover.
    """

    def __init__(
        self, engine: Dense, dm: int, ranking: Values, barriers: Mapping[int, Barrier]
    ) -> None:
        vars(self).update(vars(engine))
        self._ranks = {dm: ranking}
        self._barriers = barriers

    def rank(self, dm: int) -> Values:
        """The rank of each state for the decision maker, 0 where infeasible."""
        values: Values = np.zeros(self.cube.size, dtype=_kind(self))
        values[self.space.cells] = self._ranks[dm]
        return values.reshape(self.cube.shape)

    def _carried(self, mover: int, values: Values, steps: Steps) -> Values:
        if steps == "moves":
            return super()._carried(mover, values, steps)
        shape = self.turns[mover].shape
        before = own_first(values.ravel(), shape)
        led = np.maximum(before[None], self._barriers[mover]).min(axis=1)
        least = np.minimum(before, led).reshape(shape[1], shape[0], shape[2])
        return np.ascontiguousarray(least.transpose(1, 0, 2)).reshape(values.shape)


def narrow(engine: Dense, rankings: Values) -> Values:
    """Rankings (columns) in numbers of the kind that barriers have, closed up if too great.

    What long lists of statements give the states are numbers far greater than there are states.
    """
    kind = _kind(engine)
    if rankings.max(initial=0) < np.iinfo(kind).max:
        fitting: Values = rankings.astype(kind)
        return fitting
    places = [np.unique(ranking, return_inverse=True)[1] + 1 for ranking in rankings.T]
    closed: Values = np.stack(places, axis=1).astype(kind)
    return closed


def _kind(engine: Dense) -> Any:
    """The type of numbers that is wide enough for ranks; the narrower, the faster."""
    return np.int16 if engine.size < np.iinfo(np.int16).max else np.int32


def improving(engine: Dense, mover: int, ranking: Values) -> NDArray[np.bool_]:
    """Which moves improve the position of a mover that ranks the states so.

    By its own combination before (first axis) and after (second), and everybody else's.
    """
    turns = engine.turns[mover]
    rank = np.zeros(engine.cube.size, dtype=np.int32)
    rank[engine.space.cells] = ranking
    own = own_first(rank, turns.shape)
    better = (own[None] > own[:, None]) & (own[:, None] > 0)
    allowed: NDArray[np.bool_] = better & turns.allowed[:, :, None]
    return allowed


def own_first(values: NDArray[Scalar], shape: tuple[int, int, int]) -> NDArray[Scalar]:
    """Values of all cells with the own combinations of a mover as rows."""
    moved = values.reshape(shape).transpose(1, 0, 2)
    return np.ascontiguousarray(moved).reshape(shape[1], -1)
