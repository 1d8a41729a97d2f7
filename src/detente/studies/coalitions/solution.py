"""A conflict solved for coalitions: which states are stable for which of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce

import numpy as np

from detente.engine import States
from detente.engine.groups import Members, Vantage, coalitions, groups_of
from detente.stability import GMR, Concept
from detente.stability.coalitional import COALITIONAL, stable_for
from detente.studies.coalitions.extent import extent
from detente.studies.solution import Solution

Tell = Callable[[int, int], None]
"""Told how many of how many coalitions are done."""


class CoalitionalSolution:
    """The stable states of a solved conflict for coalitions, computed when asked for and kept.

    Decision makers are counted from 0, states from 1, as in `Solution`. Coalitions of at most
    `size` members are looked at (None: the largest size that fits; `members` says which). Of a
    large conflict only some states are `known`: those that are stable for every single decision
    maker under GMR, without which no state withstands every coalition, and those in `needed`, by
    their numbers; with `only` just the latter, of any conflict. Others count as unstable.
    `left_out` says why a concept is not looked at. Raises `LimitError` where the conflict is too
    large.
    """

    def __init__(
        self,
        solution: Solution,
        size: int | None = None,
        needed: Iterable[int] = (),
        *,
        only: bool = False,
    ) -> None:
        self.solution = solution
        self.groups = groups_of(solution.engine)
        marked: States = np.zeros(self.groups.size, dtype=np.bool_)
        marked[[number - 1 for number in needed]] = True
        if not only:
            marked |= solution.equilibria(GMR)
        found = extent(self.groups, size, np.flatnonzero(marked), only)
        self.members = found.members
        self.everywhere = found.everywhere
        self.left_out = found.left_out
        self.known: States = np.zeros(self.groups.size, dtype=np.bool_)
        self.known[found.places] = True
        self._blocks = [
            Vantage(self.groups.ranks, places) for places in found.blocks(self.groups.size)
        ]
        self._stable: dict[tuple[str, Members], States] = {}

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """The concepts that are looked at."""
        return tuple(c for c in COALITIONAL.values() if c.id not in self.left_out)

    @property
    def coalitions(self) -> list[Members]:
        """The coalitions that are looked at, the smallest first."""
        return list(coalitions(self.groups.everyone, self.members))

    def solve(self, tell: Tell | None = None) -> None:
        """Find all verdicts, the largest coalitions first; `tell` hears how far that is."""
        found = self.coalitions[::-1]
        for done, coalition in enumerate(found, 1):
            for concept in self.concepts:
                self.stable(concept, coalition)
            if self.members == len(self.groups.everyone):
                self.groups.forget()
            if tell is not None:
                tell(done, len(found))

    def stable(self, concept: Concept, coalition: Iterable[int]) -> States:
        """The states that are stable for a coalition under a concept.

        Raises ValueError for what is no coalition, or is not looked at.
        """
        group = frozenset(coalition)
        if not group or not group <= self.groups.everyone:
            raise ValueError(f"{sorted(group)} is no coalition of {len(self.groups.everyone)}")
        if concept.id in self.left_out:
            raise ValueError(f"{concept.id} is left out: {self.left_out[concept.id]}")
        if (concept.id, group) not in self._stable:
            found: States = np.zeros(self.groups.size, dtype=np.bool_)
            for block in self._blocks:
                found[block.places] = stable_for(concept, self.groups, group, block)
            self._stable[concept.id, group] = found
        return self._stable[concept.id, group]

    def stable_for(self, concept: Concept, dm: int) -> States:
        """The states that are stable for every coalition that a decision maker is in."""
        return self._for_all(concept, [group for group in self.coalitions if dm in group])

    def universal(self, concept: Concept) -> States:
        """The states that are stable for every coalition, of at most `members` members."""
        return self._for_all(concept, self.coalitions)

    def _for_all(self, concept: Concept, groups: Iterable[Members]) -> States:
        return reduce(np.logical_and, (self.stable(concept, group) for group in groups))
