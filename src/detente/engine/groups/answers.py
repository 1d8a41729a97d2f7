"""Sequences of coalitional improvements, followed back from where they end (definitions §4).

Sets of states are whole numbers here, a bit for each state. `before` holds for each state the
states from which coalitional improvements lead to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from detente.engine.groups.bits import places

Ranks = NDArray[np.int32]
C = TypeVar("C")


def least(rank: Ranks, before: Sequence[int]) -> Ranks:
    """At each state the least rank that any sequence of steps leads to, or staying.

    States are taken from the worst on; what leads there, and has nothing worse, gets its rank.
    """
    found = rank.copy()
    todo = (1 << len(rank)) - 1
    for worst in np.argsort(rank, kind="stable").tolist():
        if not todo >> worst & 1:
            continue
        todo ^= 1 << worst
        waiting = [worst]
        while waiting:
            new = before[waiting.pop()] & todo
            if new:
                todo ^= new
                states = places(new)
                found[states] = rank[worst]
                waiting += states
    return found


def least_in_turn(rank: Ranks, before: Mapping[C, Sequence[int]]) -> Ranks:
    """The same where no coalition may move twice in a row: `before` is given for each of them.

    What one coalition begins another has to go on with. So a state from which one coalition leads
    to the worst is open to all others, and one from which a second does is open to all.
    """
    found = rank.copy()
    todo = (1 << len(rank)) - 1
    first: dict[int, C] = {}
    by = dict.fromkeys(before, 0)
    for worst in np.argsort(rank, kind="stable").tolist():
        if not todo >> worst & 1:
            continue
        todo ^= 1 << worst
        waiting = [(worst, [first[worst]] if worst in first else list(before))]
        while waiting:
            state, movers = waiting.pop()
            for mover in movers:
                for start in places(before[mover][state] & todo & ~by[mover]):
                    if start in first:
                        todo ^= 1 << start
                        waiting.append((start, [first[start]]))
                    else:
                        first[start] = mover
                        by[mover] |= 1 << start
                        found[start] = rank[worst]
                        waiting.append((start, [c for c in before if c != mover]))
    return found
