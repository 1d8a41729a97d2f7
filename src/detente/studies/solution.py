"""A conflict solved: which states are stable, for whom, under which concept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict
from detente.conflict.problem import LimitError
from detente.engine import Engine, NotDefined, State, States, engine_for
from detente.stability import CONCEPTS, Concept, stable


class Solution:
    """The stable states of a conflict as of its day, computed when asked for and kept.

    Decision makers are counted from 0, states from 1. A set of states is an array of booleans, one
    for each state in the order of their numbers. Raises `MeaningError` where the conflict cannot
    be analysed as it stands and `LimitError` where it is beyond what this version can do.
    """

    def __init__(self, conflict: Conflict) -> None:
        unsure = [dm.id for dm in conflict.decision_makers if dm.uncertainty is not None]
        if unsure:
            raise LimitError(
                f"unknown preferences ({', '.join(unsure)}) cannot be analysed yet; "
                "leave `unknown` and `sure` out, or write a scenario for each order to compare"
            )
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
        reasons: dict[str, str] = {}
        for concept in CONCEPTS.values():
            try:
                if concept.joint:
                    self.stable(concept, 0)
            except NotDefined as reason:
                reasons[concept.id] = str(reason)
        return reasons

    def defined(self, concepts: Sequence[str] | None = None) -> tuple[Concept, ...]:
        """The concepts asked for (all by default) that are defined for this conflict."""
        chosen = [c for c in CONCEPTS.values() if concepts is None or c.id in concepts]
        return tuple(c for c in chosen if not c.joint or c.id not in self.undefined)

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

    def improvements(self, dm: int, number: int) -> tuple[int, ...]:
        """R_i⁺(s): the unilateral improvements of a decision maker from a state, best first."""
        rank = self.ranks[dm]
        better = (t for t in self.engine.moves(dm, number) if rank[t - 1] < rank[number - 1])
        return tuple(sorted(better, key=lambda t: (rank[t - 1], t)))
