"""Sequences of coalitional improvements, the shortest first (definitions §4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.engine import States
from detente.engine.groups import Groups, Members, Vantage, coalitions
from detente.engine.groups.bits import Bits, column

Node = tuple[int, Members]
"""A place that was reached, and the coalition that moved there."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a sequence is to end, `through` which states it may lead, and which end is best."""

    ends: States
    through: States
    key: Callable[[int], Any]


def improving(groups: Groups, among: Members, start: int, goal: Goal) -> Sequence[Node]:
    """The fewest coalitional improvements from a place to a goal, by coalitions among some.

    No coalition moves twice in a row; smaller ones are tried first. Empty if there is no way.
    """
    origin: dict[Node, Node] = {}
    newest: list[Node] = [(start, frozenset())]
    while newest:
        longer: list[Node] = []
        for coalition in coalitions(groups.able(among)):
            starts = {node[0]: node for node in newest if node[1] != coalition}
            if not starts:
                continue
            places = np.array(sorted(starts), dtype=np.intp)
            vantage = Vantage(groups.ranks, places)
            pairs = vantage.improvements(groups.group(coalition), coalition)
            ends = np.flatnonzero(pairs.any(axis=1) & goal.through)
            final = ends[goal.ends[ends]].tolist()
            reached = [min(final, key=goal.key)] if final else ends.tolist()
            for end in reached:
                if final or (end, coalition) not in origin:
                    origin[end, coalition] = starts[_start(pairs, places, end)]
                    longer.append((end, coalition))
            if final:
                return _way(origin, longer[-1])
        newest = longer
    return []


def _start(pairs: Bits, places: NDArray[np.intp], end: int) -> int:
    """The first place from which a coalitional improvement leads to an end."""
    return int(places[next(k for k in range(len(places)) if column(pairs[end : end + 1], k)[0])])


def _way(origin: Mapping[Node, Node], last: Node) -> Sequence[Node]:
    way: list[Node] = []
    while last in origin:
        way.append(last)
        last = origin[last]
    return way[::-1]
