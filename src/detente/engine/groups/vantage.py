"""Where one stands: some states, and how all others compare with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from detente.engine.groups.bits import Bits, Places, below, own, single
from detente.engine.groups.group import Group
from detente.engine.protocol import States

Members = frozenset[int]
Ranks = NDArray[np.int32]


class Vantage:
    """Some states s, by their places, from which coalitions look at all states x.

    Pairs (x, s) are held as bits: a row for each x, a bit for each s. Decision makers are counted
    from 0; `ranks` are the engine's: 1 is worst, higher is better.
    """

    def __init__(self, ranks: Sequence[Ranks], places: Places) -> None:
        self.ranks = ranks
        self.places = places
        self._below: dict[int, Bits] = {}

    def promising(self, hopes: Mapping[int, Ranks]) -> Bits:
        """Which x promise more than each s has, to every one of some decision makers."""
        return reduce(np.bitwise_and, (self._worse(dm)[hope] for dm, hope in hopes.items()))

    def better(self, members: Members) -> Bits:
        """Which x every member prefers to which s."""
        return self.promising({dm: self.ranks[dm] for dm in sorted(members)})

    def left(self, group: Group, pairs: Bits) -> States:
        """Which s a group can leave for some x that is paired with it."""
        return own(group.carried(np.bitwise_or, pairs), self.places)

    def improvements(self, group: Group, members: Members) -> Bits:
        """The pairs with x ∈ R_H⁺⁺(s), given what the group of these members can bring about."""
        start = single(len(self.ranks[0]), self.places)
        return group.backwards().carried(np.bitwise_or, start) & self.better(members)

    def _worse(self, dm: int) -> Bits:
        """For each value the s whose rank is less."""
        if dm not in self._below:
            most = int(self.ranks[dm].max())
            self._below[dm] = below(self.ranks[dm][self.places], most)
        return self._below[dm]
