"""One state as an outcome: the few words that name it, and what is done in it by whom."""

from __future__ import annotations

from typing import Any

from detente.engine import State
from detente.report.outcomes import definitions_of, now_of, told_of
from detente.report.phrases import sentence, state_name
from detente.studies.families.literals import literal_of
from detente.studies.naming import short_names
from detente.studies.solution import Solution
from detente.studies.where import counterpart
from detente.workbench.asked.states import state_json


def outcome_json(state: State, solution: Solution) -> dict[str, Any]:
    """A state, told against the status quo of a conflict in which it need not be a state.

    Its name is its own or, if it has none, the definitions that it satisfies; it may be empty.
    `here` is the same state of that conflict, None where it has none.
    """
    conflict = solution.conflict
    same = counterpart(solution.engine, state)
    here = None if same is None else state_json(same, conflict)
    if state.levels is None:
        return {"name": sentence(state_name(state, conflict)), "told": "", "here": here}
    names = short_names(conflict)
    pairs = zip(conflict.options, state.levels, strict=True)
    literals = [literal_of(option, [level], names) for option, level in pairs]
    return {
        "name": "" if same is None else _name(same, solution),
        "told": told_of(literals, conflict, now_of(solution)),
        "here": here,
    }


def _name(state: State, solution: Solution) -> str:
    if state.number == solution.engine.status_quo:
        return "The present state"
    met = [name for name, _, truth in definitions_of(solution) if truth[state.number - 1]]
    return sentence(", ".join(name.replace("_", " ") for name in met))
