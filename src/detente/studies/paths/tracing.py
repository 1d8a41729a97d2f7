"""From one start: how far legal sequences lead, and the shortest of them to a state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

from detente.engine import Algebra, State, Steps
from detente.studies.explanation.moves import Change
from detente.studies.paths.layers import Layers, union
from detente.studies.paths.reach import Reach
from detente.studies.paths.route import Cause, Leg, Path, Unreached, Ways
from detente.studies.paths.shortest import Sequence as Way
from detente.studies.paths.shortest import Shortest, one_of_many
from detente.studies.paths.surroundings import Surroundings

MOST = 2**15
"""How many states may lie on the shortest paths to a state for these to be counted."""


class Tracer:
    """Follows legal sequences from a start; what was searched once is kept.

    Beyond `most` states on the shortest paths to a state these are not counted, and one is told.
    Who would have to give in where improvements do not lead to a state is asked if `thorough`.
    """

    def __init__(
        self,
        engine: Algebra[Any, Any],
        surroundings: Surroundings,
        start: State,
        most: int = MOST,
        thorough: bool = True,
    ) -> None:
        self.engine = engine
        self.surroundings = surroundings
        self.start = start
        self._most = most
        self._thorough = thorough
        self._movers = range(len(engine.conflict.decision_makers))
        self._kept: dict[Steps, Layers] = {}

    def layers(self, steps: Steps) -> Layers:
        """What is reached by moves, or by improvements only."""
        if steps not in self._kept:
            self._kept[steps] = self.made([steps for _ in self._movers]).whole()
        return self._kept[steps]

    def growing(self, steps: Steps) -> Iterator[Layers]:
        """The same layers as they grow, move by move."""
        layers = self._kept[steps] = self.made([steps for _ in self._movers])
        yield layers
        while layers.grow():
            yield layers

    def made(self, steps: Sequence[Steps]) -> Layers:
        """The first of the layers in which each decision maker makes these steps."""
        return Layers(self.engine, self.start, steps)

    @cached_property
    def _alone(self) -> list[Layers]:
        """For each decision maker what is reached if it alone makes any of its moves."""
        return [
            self.made(["moves" if j == mover else "improvements" for j in self._movers]).whole()
            for mover in self._movers
        ]

    def reach(self, steps: Steps) -> Reach:
        """How many states are reached, by their distance."""
        counts = [self.engine.count(states) for states in self.layers(steps).arrived[1:]]
        while counts and not counts[-1]:
            counts.pop()
        return Reach(tuple(counts))

    def ways(self, steps: Steps, goal: State, limit: int) -> Ways | Unreached:
        """The shortest paths to a state, `limit` of them told; or why there are none."""
        layers = self.layers(steps)
        distance = layers.distance(goal)
        if distance is None:
            return self._unreached(steps, goal)
        onto = layers.onto(goal, distance)
        sets = (states for layer in onto for states in layer.values())
        if sum(map(self.engine.count, sets)) > self._most:
            one = (one_of_many(layers, self.surroundings, onto) for _ in range(min(limit, 1)))
            return Ways(distance, None, {}, tuple(map(self._path, one)))
        shortest = Shortest(layers, self.surroundings, onto)
        told = tuple(map(self._path, islice(shortest, limit)))
        return Ways(distance, shortest.count, dict(shortest.by_reluctant), told)

    def _path(self, sequence: Way) -> Path:
        ranks, step = self.surroundings.ranks, self.surroundings.step
        legs: list[Leg] = []
        here = self.start
        for edge in sequence:
            there, mover = edge.to[0], edge.mover
            changed = tuple(zip(ranks(here), ranks(there), strict=True))
            legs.append(Leg(step(mover, here, there, mover), changed))
            here = there
        return Path(tuple(legs), tuple(zip(ranks(self.start), ranks(here), strict=True)))

    def _unreached(self, steps: Steps, goal: State) -> Unreached:
        changes = tuple(one_way(self.start, goal, self.engine))
        cause = "one_way" if changes else self._cause(steps, goal)
        if steps == "moves" or not self._thorough or not self._moves_lead_to(goal):
            return Unreached(cause, changes)
        return Unreached(cause, changes, self._enough(goal))

    def _moves_lead_to(self, goal: State) -> bool:
        return self.layers("moves").distance(goal) is not None

    def _enough(self, goal: State) -> dict[int, int]:
        """Of whom it is enough that it alone makes any of its moves, and in how many moves."""
        distances = ((mover, one.distance(goal)) for mover, one in enumerate(self._alone))
        return {mover: distance for mover, distance in distances if distance is not None}

    def _cause(self, steps: Steps, goal: State) -> Cause:
        if len(self.layers(steps).layers) == 1:
            return "no_way_out"
        only = self.engine.one(goal)
        into = union(self.engine.leading(mover, only, steps) for mover in self._movers)
        return "cut_off" if self.engine.count(into) else "no_way_in"


def one_way(start: State, goal: State, engine: Algebra[Any, Any]) -> list[Change]:
    """The changes from a state to another that the options do not allow, whoever moves."""
    options = engine.conflict.options
    pairs = zip(options, start.levels or (), goal.levels or (), strict=False)
    return [
        Change(option.name, option.level_ids[before], option.level_ids[after])
        for option, before, after in pairs
        if (option.direction == "up" and after < before)
        or (option.direction == "down" and after > before)
    ]
