"""What the answer hangs on, for the page: each thing that may be false, and what then changes."""

from __future__ import annotations

from typing import Any

from detente.report.hanging import about, little, matters, overturning
from detente.report.phrases import sentence
from detente.studies.listing import Listing
from detente.studies.robustness import Critical, Robustness
from detente.studies.robustness.result import Doubt
from detente.studies.solution import Solution
from detente.workbench.asked.outcome import outcome_json


def hanging_json(found: Robustness, solution: Solution) -> dict[str, Any]:
    """The things that may be false, those first that make the most difference, and the sets."""
    critical = found.critical
    if critical is None:
        return {"probability": None, "held": None, "asked": None, "doubts": [], **_sets(None)}
    places = {id(event): place for place, event in enumerate(found.events)}
    asked = None if critical.state is None else outcome_json(critical.state, solution)
    return {
        "probability": critical.probability,
        "held": critical.held,
        "asked": asked,
        "doubts": [
            {"event": places[id(one.event)], **_doubt(one, found, solution)}
            for one in critical.doubts
        ],
        **_sets(critical),
        "little": " ".join(little(found, critical)),
    }


def _doubt(doubt: Doubt, found: Robustness, solution: Solution) -> dict[str, Any]:
    event, claim, source = doubt.event, doubt.event.claim, doubt.event.source
    return {
        "kind": event.kind,
        "name": event.name,
        "dm": event.decision_maker,
        "about": sentence(about(found, event)),
        "confidence": event.confidence,
        "says": " ".join(claim.says.split()) if claim else "",
        "said_by": claim.said_by if claim else "",
        "source": (source.title or source.id) if source else "",
        "date": source.date.isoformat() if source and source.date else None,
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


def _sets(critical: Critical | None) -> dict[str, Any]:
    """The smallest sets of claims that turn the answer round, or that there are none."""
    if critical is None:
        return {"sets": [], "no_sets": "", "little": ""}
    none = " ".join(overturning(critical)) if not critical.sets else ""
    return {"sets": [[*one] for one in critical.sets], "no_sets": none}
