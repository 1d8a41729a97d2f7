"""States in the terms of results: as plain data, and as the statement that names them."""

from __future__ import annotations

from datetime import date
from typing import Any

from detente.conflict import Conflict, Option
from detente.engine import State

EXACT = 2**53


def count_json(count: int) -> int | str:
    """A count as JSON can hold it exactly: beyond 2^53 as a decimal string."""
    return count if count <= EXACT else str(count)


def day_json(day: date | None) -> str | None:
    """A day as YYYY-MM-DD, None where there is none."""
    return None if day is None else day.isoformat()


def heading_json(conflict: Conflict) -> dict[str, Any]:
    """How the answer of every study begins: its format, who gives it, and about what."""
    from detente._version import __version__

    return {
        "format": 1,
        "detente": __version__,
        "title": conflict.title,
        "as_of": day_json(conflict.as_of),
        "scenario": conflict.scenario,
    }


def state_json(state: State, conflict: Conflict) -> dict[str, Any]:
    """A state as plain data: its number, if it has one, the binary options taken, other levels."""
    if state.levels is None:
        return {"state": state.name}
    pairs = list(zip(conflict.options, state.levels, strict=True))
    numbered = {"number": state.number} if state.number else {}
    return {
        **numbered,
        "on": [option.name for option, level in pairs if option.binary and level],
        "levels": {o.name: o.level_ids[level] for o, level in pairs if not o.binary},
    }


def short_names(conflict: Conflict) -> dict[str, str]:
    """For each option's full name the shortest that is unique in the model."""
    ids = [option.id for option in conflict.options]
    return {o.name: o.id if ids.count(o.id) == 1 else o.name for o in conflict.options}


def literal(option: Option, level: int, names: dict[str, str]) -> str:
    """The statement that an option is at a level, in the model's language."""
    name = names[option.name]
    if option.binary:
        return name if level else f"not {name}"
    return f"{name} is {option.level_ids[level]}"


def state_text(state: State, conflict: Conflict) -> str:
    """A state as statements: which options are taken, which level each other option is at."""
    if state.levels is None:
        return state.name or ""
    names = short_names(conflict)
    pairs = zip(conflict.options, state.levels, strict=True)
    taken = [literal(o, level, names) for o, level in pairs if level or not o.binary]
    return ", ".join(taken) or "nothing is taken"
