"""States, moves and decision makers as the page shows them."""

from __future__ import annotations

from typing import Any

from detente.conflict import Conflict
from detente.engine import State
from detente.report import phrases
from detente.studies.explanation.moves import Step
from detente.studies.naming import short_names, state_text
from detente.workbench.tags import tags


def state_json(state: State, conflict: Conflict) -> dict[str, Any]:
    """A state with the level of every option, and in words."""
    levels = state.levels or ()
    return {
        "number": state.number,
        "name": None if state.name is None else phrases.state_name(state, conflict),
        "levels": {
            option.name: option.level_ids[level]
            for option, level in zip(conflict.options, levels, strict=False)
        },
        "words": phrases.state_name(state, conflict)
        if state.levels is None
        else state_text(state, conflict),
    }


def decision_makers_json(conflict: Conflict, worst: list[int]) -> list[dict[str, Any]]:
    """The decision makers, each with the last of its ranks."""
    tag = tags((dm.id, dm.title) for dm in conflict.decision_makers)
    return [
        {
            "id": dm.id,
            "title": phrases.sentence(dm.label.removeprefix("the ")),
            "label": dm.label,
            "tag": tag[dm.id],
            "worst": last,
        }
        for dm, last in zip(conflict.decision_makers, worst, strict=True)
    ]


def options_json(conflict: Conflict) -> list[dict[str, Any]]:
    """The options, in the model's order."""
    short = short_names(conflict)
    return [
        {
            "name": option.name,
            "id": option.id,
            "short": short[option.name],
            "title": phrases.option_title(option),
            "dm": option.owner,
            "binary": option.binary,
            "levels": [
                {"id": level.id, "title": phrases.level_title(level)} for level in option.levels
            ],
        }
        for option in conflict.options
    ]


def step_json(step: Step, conflict: Conflict, worst: int) -> dict[str, Any]:
    """A move: who, in which words, what changes, and the mover's own rank before and after."""
    return {
        "dm": conflict.decision_makers[step.mover].id,
        "words": phrases.move(step, conflict),
        "changes": [{"option": c.option, "from": c.before, "to": c.after} for c in step.changes],
        "to": state_json(step.state, conflict),
        "own": list(step.mover_rank),
        "own_worst": worst,
        "gains": step.improves,
    }
