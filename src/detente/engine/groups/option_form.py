"""The groups of a conflict in option form, where it does not matter who moved last."""

from __future__ import annotations

from math import comb

from detente.engine.dense import Dense
from detente.engine.groups.answers import least
from detente.engine.groups.bits import Bits, whole
from detente.engine.groups.groups import Groups
from detente.engine.groups.parts import Parts, nobody, own_parts
from detente.engine.groups.vantage import Members, Ranks

KEPT = 2**26
"""States times groups that are kept at most: each takes some 30 bytes."""


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

    @property
    def effort(self) -> int:
        """How much longer it takes than in the plainest conflict: this is the plainest."""
        return 1

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
