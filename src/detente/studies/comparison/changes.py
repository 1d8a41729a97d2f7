"""What one conflict changes about the equilibria of another, and because of which difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict
from detente.conflict.problem import LimitError
from detente.engine import States
from detente.studies.comparison.answer import Because, Change, Moved, Shift
from detente.studies.comparison.describing import Describer
from detente.studies.comparison.outcomes import Outcomes
from detente.studies.comparison.sets import INFEASIBLE, Sets, cell_of
from detente.studies.comparison.trials import Trials
from detente.studies.differences import differences
from detente.studies.differences.difference import DayChanged, Difference, StatusQuoChanged
from detente.studies.strength import strongest_first

MOST_DIFFERENCES = 20
"""With more differences than this, none is tried alone."""

WORK = 1_000_000
"""The most that is tried for one conflict: outcomes times differences."""

Group = tuple[States, Because | None]
"""Outcomes, and because of what all of them change."""


class Changes:
    """What conflicts change about the equilibria of another one.

    `stopped` is set once an interrupt has ended the search for reasons.
    """

    def __init__(self, outcomes: Outcomes, concepts: Sequence[str], limit: int) -> None:
        self.outcomes, self.concepts, self.limit = outcomes, concepts, limit
        self.stopped = False

    def change(
        self, name: str, conflicts: tuple[Conflict, Conflict], sets: tuple[Sets, Sets]
    ) -> Change:
        """What the second of two conflicts changes, given what the outcomes are in both."""
        found = differences(*conflicts)
        telling = [k for k, one in enumerate(found) if matters(one)]
        before, after = sets
        differ: States = (before != after) & ((before > 0) | (after > 0))
        note, trials = "", None
        if differ.any():
            note = _too_much(len(self.outcomes), len(telling))
            try:
                trials = None if note else Trials(self.outcomes, conflicts, found, telling)
            except KeyboardInterrupt:
                self.stopped = True
        shifts = tuple(self._shifts(differ, sets, trials))
        return Change(
            name=name,
            differences=found,
            idle=not telling,
            moved={c: _moved(before, after, k) for k, c in enumerate(self.concepts)},
            shifts=shifts,
            untried=() if trials is None else trials.untried,
            note=note,
        )

    def _shifts(
        self, differ: States, sets: tuple[Sets, Sets], trials: Trials | None
    ) -> list[Shift]:
        """The outcomes that change, those together that change alike and because of the same."""
        before, after = sets
        shown: States = (before > 0) | (after > 0)
        describer = Describer(self.outcomes, (before != INFEASIBLE) | (after != INFEASIBLE), shown)
        pairs = np.unique(np.stack([before, after])[:, differ], axis=1).T.tolist()
        groups = [
            (one, other, members, because)
            for one, other in pairs
            for members, because in self._groups(
                differ & (before == one) & (after == other), (one, other), trials
            )
        ]
        groups.sort(key=lambda group: self._order(*group[:3]))
        shifts: list[Shift] = []
        for one, other, members, because in groups:
            families, left = describer.families(members, self.limit)
            shifts.append(
                Shift(
                    before=cell_of(one, self.concepts),
                    after=cell_of(other, self.concepts),
                    concept=self._concept(one, other)[0],
                    count=int(np.count_nonzero(members)),
                    because=because,
                    families=families,
                    ungrouped=left,
                )
            )
        return shifts

    def _groups(
        self, members: States, pair: tuple[int, int], trials: Trials | None
    ) -> Iterator[Group]:
        """Some outcomes that change alike, by what they change because of."""
        concept, gained = self._concept(*pair)
        places = np.flatnonzero(members)
        if trials is not None and trials.possible and not self.stopped:
            try:
                found = trials.because(concept, gained, self.outcomes.codes[places])
            except KeyboardInterrupt:
                self.stopped = True
            except LimitError:
                pass
            else:
                for because in dict.fromkeys(found):
                    chosen = [k for k, one in enumerate(found) if one == because]
                    yield _marked(places[chosen], len(members)), because
                return
        yield members, None

    def _concept(self, before: int, after: int) -> tuple[str, bool]:
        """The strongest concept that is gained or, where none is, lost; whether it is gained."""
        old, new = cell_of(before, self.concepts) or (), cell_of(after, self.concepts) or ()
        gained = [c for c in new if c not in old]
        lost = [c for c in old if c not in new]
        return min(gained or lost, key=lambda concept: strongest_first([concept])), bool(gained)

    def _order(self, before: int, after: int, members: States) -> tuple[object, ...]:
        """First what appears, then what gains, what loses, what vanishes; the strongest first."""
        kind = 0 if before <= 0 else 3 if after <= 0 else 1 if before & ~after == 0 else 2
        concept, _ = self._concept(before, after)
        return kind, strongest_first([concept]), int(np.argmax(members))


def matters(difference: Difference) -> bool:
    """Whether a difference can change what is stable."""
    return not isinstance(difference, StatusQuoChanged | DayChanged)


def _moved(before: Sets, after: Sets, place: int) -> Moved:
    """How many outcomes come and go under the concept at a place."""
    was: States = (before > 0) & (before >> place & 1 > 0)
    now: States = (after > 0) & (after >> place & 1 > 0)
    return Moved(
        before=_count(was),
        after=_count(now),
        appeared=_count(now & ~was),
        new=_count(now & (before == INFEASIBLE)),
        vanished=_count(was & ~now),
        infeasible=_count(was & (after == INFEASIBLE)),
    )


def _too_much(outcomes: int, differences: int) -> str:
    """Why the differences are not tried one by one, if they are too many."""
    if differences > MOST_DIFFERENCES:
        return f"{differences} differences are too many to try one by one ({MOST_DIFFERENCES})"
    if outcomes * differences > WORK and differences > 1:
        return f"{differences} differences of {outcomes:,} outcomes are too many to try one by one"
    return ""


def _count(states: States) -> int:
    return int(np.count_nonzero(states))


def _marked(places: NDArray[np.intp], size: int) -> States:
    marked: States = np.zeros(size, dtype=np.bool_)
    marked[places] = True
    return marked
