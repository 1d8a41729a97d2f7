"""All groups of decision makers of one conflict, and what each of them can bring about."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from itertools import combinations
from math import comb
from typing import Any

import numpy as np

from detente.engine.arcs import Graph
from detente.engine.dense import Dense
from detente.engine.groups.answers import least, least_in_turn
from detente.engine.groups.bits import Bits, whole
from detente.engine.groups.group import Group
from detente.engine.groups.legal import Legal
from detente.engine.groups.parts import Parts, nobody, own_parts
from detente.engine.groups.vantage import Members, Ranks, Vantage
from detente.engine.protocol import Engine

KEPT = 2**26
"""States times groups that are kept at most: each takes some 30 bytes."""


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


class PlainGroups(Groups):
    """Groups in option form, where the last mover does not matter.

    So every R_C⁺⁺ is transitive too, and "no coalition twice in a row" changes nothing.
    """

    def __init__(self, engine: Dense) -> None:
        super().__init__(engine)
        self._own = [own_parts(engine.space, dm) for dm in engine.conflict.decision_makers]
        self._movers = frozenset(dm for dm in self.everyone if engine.turns[dm].count > 1)
        self._groups: dict[Members, Parts] = {}
        self._before: dict[Members, Bits] = {}

    effort = 1

    def held(self) -> int:
        """Those of two sizes, of the members that can move."""
        able = len(self._movers)
        return max((comb(able, k) + comb(able, k - 1) for k in range(1, able + 1)), default=0)

    def able(self, members: Members) -> Members:
        """Those who can move: one who cannot only restricts a coalition."""
        return members & self._movers

    def group(self, members: Members) -> Parts:
        """What a group can bring about; the empty one nothing."""
        able = self.able(members)
        if able not in self._groups:
            found = self._made(able)
            while len(self._groups) > KEPT // self.size:
                del self._groups[next(iter(self._groups))]
            self._groups[able] = found
        return self._groups[able]

    def _made(self, able: Members) -> Parts:
        if not able:
            return nobody(self.size)
        last = max(able)
        return self.group(able - {last}).joined(self._own[last])

    def answered(self, others: Members, dm: int) -> Ranks:
        """At each state the least rank of `dm` to which the coalitions among `others` lead."""
        able = self.able(others)
        if not able:
            return self.ranks[dm]
        if (able, dm) not in self._answers:
            before = whole(self._led_from(able))
            for one in self.everyone - able:
                self._answers[able, one] = least(self.ranks[one], before)
        return self._answers[able, dm]

    def _led_from(self, able: Members) -> Bits:
        """For each state those from which a coalitional improvement among a group leads there."""
        if able not in self._before:
            found = self._improvements(able)
            for one in able if len(able) > 1 else ():
                found |= self._led_from(able - {one})
            self._before[able] = found
        return self._before[able]

    def forget(self) -> None:
        """Drop what is kept only to find more of its kind; enough stays for groups one larger."""
        most = max(map(len, self._before), default=0)
        self._before = {k: found for k, found in self._before.items() if len(k) >= most - 1}


class LegalGroups(Groups):
    """Groups in graph form or with coalesced states, where it matters who moved last."""

    def __init__(self, engine: Graph) -> None:
        super().__init__(engine)
        self._arcs = engine.arcs
        self._before: dict[Members, list[int]] = {}

    @property
    def effort(self) -> int:
        """How much longer it takes than in the plainest conflict: by the number of moves."""
        return max(1, sum(len(arcs.start) for arcs in self._arcs) // self.size)

    def group(self, members: Members) -> Legal:
        """What a group can bring about; the empty one nothing."""
        return Legal([self._arcs[dm] for dm in sorted(members)])

    def answered(self, others: Members, dm: int) -> Ranks:
        """At each state the least rank of `dm` to which the coalitions among `others` lead.

        One who only looks on makes another coalition, so that nobody may be left out.
        """
        if (others, dm) not in self._answers:
            before = {c: self._led_from(c) for c in coalitions(others)}
            self._answers[others, dm] = least_in_turn(self.ranks[dm], before)
        return self._answers[others, dm]

    def _led_from(self, members: Members) -> list[int]:
        """For each state those from which a coalitional improvement of a coalition leads there."""
        if members not in self._before:
            self._before[members] = whole(self._improvements(members))
        return self._before[members]

    def held(self) -> int:
        """All of them."""
        return 1 << len(self.everyone)

    def forget(self) -> None:
        """Nothing can be dropped: what a coalition can do counts in every larger group."""


def groups_of(engine: Engine[Any]) -> Groups:
    """The groups of a conflict whose states are listed."""
    if isinstance(engine, Dense):
        return PlainGroups(engine)
    assert isinstance(engine, Graph)
    return LegalGroups(engine)
