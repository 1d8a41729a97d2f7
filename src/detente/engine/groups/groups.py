"""All groups of decision makers of one conflict, and what each of them can bring about."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import numpy as np

from detente.engine.groups.bits import Bits
from detente.engine.groups.group import Group
from detente.engine.groups.vantage import Members, Ranks, Vantage
from detente.engine.protocol import Engine


def coalitions(of: Members, most: int | None = None) -> Iterator[Members]:
    """The non-empty groups out of some decision makers, of at most so many, the smallest first.

    >>> [sorted(one) for one in coalitions(frozenset({0, 2}))]
    [[0], [2], [0, 2]]
    """
    for size in range(1, (len(of) if most is None else min(most, len(of))) + 1):
        yield from map(frozenset, combinations(sorted(of), size))


class Groups(ABC):
    """What the groups of decision makers of a conflict can bring about.

    Decision makers are counted from 0. A rank is the engine's: 1 is worst, higher is better. What
    was computed for a group is kept.
    """

    def __init__(self, engine: Engine[Any]) -> None:
        self.size = engine.size
        self.everyone = frozenset(range(len(engine.conflict.decision_makers)))
        self.ranks = [engine.ranks(dm) for dm in sorted(self.everyone)]
        self.everywhere = Vantage(self.ranks, np.arange(self.size))
        self._answers: dict[tuple[Members, int], Ranks] = {}

    @abstractmethod
    def group(self, members: Members) -> Group:
        """What a group can bring about; the empty one nothing."""

    @abstractmethod
    def answered(self, others: Members, dm: int) -> Ranks:
        """At each state the least rank of `dm` to which the coalitions among `others` lead.

        By sequences of coalitional improvements, no coalition twice in a row, or by doing nothing.
        """

    @abstractmethod
    def forget(self) -> None:
        """Drop what is kept only to find more of its kind, for larger groups."""

    @abstractmethod
    def held(self) -> int:
        """Of how many coalitions the improvements are held at once, from small ones to large."""

    @property
    @abstractmethod
    def effort(self) -> int:
        """How much longer it takes to carry values back than in the plainest conflict."""

    def able(self, members: Members) -> Members:
        """Those of some decision makers who count where a group improves its position."""
        return members

    def others(self, coalition: Members) -> Members:
        """N ∖ H."""
        return self.everyone - coalition

    def _improvements(self, members: Members) -> Bits:
        """For each state x the states s with x ∈ R_H⁺⁺(s)."""
        return self.everywhere.improvements(self.group(members), members)
