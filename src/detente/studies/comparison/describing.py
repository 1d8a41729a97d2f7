"""Outcomes in few families, each named by the fewest options that tell it from the others."""

from __future__ import annotations

import numpy as np

from detente.engine import States
from detente.studies.comparison.answer import OutcomeFamily
from detente.studies.comparison.outcomes import Outcomes
from detente.studies.families.dividing import divided, fixed_and_free, told_by
from detente.studies.families.grouping import name_of
from detente.studies.families.levels import LevelTable


class Describer:
    """Families among some of the outcomes; all that is asked must lie within `within`.

    What is not `within` is in no family's way. `shown` are the outcomes from which each family is
    to be told.
    """

    def __init__(self, outcomes: Outcomes, within: States, shown: States) -> None:
        self.outcomes = outcomes
        self.places = np.flatnonzero(within)
        self.table = LevelTable(outcomes.common, outcomes.table.marks[within])
        self.named: States = outcomes.named[within]
        self.shown: States = shown[within]

    def families(self, members: States, most: int) -> tuple[tuple[OutcomeFamily, ...], int]:
        """At most so many families of some outcomes, the largest first; how many are in none."""
        inside: States = members[self.places]
        found: list[OutcomeFamily] = []
        left = inside.copy()
        for states in divided(self.table, inside, self.named, most):
            found.append(self._family(states))
            left &= ~states
        return tuple(found), int(np.count_nonzero(left))

    def _family(self, states: States) -> OutcomeFamily:
        first = int(self.places[np.argmax(states)])
        name = self.outcomes.name(first)
        telling = () if name else told_by(self.table, states, self.shown & ~states)
        fixed, free = fixed_and_free(self.table, states)
        return OutcomeFamily(
            name=name or name_of(telling),
            told_by=telling,
            fixed=fixed,
            free=free,
            count=int(np.count_nonzero(states)),
            example=self.outcomes.state(first),
        )
