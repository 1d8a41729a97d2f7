"""Which state somebody means, who gives the level of each option."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from detente.studies.naming import literal, short_names
from detente.studies.solution import Solution
from detente.studies.where import StateError, find
from detente.workbench.asked import Args, Tell, Unasked
from detente.workbench.asked.states import state_json


def study(solution: Solution, args: Args, tell: Tell) -> dict[str, Any]:
    """The state with these levels; options that are not named are at their first one."""
    levels, conflict = args.get("levels"), solution.conflict
    if not isinstance(levels, Mapping):
        raise Unasked("a state needs the level of each option")
    if conflict.states is not None:
        raise StateError("the states of this model are listed, and each is named by its name")
    names = short_names(conflict)
    told: list[str] = []
    for option in conflict.options:
        level = levels.get(option.name, option.level_ids[0])
        if level not in option.level_ids:
            raise StateError(f"`{level}` is not a level of {option.name}")
        told.append(literal(option, option.level_ids.index(level), names))
    return state_json(find(solution.engine, ", ".join(told)), conflict)
