"""Where legal sequences lead in a large conflict: layer by layer, each told as it is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce
from itertools import islice
from operator import and_
from typing import Any

from detente.engine import State, Steps
from detente.engine.symbolic.engine import Symbolic
from detente.stability import NASH, stable
from detente.studies.explanation.moves import Step
from detente.studies.large.explaining import Closeup
from detente.studies.large.messages import Message, Placed, Routed, Spread, Whither
from detente.studies.listing import listed
from detente.studies.paths.reach import ENDS
from detente.studies.paths.tracing import Tracer

FEW = 200
"""How many states may lie on the shortest paths to a state for these to be counted."""

TARGETS = 2**10
"""The most targets of one decision maker that are looked at from one state."""


class Surroundings:
    """Single states of a conflict that does not list them."""

    def __init__(self, close: Closeup) -> None:
        self._close = close

    def targets(self, mover: int, here: State, steps: Steps, within: Any) -> Iterable[State]:
        """Where one step of a decision maker leads from a state, of the states in a set."""
        engine = self._close.engine
        return islice(engine.each(engine.led(mover, engine.one(here), steps) & within), TARGETS)

    def ranks(self, state: State) -> tuple[int, ...]:
        """The rank of a state for each decision maker."""
        return tuple(self._close.rank(dm, state) for dm in range(len(self._close.dms)))

    def step(self, mover: int, before: State, after: State, dm: int) -> Step:
        """A move as the decision maker `dm` looks at it."""
        return self._close.step(mover, before, after, dm)


def followed(task: Whither, engine: Symbolic) -> Iterator[Message]:
    """How far moves and improvements lead, and how to the state that is to be reached."""
    around = Surroundings(Closeup(engine, task.start))
    tracer = Tracer(engine, around, task.start, most=FEW, thorough=False)
    yield Placed(around.ranks(task.start), around.ranks(task.to) if task.to else ())
    kinds: tuple[Steps, Steps] = ("moves", "improvements")
    for steps in kinds:
        told = 0 if task.improvements and steps == "moves" else task.limit
        routed = task.to is None
        for layers in tracer.growing(steps):
            yield Spread(steps, replace(tracer.reach(steps), complete=False))
            if task.to is not None and not routed and engine.has(layers.arrived[-1], task.to):
                routed = True
                yield Routed(steps, tracer.ways(steps, task.to, told))
        if task.to is not None and not routed:
            yield Routed(steps, tracer.ways(steps, task.to, told))
        reach = tracer.reach(steps)
        yield Spread(
            steps, replace(reach, ends=_ends(tracer)) if steps == "improvements" else reach
        )


def _ends(tracer: Tracer) -> Any:
    """Where improvements end: the states reached from which nobody improves."""
    engine = tracer.engine
    dms = range(len(engine.conflict.decision_makers))
    resting = reduce(and_, (stable(NASH, engine, dm) for dm in dms))
    return listed(engine, tracer.layers("improvements").reached & resting, ENDS)
