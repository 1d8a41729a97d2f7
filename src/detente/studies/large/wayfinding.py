"""Where a large conflict can go from a state, found in a process of its own."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from detente.conflict import Conflict, in_force
from detente.conflict.imposed import as_written
from detente.conflict.problem import LimitError, MeaningError
from detente.engine import State, Steps
from detente.engine.state import today
from detente.studies.large.messages import (
    Begun,
    Doing,
    Failed,
    Message,
    Placed,
    Refused,
    Routed,
    Spread,
    Whither,
)
from detente.studies.large.process import Process
from detente.studies.large.running import INTERRUPTED, Limits, end_of
from detente.studies.paths.answer import Paths
from detente.studies.paths.finding import PATHS, Asked, no_start
from detente.studies.paths.reach import Reach
from detente.studies.paths.route import Route, Unreached, Ways
from detente.studies.solution import solvable
from detente.studies.where import unlisted

TO_DO = (
    "allow more (--memory, --time), hold options fixed by a scenario (`given: […]`), or split the"
    " conflict"
)

Tell = Callable[[Doing], None]


def paths_of_large(
    conflict: Conflict,
    start: int | str | State | None = None,
    asked: Asked | None = None,
    limits: Limits | None = None,
    tell: Tell = lambda _: None,
) -> Paths:
    """As `paths`, of a conflict with too many states to list; `tell` is told how far it is.

    No goals are looked for but the one that is asked for.
    """
    solvable(conflict)
    force, wanted, within = in_force(conflict), asked or Asked(), limits or Limits()
    if within.engine == "sat":
        raise LimitError("the SAT engine finds equilibria; to find paths, take another one")
    beginning = start_of_large(force, start)
    goal = None if wanted.to is None else unlisted(force, wanted.to)
    limit = wanted.limit or PATHS
    task = Whither(force, beginning, goal, wanted.improvements, limit, within.memory)
    found = _Found()
    try:
        found.follow(task, within, tell)
    except MeaningError as error:
        raise as_written(error, conflict) from None
    return Paths(
        conflict=force,
        size=found.size,
        start=beginning,
        ranks=found.placed.start,
        status_quo=beginning == today(force),
        improvements_only=wanted.improvements,
        concepts=(),
        undefined={},
        where=None,
        moves=found.reach["moves"],
        improvements=found.reach["improvements"],
        kind="none" if goal is None else "state",
        count=0 if goal is None else 1,
        goals=() if goal is None else (found.route(goal),),
        stopped=found.stopped,
    )


def start_of_large(conflict: Conflict, wanted: int | str | State | None) -> State:
    """The state that is meant, by default the status quo. Raises `StateError`."""
    if wanted is not None:
        return unlisted(conflict, wanted)
    quo = today(conflict)
    if quo is None:
        raise no_start(conflict)
    return quo


@dataclass(slots=True)
class _Found:
    """What is known of the paths from a state."""

    size: int = 0
    placed: Placed = field(default_factory=lambda: Placed((), ()))
    reach: dict[Steps, Reach] = field(default_factory=dict[Steps, Reach])
    ways: dict[Steps, Ways | Unreached] = field(default_factory=dict[Steps, Ways | Unreached])
    stopped: str = ""

    def follow(self, task: Whither, limits: Limits, tell: Tell) -> None:
        """Find all there is within limits. Raises `LimitError` where that is nothing."""
        end = None if limits.seconds is None else time.monotonic() + limits.seconds
        ended = ""
        try:
            with Process(task, end) as process:
                for message in process.messages():
                    self._take(message, tell)
                ended = end_of(process.ended, limits)
        except KeyboardInterrupt:
            self.stopped = INTERRUPTED
        unknown = Reach((), complete=False)
        if not self.reach.get("improvements", unknown).complete and not self.stopped:
            self.stopped = f"{ended}; {TO_DO}"
        if not self.reach:
            raise LimitError(self.stopped)
        self.reach = {"improvements": unknown, **self.reach}

    def _take(self, message: Message, tell: Tell) -> None:
        match message:
            case Begun(size=size):
                self.size = size
            case Placed():
                self.placed = message
            case Spread(steps=steps, reach=reach):
                self.reach[steps] = reach
                tell(Doing(steps, reach.farthest, f"{steps}: {reach.farthest} deep"))
            case Routed(steps=steps, ways=ways):
                self.ways[steps] = ways
            case Failed(reason=reason):
                self.stopped = f"{reason}; {TO_DO}"
            case Refused(error=error):
                raise error
            case _:
                pass

    def route(self, goal: State) -> Route:
        """The ways to the state that was asked for, as far as they are known."""
        moves = self.ways.get("moves", Unreached("stopped"))
        improvements = self.ways.get("improvements", Unreached("stopped"))
        return Route(goal, self.placed.to, (), (), moves, improvements)
