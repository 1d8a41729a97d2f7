"""What the answer hangs on, for the page: each thing that may be false, and what then changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from detente.report.hanging import about, little, matters, overturning, says
from detente.report.phrases import sentence
from detente.studies.listing import Listing
from detente.studies.naming import day_json
from detente.studies.robustness import Critical, Robustness
from detente.studies.robustness.result import Chance, Doubt
from detente.studies.solution import Solution
from detente.workbench.asked.families import groups_of, key
from detente.workbench.asked.outcome import outcome_json

FEW = 3
"""How many of the things are told that a group hangs on; their number is told too."""


def hanging_json(found: Robustness, solution: Solution) -> dict[str, Any]:
    """The things that may be false, those first that make the most difference, and the sets."""
    critical = found.critical
    if critical is None:
        none: dict[str, Any] = {"probability": None, "held": None, "asked": None, "quo": None}
        return {**none, "doubts": [], "groups": {}, "sets": [], "no_sets": "", "little": ""}
    places = _places(found)
    asked = None if critical.state is None else outcome_json(critical.state, solution)
    return {
        "probability": critical.probability,
        "held": critical.held,
        "asked": asked,
        "doubts": [
            {"event": places[id(one.event)], **_doubt(one, found, solution)}
            for one in critical.doubts
        ],
        **_groups(found, critical, solution),
        "sets": [[*one] for one in critical.sets],
        "no_sets": "" if critical.sets else " ".join(overturning(critical)),
        "little": " ".join(little(found, critical)),
    }


def hangs_json(found: Robustness, one: Chance) -> list[dict[str, Any]]:
    """What an outcome hangs on, most first: events by their places, each with its swing."""
    places = _places(found)
    return [{"event": places[id(event)], "swing": swing} for event, swing in found.hangs_on(one)]


def _places(found: Robustness) -> dict[int, int]:
    return {id(event): place for place, event in enumerate(found.events)}


def _groups(found: Robustness, critical: Critical, solution: Solution) -> dict[str, Any]:
    """What each group hangs on, by its key: that of its states which holds most often; and now."""
    equilibria = found.outlooks[critical.concept].equilibria
    order = {one.state.number: place for place, one in enumerate(equilibria)}

    def told(numbers: Iterable[int]) -> dict[str, Any]:
        first = min((order[number] for number in numbers if number in order), default=None)
        if first is None:
            return {"share": 0.0, "count": 0, "hangs": []}
        hangs = hangs_json(found, equilibria[first])
        share = equilibria[first].probability
        return {"share": share, "count": len(hangs), "hangs": hangs[:FEW]}

    quo = solution.engine.status_quo
    return {
        "groups": {key(family): told(family.numbers) for family in groups_of(solution)},
        "quo": None if quo is None else told([quo]),
    }


def _doubt(doubt: Doubt, found: Robustness, solution: Solution) -> dict[str, Any]:
    event, claim, source = doubt.event, doubt.event.claim, doubt.event.source
    return {
        "kind": event.kind,
        "name": event.name,
        "dm": event.decision_maker,
        "about": sentence(about(found, event)),
        "confidence": event.confidence,
        "says": says(event),
        "said_by": claim.said_by if claim else "",
        "source": (source.title or source.id) if source else "",
        "date": day_json(source.date) if source else None,
        "if_true": doubt.if_true,
        "if_false": doubt.if_false,
        "error": doubt.error,
        "matters": matters(doubt),
        "overturns": doubt.overturns,
        "appear": _outcomes(doubt.appear, solution),
        "vanish": _outcomes(doubt.vanish, solution),
    }


def _outcomes(listing: Listing, solution: Solution) -> dict[str, Any]:
    """Outcomes that come or go: how many, and the first of them."""
    return {
        "count": listing.count,
        "first": [outcome_json(state, solution) for state in listing.states],
    }
