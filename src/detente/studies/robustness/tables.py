"""How sure it is, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.conflict import Conflict
from detente.engine import State
from detente.studies.naming import heading_json, state_text
from detente.studies.robustness.events import Event
from detente.studies.rows import Row, Table

if TYPE_CHECKING:
    from detente.studies.robustness.result import Doubt, Robustness

EVENTS: dict[str, type] = {
    "kind": str,
    "name": str,
    "decision_maker": str,
    "confidence": float,
    "swing": float,
    "if_true": float,
    "if_false": float,
    "error": float,
    "overturns": bool,
}

ABOUT: dict[str, type] = {
    "title": str,
    "as_of": str,
    "scenario": str,
    "detente": str,
    "want": str,
    "exact": bool,
    "worlds": int,
    "samples": int,
    "seed": str,
    "error": float,
    "stopped": bool,
    "planned": int,
    "missing": float,
    "critical_concept": str,
    "critical_probability": float,
}


def outcomes(found: Robustness) -> list[Row]:
    """A row for each equilibrium told under each concept, with the level of each option.

    A binary option is taken or not, of any other the level is named; null where the outcome is a
    class of states.
    """
    return [
        {
            "concept": concept,
            "number": one.state.number or None,
            "state": state_text(one.state, found.conflict),
            **levels(one.state, found.conflict),
            "probability": one.probability,
            "error": found.off,
        }
        for concept, outlook in found.outlooks.items()
        for one in outlook.equilibria
    ]


def levels(state: State, conflict: Conflict) -> dict[str, bool | str | None]:
    """The level of each option in a state, by its full name."""
    options = conflict.options
    if state.levels is None:
        return dict.fromkeys(option.name for option in options)
    return {
        option.name: bool(level) if option.binary else option.level_ids[level]
        for option, level in zip(options, state.levels, strict=True)
    }


def tables(found: Robustness) -> dict[str, Table]:
    """The outcomes, the events with what hangs on them, and what the answer is about."""
    options = {option.name: bool if option.binary else str for option in found.conflict.options}
    named = {"concept": str, "number": int, "state": str}
    columns = {**named, **options, "probability": float, "error": float}
    doubts = found.critical.doubts if found.critical is not None else ()
    return {
        "outcomes": Table(outcomes(found), columns),
        "events": Table([_event(event, doubts) for event in found.events], EVENTS),
        "about": Table([_about(found)], ABOUT),
    }


def _event(event: Event, doubts: Sequence[Doubt]) -> Row:
    doubt = next((one for one in doubts if one.event is event), None)
    return {
        "kind": event.kind,
        "name": event.name,
        "decision_maker": event.decision_maker,
        "confidence": event.confidence,
        "swing": doubt.swing if doubt else None,
        "if_true": doubt.if_true if doubt else None,
        "if_false": doubt.if_false if doubt else None,
        "error": doubt.error if doubt else None,
        "overturns": doubt.overturns if doubt else None,
    }


def _about(found: Robustness) -> Row:
    data = {**heading_json(found.conflict), **found.precision_json()}
    critical = found.critical
    told = {
        **data,
        "seed": None if found.exact else str(found.seed),
        "critical_concept": critical.concept if critical else None,
        "critical_probability": critical.probability if critical else None,
    }
    return {column: told[column] for column in ABOUT}
