"""Many states as few boxes: combinations in which some options make no difference.

A state is the set of its marks, one for each option and the level it is at. A box is a set of marks
too, some levels of each option, and holds the states whose marks are all among its own.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Marks = NDArray[np.bool_]
"""Sets of marks: a row a set, a column a mark."""

Rows = NDArray[np.bool_]
"""Which rows of a table are meant."""

Sets = NDArray[np.uint64]
"""Sets of marks in the bits of whole numbers: a row a set, so many numbers wide as it needs."""


def cover(group: Marks, others: Marks, most: int | None = None) -> list[Rows]:
    """Boxes that hold every state of `group` and none of `others`: the rows that each one holds.

    Each is maximal: none without others holds the same states and more. It is grown from the first
    state that no box holds yet, at each step by the marks that bring in most such states, of equals
    most states, of equals the first state in which they differ. Boxes may overlap, but each holds a
    state that no other does. The largest comes first, of equals the one with the first state. With
    `most` no more than so many boxes are looked for, and some states may be in none.

    Combinations that are in neither table are in nobody's way: a box may reach across what
    constraints rule out, so that the cover is the same whether a choice of three is one option of
    three levels or three options that exclude each other.

    With marks for an option that is off or on and for the three levels of another:

    >>> group = np.array([[1, 0, 1, 0, 0], [0, 1, 1, 0, 0], [0, 1, 0, 0, 1]], dtype=np.bool_)
    >>> others = np.array([[1, 0, 0, 0, 1]], dtype=np.bool_)
    >>> [np.flatnonzero(rows).tolist() for rows in cover(group, others)]
    [[0, 1], [1, 2]]
    """
    beyond = np.logical_or.reduce(others[:, ~group.any(axis=0)], axis=1)
    states, barred = _packed(group), _packed(others[~beyond])
    left = np.ones(len(group), dtype=np.bool_)
    boxes: list[Rows] = []
    while left.any() and (most is None or len(boxes) < most):
        boxes.append(_grown(states, barred, left))
        left &= ~boxes[-1]
    return sorted(_needed(boxes), key=lambda rows: (-_count(rows), int(np.argmax(rows))))


def _grown(group: Sets, others: Sets, left: Rows) -> Rows:
    """The rows of a maximal box that holds the first state left."""
    box = group[np.argmax(left)]
    barred = _least(others & ~box)
    while True:
        held = _within(group, box)
        steps = _least(group[~held] & ~box)
        wider = [box | step for step in steps if not _within(barred, box | step).any()]
        if not wider:
            return held
        box = max(wider, key=lambda one: _gain(_within(group, one), left))


def _gain(rows: Rows, left: Rows) -> tuple[int, int, bytes]:
    """What to choose by: the states left, all states, the first state in which two differ."""
    return _count(rows & left), _count(rows), rows.tobytes()


def _needed(boxes: list[Rows]) -> list[Rows]:
    """The boxes without those whose states all lie in others, looked at from the last one."""
    times = np.sum(boxes, axis=0)
    needed: list[Rows] = []
    for rows in reversed(boxes):
        if (times[rows] > 1).all():
            times -= rows
        else:
            needed.append(rows)
    return needed


def _packed(marks: Marks) -> Sets:
    padded = np.pad(marks, ((0, 0), (0, 64 - marks.shape[1] % 64)))
    return np.ascontiguousarray(np.packbits(padded, axis=1)).view(np.uint64)


def _within(sets: Sets, box: Sets) -> Rows:
    """Which of some sets lie wholly in a box."""
    return ~_any(sets & ~box)


def _least(sets: Sets) -> Sets:
    """The sets that hold no other of them; a set that holds another is a larger number."""
    sets = sets[np.lexsort(sets.T)]
    least: list[Sets] = []
    while len(sets):
        least.append(sets[0])
        sets = sets[_any(sets[0] & ~sets)]
    return np.array(least, dtype=np.uint64).reshape(-1, sets.shape[1])


def _any(sets: Sets) -> Rows:
    """Which of some sets hold anything."""
    rows: Rows = np.logical_or.reduce(sets, axis=1, dtype=np.bool_)
    return rows


def _count(rows: Rows) -> int:
    return int(np.count_nonzero(rows))
