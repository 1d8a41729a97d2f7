"""The moves that improve the position of a decision maker, found by sorting."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.conflict.problem import LimitError
from detente.engine.turns import Own, Turns

Values = NDArray[np.int32]
Index = NDArray[np.int32]
MOST = 2**26


class Improvements:
    """The unilateral improvements of one decision maker over the cube of options.

    Own combinations that lead to the same others share one sorting of those, by rank and best
    first, for each combination of everybody else's options. The improvements from a state are then
    the first few, and the least value among them a running minimum. `rank` is 0 where infeasible.
    Raises `LimitError` where one-way options make too many parts.
    """

    def __init__(self, turns: Turns, rank: Values) -> None:
        moves = turns.led * rank.size // turns.count
        if moves > MOST:
            raise LimitError(
                f"one-way options lead to {moves:,} moves, more than the dense engine can sort"
                f" ({MOST:,}); make fewer options one-way, or leave some out"
            )
        self._cells = rank.size
        shaped = rank.reshape(turns.shape)
        self._parts = [_part(turns, group, led, shaped) for group, led in turns.alike()]

    def least(self, values: Values) -> Values:
        """The least value that one improvement, or none, leads to.

        The values may have one more axis than the ranks, for several values of each state.
        """
        one = values.size == self._cells
        before = values.ravel() if one else values.reshape(self._cells, -1)
        least = before.copy()
        for ends, starts, last in self._parts:
            lowest = np.minimum.accumulate(_taken(before, ends), axis=0)
            lowest = lowest.reshape(-1, *before.shape[1:])
            least[starts] = np.minimum(_taken(before, starts), _taken(lowest, last))
        return least.reshape(values.shape)


def _taken(values: Values, places: Index) -> Values:
    """The values at some places, of which none is beyond the end: so nothing need be checked."""
    return values.take(places, axis=0, mode="clip")


def _part(turns: Turns, group: Own, led: Own, rank: Values) -> tuple[Index, Index, Index]:
    """The cells that a group of own combinations leads to, best first down each column.

    Then the cells of the group that have improvements among them, and where in the first array,
    read in the order of memory, the last of these improvements stands.
    """
    later, count, stride = turns.shape
    ranks = np.moveaxis(rank[:, led], 1, 0).reshape(len(led), -1)
    order = np.argsort(-ranks, axis=0, kind="stable")
    ranks = np.take_along_axis(ranks, order, axis=0)
    column = np.arange(later * stride)
    ends = column // stride * stride * count + led[order] * stride + column % stride

    row = np.arange(len(led))[:, None]
    worse = np.zeros(ranks.shape, dtype=np.bool_)
    worse[1:] = ranks[1:] < ranks[:-1]
    better = np.maximum.accumulate(np.where(worse, row, 0), axis=0)
    starts = (better > 0) & (ranks > 0) & np.isin(led, group)[order]
    last = (better - 1) * len(column) + column
    return ends.astype(np.int32), ends[starts].astype(np.int32), last[starts].astype(np.int32)
