"""Which single differences decide: each is undone alone, and made alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from detente.conflict import Conflict, ConflictError
from detente.conflict.problem import LimitError, MeaningError
from detente.engine import States
from detente.stability import CONCEPTS
from detente.studies.comparison.answer import Because
from detente.studies.comparison.outcomes import Codes, Outcomes
from detente.studies.differences import Difference, reverted, without
from detente.studies.solution import Solution


class Trial:
    """A conflict that is tried, solved as far as it is asked; no outcome where none is feasible."""

    def __init__(self, outcomes: Outcomes, conflict: Conflict) -> None:
        self._codes: Codes = np.array([], dtype=np.int64)
        self._solution: Solution | None = None
        try:
            self._solution = Solution(conflict)
        except MeaningError:
            return
        self._codes = outcomes.coded(self._solution)

    def equilibria(self, concept: str, codes: Codes) -> States:
        """Which of some outcomes are equilibria of it under a concept. Raises `LimitError`."""
        if self._solution is None:
            return np.zeros(len(codes), dtype=np.bool_)
        found: States = np.isin(codes, self._codes[self._solution.equilibria(CONCEPTS[concept])])
        return found


class Trials:
    """What becomes of outcomes where a difference between two conflicts is undone, or made, alone.

    `telling` are the places of the differences that can matter, `untried` of those among them that
    cannot be undone, or made, alone: what is left would speak of what is gone.
    """

    def __init__(
        self,
        outcomes: Outcomes,
        conflicts: tuple[Conflict, Conflict],
        differences: Sequence[Difference],
        telling: Sequence[int],
    ) -> None:
        self._outcomes, self._differences = outcomes, differences
        self._before, self._after = conflicts
        self._telling = tuple(telling)
        self._undone: dict[int, Trial] = {}
        self._made: dict[tuple[int, ...], Trial] = {}
        if len(telling) > 1:
            for place in telling:
                self._try(place)
        tried = telling if len(telling) == 1 else [*self._undone]
        self.untried = tuple(place for place in telling if place not in tried)

    @property
    def possible(self) -> bool:
        """Whether anything can be said of a difference alone."""
        return len(self.untried) < len(self._telling)

    def because(self, concept: str, gained: bool, codes: Codes) -> list[Because]:
        """What decides that outcomes gain a concept, or lose it, for each. Raises `LimitError`."""
        if len(self._telling) == 1:
            return [Because(self._telling, self._telling)] * len(codes)
        needed = {
            place: trial.equilibria(concept, codes) != gained
            for place, trial in self._undone.items()
        }
        enough = {
            place: self._made[place,].equilibria(concept, codes) == gained for place in needed
        }
        alone = [
            Because(
                tuple(place for place, found in needed.items() if found[k]),
                tuple(place for place, found in enough.items() if found[k]),
            )
            for k in range(len(codes))
        ]
        found: list[Because] = list(alone)
        for because in dict.fromkeys(alone):
            chosen = [k for k, one in enumerate(alone) if one == because]
            together = self._together(because, concept, gained, codes[chosen])
            for k, sure in zip(chosen, together, strict=True):
                found[k] = Because(because.needed, because.enough, sure)
        return found

    def _try(self, place: int) -> None:
        difference = self._differences[place]
        try:
            undone = Trial(self._outcomes, without(self._before, self._after, difference))
            self._made[place,] = Trial(self._outcomes, self._with((place,)))
        except (ConflictError, LimitError):
            return
        self._undone[place] = undone

    def _with(self, places: tuple[int, ...]) -> Conflict:
        """The first conflict with some of the differences made. Raises `ConflictError`."""
        made = self._before
        for place in places:
            made = without(self._after, made, reverted(self._differences[place]))
        return made

    def _together(
        self, because: Because, concept: str, gained: bool, codes: Codes
    ) -> list[bool | None]:
        """Whether several needed differences are enough together, where none is enough alone."""
        needed = because.needed
        if because.enough or len(needed) < 2:
            return [None] * len(codes)
        if needed == self._telling:
            return [True] * len(codes)
        try:
            if needed not in self._made:
                self._made[needed] = Trial(self._outcomes, self._with(needed))
            suffices = self._made[needed].equilibria(concept, codes) == gained
            return [bool(sure) for sure in suffices]
        except (ConflictError, LimitError):
            return [None] * len(codes)
