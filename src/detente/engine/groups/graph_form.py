"""The groups of a conflict in graph form or with coalesced states: it matters who moved last."""

from __future__ import annotations

from detente.engine.arcs import Graph
from detente.engine.groups.answers import least_in_turn
from detente.engine.groups.bits import whole
from detente.engine.groups.groups import Groups, coalitions
from detente.engine.groups.legal import Legal
from detente.engine.groups.vantage import Members, Ranks


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
