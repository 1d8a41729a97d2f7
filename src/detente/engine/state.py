"""One state of a conflict, as results name it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.conflict import Conflict
from detente.conflict.statement.evaluate import Levels, holds
from detente.conflict.status_quo import levels_of_status_quo


@dataclass(frozen=True, slots=True)
class State:
    """A state by its number (from 1, the first option varying fastest) and what it is.

    The number is 0 where there are too many states to number them.

    In option form `levels` holds the index of the level of each option, in the model's order; a
    state of a graph form and a class of coalesced states have a `name` instead.
    """

    number: int
    levels: tuple[int, ...] | None = None
    name: str | None = None


def is_state(conflict: Conflict, state: State) -> bool:
    """Whether the levels of a state are those of a feasible state of an option form in force."""
    options, levels = conflict.options, state.levels or ()
    if len(levels) != len(options):
        return False
    if not all(0 <= level < len(o.levels) for o, level in zip(options, levels, strict=True)):
        return False
    view = Levels(options, dict(zip((option.name for option in options), levels, strict=True)))
    return all(holds(constraint.expr, view) for constraint in conflict.constraints)


def today(conflict: Conflict) -> State | None:
    """The status quo of an option form in force, not numbered; None where it is infeasible."""
    levels = levels_of_status_quo(conflict)
    state = State(0, levels)
    return state if levels is not None and is_state(conflict, state) else None
