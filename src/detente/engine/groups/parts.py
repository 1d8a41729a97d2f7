"""Groups in option form: parts of the states inside which a group moves freely, and one-way steps.

Exact because every R_i is transitive up to return (definitions §2): what a group can reach is the
plain closure of its members' moves. Moves of options that can be changed back join states to
parts; only one-way options lead from part to part.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.conflict import DecisionMaker
from detente.conflict.problem import LimitError
from detente.engine.option_space import OptionSpace

Places = NDArray[np.intp]
Values = NDArray[Any]
MOST = 2**26


@dataclass(frozen=True)
class Parts:
    """States divided into parts, numbered from 0, and steps from part to part.

    `part` is that of each state. `start` and `end` are states at the two ends of each step; there
    is one for every two parts that a single move joins one way.
    """

    part: Places
    start: Places
    end: Places

    @cached_property
    def _sorted(self) -> tuple[Places, Places]:
        """The states in the order of their parts, and where each part begins among them."""
        order = np.argsort(self.part, kind="stable")
        return order, np.flatnonzero(np.diff(self.part[order], prepend=-1))

    @cached_property
    def _steps(self) -> tuple[Places, Places, Places]:
        """The parts that steps lead from, where those of each begin, and the parts they lead to."""
        count = int(self.part.max()) + 1
        codes = np.unique(self.part[self.start] * count + self.part[self.end])
        start, end = codes // count, codes % count
        start, end = start[start != end], end[start != end]
        first = np.flatnonzero(np.diff(start, prepend=-1))
        return start[first], first, end

    def carried(self, ufunc: np.ufunc, values: Values) -> Values:
        """At each state, what `ufunc` makes of the values where the group can lead, or stay."""
        order, first = self._sorted
        joined: Values = ufunc.reduceat(values[order], first, axis=0)
        start, first, end = self._steps
        while len(start):
            before = joined[start]
            after = ufunc(before, ufunc.reduceat(joined[end], first, axis=0))
            if np.array_equal(before, after):
                break
            joined[start] = after
        carried: Values = joined[self.part]
        return carried

    def backwards(self) -> Parts:
        """The same with every step made in the other direction."""
        return Parts(self.part, self.end, self.start) if len(self.start) else self

    def joined(self, other: Parts) -> Parts:
        """What two groups, or decision makers, can do together."""
        part = self.part
        while True:
            wider = _least(_least(part, other.part), self.part)
            if np.array_equal(wider, part):
                break
            part = wider
        numbered = np.unique(part, return_inverse=True)[1].astype(np.intp).reshape(part.shape)
        start = np.concatenate([self.start, other.start])
        return Parts(numbered, start, np.concatenate([self.end, other.end]))


def _least(values: Places, part: Places) -> Places:
    """At each state the least value in its part."""
    least = np.full(int(part.max()) + 1, len(values), dtype=np.intp)
    np.minimum.at(least, part, values)
    return least[part]


def nobody(size: int) -> Parts:
    """The parts of a group without members: each state by itself."""
    nothing = np.empty(0, dtype=np.intp)
    return Parts(np.arange(size), nothing, nothing)


def own_parts(space: OptionSpace, dm: DecisionMaker) -> Parts:
    """The parts of one decision maker: what differs in its own options that change both ways.

    Raises `LimitError` where its one-way options make too many steps.
    """
    cube = space.cube
    own = [k for k, option in enumerate(cube.options) if option.owner == dm.id]
    one_way = [k for k in own if cube.options[k].direction != "both"]
    levels = cube.levels(space.cells)
    others = space.cells - levels[:, own] @ cube.strides[own]
    kind = levels[:, one_way] @ cube.strides[one_way]
    _, first, part = np.unique(others * cube.size + kind, return_index=True, return_inverse=True)
    steps = int((np.unique(others[first], return_counts=True)[1] ** 2).sum())
    if steps > MOST:
        raise LimitError(
            f"one-way options of {dm.label} make up to {steps:,} steps between groups of states,"
            f" more than can be held ({MOST:,}); make fewer options one-way, or leave some out"
        )
    rising = np.array([-1 if cube.options[k].direction == "down" else 1 for k in one_way])
    start, end = _steps(others[first], levels[first][:, one_way] * rising)
    return Parts(part.astype(np.intp).reshape(-1), first[start], first[end])


def _steps(others: Places, levels: Places) -> tuple[Places, Places]:
    """Which parts, sorted by what `others` have chosen, lead to which: one-way options rise."""
    starts, ends = [np.empty(0, dtype=np.intp)], [np.empty(0, dtype=np.intp)]
    for apart in range(1, len(others)):
        one = np.flatnonzero(others[apart:] == others[:-apart])
        if not len(one):
            break
        other = one + apart
        up = (levels[one] <= levels[other]).all(axis=1)
        down = (levels[other] <= levels[one]).all(axis=1)
        starts += [one[up], other[down]]
        ends += [other[up], one[down]]
    return np.concatenate(starts), np.concatenate(ends)
