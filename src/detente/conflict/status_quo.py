"""Whether the status quo can be: what it breaks."""

from __future__ import annotations

from dataclasses import replace

from detente.conflict.conflict import Conflict
from detente.conflict.imposed import Imposed, imposed
from detente.conflict.in_force import in_force
from detente.conflict.statement.evaluate import Levels, holds


def broken_by_status_quo(conflict: Conflict) -> tuple[Imposed, ...]:
    """What of all that is imposed on its day the status quo of a conflict breaks."""
    today = in_force(conflict)
    quo = today.status_quo
    if quo is None or today.states is not None:
        return ()
    first = {option.name: option.level_ids[0] for option in today.options}
    levels = {**first, **quo.levels}
    indices = {o.name: o.level_ids.index(levels[o.name]) for o in today.options}
    view = Levels(today.options, indices)
    pairs = zip(today.constraints, imposed(conflict), strict=True)
    return tuple(source for constraint, source in pairs if not holds(constraint.expr, view))


def differ_in_status_quo_alone(one: Conflict, other: Conflict) -> bool:
    """Whether only their status quo tells two conflicts apart: then the same is stable in both."""
    plain = [replace(c, status_quo=None, scenario=None) for c in (one, other)]
    return plain[0] == plain[1] and one.status_quo != other.status_quo
