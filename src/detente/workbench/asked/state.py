"""Which state somebody means, who gives the level of each option."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from detente.studies.naming import literal, short_names
from detente.studies.solution import Solution
from detente.studies.where import find
from detente.workbench.asked import Args, Tell, Unasked
from detente.workbench.asked.states import state_json


def study(solution: Solution, args: Args, tell: Tell) -> dict[str, Any]:
    """The state with these levels; options that are not named are at their first one."""
    levels, conflict = args.get("levels"), solution.conflict
    if not isinstance(levels, Mapping):
        raise Unasked("a state needs the level of each option")
    names = short_names(conflict)
    told = [
        literal(option, option.level_ids.index(levels[option.name]), names)
        for option in conflict.options
        if levels.get(option.name) in option.level_ids
    ]
    return state_json(find(solution.engine, ", ".join(told)), conflict)
