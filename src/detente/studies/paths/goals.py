"""Which states are worth going to: equilibria, the strongest and the nearest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import islice
from operator import or_
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.conflict.statement.syntax import Expr
from detente.engine import State, States, Steps
from detente.stability import Concept
from detente.studies.paths.layers import Layers
from detente.studies.paths.tracing import Tracer
from detente.studies.solution import Solution
from detente.studies.strength import Group, groups, ids, strongest_first

Kind = Literal["state", "equilibria", "satisfying", "none"]
"""What the goals are: one state that was asked for; equilibria; where none of these satisfies a
statement, all states that do; none, where there are too many states to look for goals."""

BOTH: tuple[Steps, Steps] = ("moves", "improvements")

FAR = np.iinfo(np.int32).max


@dataclass(frozen=True, slots=True)
class Goals:
    """The goals in the order in which they are told, each with its concepts; so many in all."""

    kind: Kind
    count: int
    first: tuple[tuple[State, Group], ...]


class Seeker:
    """Looks for goals in a solved conflict, among the equilibria under some concepts."""

    def __init__(self, solution: Solution, concepts: Sequence[Concept]) -> None:
        self._solution = solution
        self._sets = {concept: solution.equilibria(concept) for concept in concepts}

    def only(self, goal: State) -> Goals:
        """One state that is asked for."""
        return Goals("state", 1, ((goal, self._group(goal)),))

    def sought(
        self, tracer: Tracer, where: Expr | None, improvements: bool, limit: int | None
    ) -> Goals:
        """The equilibria that satisfy a statement; all states that satisfy it where none does.

        The strongest come first, of those the nearest by moves, or if so asked by improvements.
        """
        engine = self._solution.engine
        nothing: States = np.zeros(engine.size, dtype=np.bool_)
        holds = ~nothing if where is None else engine.truth(where)
        equilibria = reduce(or_, self._sets.values(), nothing) & holds
        kind: Kind = "equilibria"
        within = {concept: states & holds for concept, states in self._sets.items()}
        if where is not None and not equilibria.any():
            kind, within, equilibria = "satisfying", {}, holds
        divided = groups(within, equilibria)
        near = [_distances(tracer.layers(steps), engine.size) for steps in BOTH]
        nearest = near[::-1] if improvements else near
        ordered = (
            (engine.state(place + 1), group)
            for group in sorted(divided, key=lambda one: strongest_first(ids(one)))
            for place in _sorted(np.flatnonzero(divided[group]), nearest)
        )
        count = sum(map(engine.count, divided.values()))
        return Goals(kind, count, tuple(islice(ordered, limit)))

    def _group(self, state: State) -> Group:
        engine = self._solution.engine
        return tuple(c for c, states in self._sets.items() if engine.has(states, state))


def _sorted(places: NDArray[np.intp], nearest: Sequence[NDArray[np.int32]]) -> list[int]:
    """Some places by their distances of one kind, then of the other, then in order."""
    first, then = (distances[places] for distances in nearest)
    ordered: list[int] = places[np.lexsort((places, then, first))].tolist()
    return ordered


def _distances(layers: Layers, size: int) -> NDArray[np.int32]:
    """How many moves each state is away."""
    distances = np.full(size, FAR, dtype=np.int32)
    for distance, states in enumerate(layers.arrived):
        distances[states] = distance
    return distances
