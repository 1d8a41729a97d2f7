"""How a decision maker's own options may change in one move."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from math import prod

import numpy as np
from numpy.typing import NDArray

from detente.conflict import DecisionMaker, Direction
from detente.engine.cube import Cube

Own = NDArray[np.intp]


class Turns:
    """The combinations of one decision maker's own options, and the moves between them.

    A decision maker's options are neighbours in the cube, so that an array over the cube, seen as
    `shape` (later options, own combinations, earlier options), has its moves along the middle axis.
    """

    def __init__(self, cube: Cube, dm: DecisionMaker) -> None:
        self.options = dm.options
        sizes = [len(option.levels) for option in dm.options]
        self.count = prod(sizes)
        first = cube.options.index(dm.options[0]) if dm.options else 0
        self.stride = int(cube.strides[first]) if dm.options else 1
        self.shape = (cube.size // (self.stride * self.count), self.count, self.stride)
        own = np.arange(self.count)
        self._levels = [own // prod(sizes[:k]) % size for k, size in enumerate(sizes)]

    @cached_property
    def allowed(self) -> NDArray[np.bool_]:
        """From which own combination (row) a move leads to which (column); none to itself."""
        return self.allowed_from(np.arange(self.count))

    def allowed_from(self, own: Own) -> NDArray[np.bool_]:
        """The rows of `allowed` for some own combinations."""
        allowed: NDArray[np.bool_] = own[:, None] != np.arange(self.count)
        for option, levels in zip(self.options, self._levels, strict=True):
            allowed &= _step(option.direction, levels[own, None], levels)
        return allowed

    @property
    def led(self) -> int:
        """How many own combinations the parts of `alike` lead to, all together."""
        return prod(
            len(o.levels) if o.direction == "both" else len(o.levels) * (len(o.levels) + 1) // 2
            for o in self.options
        )

    def alike(self) -> Iterator[tuple[Own, Own]]:
        """The own combinations that lead to the same others, and those others with themselves.

        All of them together where every move can be taken back, else apart for each combination of
        the one-way options.
        """
        kind = np.zeros(self.count, dtype=np.intp)
        for option, levels in zip(self.options, self._levels, strict=True):
            if option.direction != "both":
                kind = kind * len(option.levels) + levels
        for one in np.unique(kind):
            group = np.flatnonzero(kind == one)
            led = self.allowed_from(group[:1])[0]
            led[group[0]] = True
            yield group, np.flatnonzero(led)


def _step(direction: Direction, start: Own, end: Own) -> NDArray[np.bool_]:
    match direction:
        case "up":
            return end >= start
        case "down":
            return end <= start
        case _:
            return np.ones(np.broadcast_shapes(start.shape, end.shape), dtype=np.bool_)
