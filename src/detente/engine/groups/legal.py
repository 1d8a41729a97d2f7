"""Groups where moves are listed or states coalesced: it matters who moved last (definitions §2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.engine.arcs import Arcs

Values = NDArray[Any]


class Legal:
    """The legal sequences of the moves of some decision makers, none of whom moves twice in a row.

    `arcs` are the moves of each member.
    """

    def __init__(self, arcs: Sequence[Arcs]) -> None:
        self._arcs = arcs
        self._first = [np.flatnonzero(np.diff(one.start, prepend=-1)) for one in arcs]

    def carried(self, ufunc: np.ufunc, values: Values) -> Values:
        """At each state, what `ufunc` makes of the values where the group can lead, or stay."""
        members = range(len(self._arcs))
        after = [values for _ in members]
        while True:
            by = [self._moved(ufunc, j, values, after[j]) for j in members]
            then = [_all(ufunc, values, [by[k] for k in members if k != j]) for j in members]
            if all(np.array_equal(then[j], after[j]) for j in members):
                return _all(ufunc, values, by)
            after = then

    def _moved(self, ufunc: np.ufunc, mover: int, values: Values, after: Values) -> Values:
        """What comes of one move, `after` which others go on, or of staying."""
        arcs, first = self._arcs[mover], self._first[mover]
        moved: Values = values.copy()
        if len(first):
            start = arcs.start[first]
            moved[start] = ufunc(moved[start], ufunc.reduceat(after[arcs.end], first, axis=0))
        return moved

    def backwards(self) -> Legal:
        """The same with every move made in the other direction."""
        turned: list[Arcs] = []
        for arcs in self._arcs:
            order = np.argsort(arcs.end, kind="stable")
            turned.append(Arcs(arcs.end[order], arcs.start[order]))
        return Legal(turned)


def _all(ufunc: np.ufunc, values: Values, others: Sequence[Values]) -> Values:
    """What `ufunc` makes of some values at each state."""
    made: Values = values.copy()
    for other in others:
        ufunc(made, other, out=made)
    return made
