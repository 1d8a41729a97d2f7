"""Why a state of a large conflict holds, or does not, found in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from detente.conflict import Conflict, in_force
from detente.conflict.imposed import as_written
from detente.conflict.problem import MeaningError
from detente.engine import State
from detente.engine.state import today
from detente.studies.explanation.explaining import LIMIT, NO_STATUS_QUO, Explanation
from detente.studies.large.messages import Doing, Why
from detente.studies.large.running import Limits, positions
from detente.studies.solution import chosen, solvable
from detente.studies.where import StateError, unlisted


def explanation_of_large(
    conflict: Conflict,
    state: int | str | State | None = None,
    concepts: Sequence[str] | None = None,
    limit: int | None = LIMIT,
    limits: Limits | None = None,
    tell: Callable[[Doing], None] = lambda _: None,
) -> Explanation:
    """As `explain`, of a conflict with too many states to list; `tell` is told how far it is."""
    solvable(conflict)
    force = in_force(conflict)
    found = _found(force, state)
    asked = chosen(concepts)
    within = limits or Limits()
    try:
        why = Why(force, found, asked, limit, within.memory)
        size, quo, told = positions(why, within, tell)
    except MeaningError as error:
        raise as_written(error, conflict) from None
    return Explanation(force, found, size, found == quo, asked, {}, told)


def _found(conflict: Conflict, state: int | str | State | None) -> State:
    """The state that is meant, by default the status quo."""
    if state is not None:
        return unlisted(conflict, state)
    quo = today(conflict)
    if quo is None:
        raise StateError(f"{NO_STATUS_QUO}, by what holds in it")
    return quo
