"""Whether the status quo can be: what it breaks."""

from __future__ import annotations

from dataclasses import replace

from detente.conflict.conflict import Conflict
from detente.conflict.imposed import Imposed, imposed
from detente.conflict.in_force import in_force
from detente.conflict.statement.evaluate import Levels, holds


def levels_of_status_quo(conflict: Conflict) -> tuple[int, ...] | None:
    """The index of the level of each option in the status quo of an option form.

    Options that it does not name are at their first level; None where there is no status quo, or
    no option form.
    """
    quo = conflict.status_quo
    if quo is None or conflict.states is not None:
        return None
    at = ((o, quo.levels.get(o.name, o.level_ids[0])) for o in conflict.options)
    return tuple(option.level_ids.index(level) for option, level in at)


def broken_by_status_quo(conflict: Conflict) -> tuple[Imposed, ...]:
    """What of all that is imposed on its day the status quo of a conflict breaks."""
    today = in_force(conflict)
    levels = levels_of_status_quo(today)
    if levels is None:
        return ()
    view = Levels(today.options, dict(zip((o.name for o in today.options), levels, strict=True)))
    pairs = zip(today.constraints, imposed(conflict), strict=True)
    return tuple(source for constraint, source in pairs if not holds(constraint.expr, view))


def differ_in_status_quo_alone(one: Conflict, other: Conflict) -> bool:
    """Whether only their status quo tells two conflicts apart: then the same is stable in both."""
    plain = [replace(c, status_quo=None, scenario=None) for c in (one, other)]
    return plain[0] == plain[1] and one.status_quo != other.status_quo
