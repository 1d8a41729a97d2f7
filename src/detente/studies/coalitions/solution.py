"""A conflict solved for coalitions: which states are stable for which of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce

import numpy as np
from numpy.typing import NDArray

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
        self.known = self._everywhere(found.places, np.ones(len(found.places), dtype=np.bool_))
        self._places = found.places
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
                self._known(concept, coalition)
            if self.members == len(self.groups.everyone):
                self.groups.forget()
            if tell is not None:
                tell(done, len(found))

    def stable(self, concept: Concept, coalition: Iterable[int]) -> States:
        """The states that are stable for a coalition under a concept.

        Raises ValueError for what is no coalition, or is not looked at.
        """
        return self._everywhere(self._places, self._known(concept, frozenset(coalition)))

    def stays(self, concept: Concept, coalition: Members, number: int) -> bool:
        """Whether one state, that is known, is stable for a coalition under a concept."""
        place = np.searchsorted(self._places, number - 1)
        return bool(self._known(concept, coalition)[place])

    def stable_for(self, concept: Concept, dm: int) -> States:
        """The states that are stable for every coalition that a decision maker is in."""
        return self._for_all(concept, [group for group in self.coalitions if dm in group])

    def universal(self, concept: Concept) -> States:
        """The states that are stable for every coalition, of at most `members` members."""
        return self._for_all(concept, self.coalitions)

    def _for_all(self, concept: Concept, groups: Iterable[Members]) -> States:
        found = reduce(np.logical_and, (self._known(concept, group) for group in groups))
        return self._everywhere(self._places, found)

    def _known(self, concept: Concept, group: Members) -> States:
        """Which of the known states are stable for a coalition, in the order of their numbers."""
        if not group or not group <= self.groups.everyone:
            raise ValueError(f"{sorted(group)} is no coalition of {len(self.groups.everyone)}")
        if concept.id in self.left_out:
            raise ValueError(f"{concept.id} is left out: {self.left_out[concept.id]}")
        if (concept.id, group) not in self._stable:
            parts = [stable_for(concept, self.groups, group, block) for block in self._blocks]
            self._stable[concept.id, group] = np.concatenate(parts)
        return self._stable[concept.id, group]

    def _everywhere(self, places: NDArray[np.intp], found: States) -> States:
        """What is found at some places, as a set of all states; the others are not in it."""
        states: States = np.zeros(self.groups.size, dtype=np.bool_)
        states[places] = found
        return states
