"""A conflict solved: which states are stable, for whom, under which concept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict
from detente.conflict.in_force import a_conflict
from detente.conflict.problem import LimitError
from detente.engine import Engine, State, States, engine_for
from detente.engine.protocol import NO_COMBINATIONS
from detente.stability import CONCEPTS, Concept, stable


def solvable(conflict: Conflict) -> None:
    """Raise `LimitError` for what this version cannot analyse, however large or small.

    Raises TypeError for what is no conflict.
    """
    a_conflict(conflict)
    unsure = [dm.id for dm in conflict.decision_makers if dm.uncertainty is not None]
    if unsure:
        raise LimitError(
            f"unknown preferences ({', '.join(unsure)}) cannot be analysed yet; "
            "leave `unknown` and `sure` out, or write a scenario for each order to compare"
        )


def chosen(concepts: Sequence[str] | None) -> tuple[str, ...]:
    """The ids of the concepts asked for, all by default, in the usual order.

    Raises ValueError for what is not an id.
    """
    given = [*CONCEPTS] if concepts is None else concepts
    unknown = [given] if isinstance(given, str) else [c for c in given if c not in CONCEPTS]
    if unknown:
        wrong = ", ".join(map(repr, unknown))
        raise ValueError(f"{wrong}: give a list of concepts out of {', '.join(CONCEPTS)}")
    return tuple(concept for concept in CONCEPTS if concept in given)


class Solution:
    """The stable states of a conflict as of its day, computed when asked for and kept.

    Decision makers are counted from 0, states from 1. A set of states is an array of booleans, one
    for each state in the order of their numbers. Raises `MeaningError` where the conflict cannot
    be analysed as it stands and `LimitError` where it is beyond what this version can do.
    """

    def __init__(self, conflict: Conflict) -> None:
        solvable(conflict)
        self.engine: Engine[Any] = engine_for(conflict)
        self.conflict = self.engine.conflict
        self._stable: dict[tuple[str, int], States] = {}

    @property
    def decision_makers(self) -> range:
        """The decision makers, counted from 0."""
        return range(len(self.conflict.decision_makers))

    @cached_property
    def undefined(self) -> dict[str, str]:
        """The concepts that are not defined for this conflict, and why."""
        if self.engine.combines:
            return {}
        return {concept.id: NO_COMBINATIONS for concept in CONCEPTS.values() if concept.joint}

    def asked(self, concepts: Sequence[str] | None = None) -> tuple[Concept, ...]:
        """The concepts of these ids, all by default. Raises ValueError for what is not an id."""
        return tuple(CONCEPTS[concept] for concept in chosen(concepts))

    def too_large(self, concepts: Sequence[str] | None = None) -> dict[str, str]:
        """The concepts asked for that this conflict is too large for, and why."""
        reasons: dict[str, str] = {}
        for concept in self.asked(concepts):
            if concept.joint and concept.id not in self.undefined:
                try:
                    self.equilibria(concept)
                except LimitError as limit:
                    reasons[concept.id] = str(limit)
        return reasons

    def defined(self, concepts: Sequence[str] | None = None) -> tuple[Concept, ...]:
        """The concepts asked for (all by default) that can be had for this conflict."""
        left_out = {**self.undefined, **self.too_large(concepts)}
        return tuple(c for c in self.asked(concepts) if c.id not in left_out)

    def stable(self, concept: Concept, dm: int) -> States:
        """The states that are stable for a decision maker under a concept."""
        if (concept.id, dm) not in self._stable:
            self._stable[concept.id, dm] = stable(concept, self.engine, dm)
        return self._stable[concept.id, dm]

    def equilibria(self, concept: Concept) -> States:
        """The states that are stable for every decision maker under a concept."""
        every: States = np.logical_and.reduce(
            [self.stable(concept, dm) for dm in self.decision_makers]
        )
        return every

    def numbers(self, states: States, limit: int | None = None) -> tuple[int, ...]:
        """The numbers of the states in a set, the first `limit` of them."""
        return tuple((np.flatnonzero(states)[:limit] + 1).tolist())

    def states(self, states: States, limit: int | None = None) -> tuple[State, ...]:
        """The states in a set, the first `limit` of them."""
        return tuple(map(self.engine.state, self.numbers(states, limit)))

    @cached_property
    def ranks(self) -> NDArray[np.int32]:
        """The rank of each state (columns) for each decision maker (rows), 1 the best."""
        rows = [self.engine.ranks(dm) for dm in self.decision_makers]
        return np.stack([row.max() + 1 - row for row in rows])
