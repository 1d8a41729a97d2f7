"""One state as an outcome: the few words that name it, and what is done in it by whom."""

from __future__ import annotations

from typing import Any

from detente.conflict import Conflict
from detente.engine import State
from detente.report.phrases import sentence, state_name
from detente.studies.families.literals import Literal, literal_of
from detente.studies.naming import short_names
from detente.studies.solution import Solution
from detente.studies.where import counterpart
from detente.workbench.asked.families import brief, definitions_of, levels_now, news, told_of
from detente.workbench.asked.states import state_json


def outcome_json(state: State, solution: Solution) -> dict[str, Any]:
    """A state, told against the status quo of a conflict in which it need not be a state.

    `here` is the same state of that conflict, None where it has none.
    """
    conflict = solution.conflict
    same = counterpart(solution.engine, state)
    here = None if same is None else state_json(same, conflict)
    if state.levels is None:
        return {"name": sentence(state_name(state, conflict)), "told": "", "here": here}
    now = levels_now(solution)
    literals = _literals(state, conflict)
    return {
        "name": _name(same, literals, solution),
        "told": told_of(literals, conflict, now),
        "here": here,
    }


def _literals(state: State, conflict: Conflict) -> list[Literal]:
    names = short_names(conflict)
    pairs = zip(conflict.options, state.levels or (), strict=True)
    return [literal_of(option, [level], names) for option, level in pairs]


def _name(same: State | None, literals: list[Literal], solution: Solution) -> str:
    """The definitions that it satisfies, then in what else it differs from the status quo."""
    conflict, now = solution.conflict, levels_now(solution)
    if same is not None and same.number == solution.engine.status_quo:
        return "The present state"
    parts: list[str] = []
    told: frozenset[str] = frozenset()
    if same is not None:
        for name, options, truth in definitions_of(solution):
            if truth[same.number - 1]:
                parts.append(name.replace("_", " "))
                told |= options
    apart = [one for one in literals if news(one, now, conflict) and one.option not in told]
    parts += [brief(one, conflict) for one in apart]
    return sentence(", ".join(parts) or "nothing is done")
