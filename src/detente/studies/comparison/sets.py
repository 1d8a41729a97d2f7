"""Under which concepts each outcome is an equilibrium, in the bits of a number."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.stability import Concept
from detente.studies.comparison.answer import Cell
from detente.studies.comparison.outcomes import Codes, Outcomes
from detente.studies.solution import Solution

INFEASIBLE = -1

Sets = NDArray[np.int16]
"""For each outcome bit k for the k-th concept; `INFEASIBLE` where it is not feasible."""


def sets_of(
    outcomes: Outcomes, codes: Codes, solution: Solution, concepts: Sequence[Concept]
) -> Sets:
    """The sets of a conflict, given the codes of its states."""
    own: Sets = np.zeros(len(codes), dtype=np.int16)
    for k, concept in enumerate(concepts):
        own |= solution.equilibria(concept).astype(np.int16) << k
    found: Sets = np.full(len(outcomes), INFEASIBLE, dtype=np.int16)
    found[np.searchsorted(outcomes.codes, codes)] = own
    return found


def cell_of(number: int, concepts: Sequence[str]) -> Cell:
    """The concepts in a set; None where the outcome is not feasible.

    >>> cell_of(5, ["nash", "gmr", "smr"])
    ('nash', 'smr')
    """
    if number == INFEASIBLE:
        return None
    return tuple(concept for k, concept in enumerate(concepts) if number >> k & 1)
