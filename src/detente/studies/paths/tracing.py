"""From one start: how far legal sequences lead, and the shortest of them to a state."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import Any

from detente.engine import Algebra, State, Steps
from detente.studies.explanation.moves import Change
from detente.studies.paths.layers import Layers, union
from detente.studies.paths.reach import Reach
from detente.studies.paths.route import Cause, Leg, Path, Unreached, Ways
from detente.studies.paths.shortest import Sequence, Shortest
from detente.studies.paths.surroundings import Surroundings


class Tracer:
    """Follows legal sequences from a start; what was searched once is kept."""

    def __init__(self, engine: Algebra[Any, Any], surroundings: Surroundings, start: State) -> None:
        self.engine = engine
        self.start = start
        self.surroundings = surroundings
        self._movers = range(len(engine.conflict.decision_makers))

    @cached_property
    def moves(self) -> Layers:
        """What any moves reach."""
        return self._layers(["moves" for _ in self._movers])

    @cached_property
    def improvements(self) -> Layers:
        """What improvements alone reach."""
        return self._layers(["improvements" for _ in self._movers])

    @cached_property
    def _alone(self) -> list[Layers]:
        """For each decision maker what is reached if it alone makes any of its moves."""
        return [
            self._layers(["moves" if j == mover else "improvements" for j in self._movers])
            for mover in self._movers
        ]

    def _layers(self, steps: list[Steps]) -> Layers:
        return Layers(self.engine, self.start, steps)

    def layers(self, steps: Steps) -> Layers:
        """What is reached by moves, or by improvements only."""
        return self.moves if steps == "moves" else self.improvements

    def reach(self, steps: Steps) -> Reach:
        """How many states are reached, by their distance."""
        arrived = self.layers(steps).arrived[1:]
        return Reach(tuple(map(self.engine.count, arrived)))

    def ways(self, steps: Steps, goal: State, limit: int | None) -> Ways | Unreached:
        """The shortest paths to a state, `limit` of them told; or why there are none."""
        layers = self.layers(steps)
        distance = layers.distance(goal)
        if distance is None:
            return self._unreached(steps, goal)
        shortest = Shortest(layers, self.surroundings, goal, distance)
        told = tuple(map(self._path, islice(shortest, limit)))
        return Ways(distance, shortest.count, dict(shortest.by_reluctant), told)

    def _path(self, sequence: Sequence) -> Path:
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
        if steps == "moves" or self.moves.distance(goal) is None:
            return Unreached(cause, changes)
        distances = ((mover, one.distance(goal)) for mover, one in enumerate(self._alone))
        return Unreached(cause, changes, {mover: d for mover, d in distances if d is not None})

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
