"""How sure it is in a sentence or two that could be said aloud."""

from __future__ import annotations

from detente.conflict.statement.text import text
from detente.report.robustness import about, how_sure, matters
from detente.studies.robustness import Critical, Robustness
from detente.workbench.asked.advice_lede import how

NOTHING = 1e-9
"""What is nearer to none or all than this is that, but for rounding."""

FINE = 0.005
"""A share nearer to none or all than this is told as nearly that."""


def lede(found: Robustness, concept: str) -> str:
    """How often what is asked holds, and what it hangs on most."""
    critical = found.critical
    if not found.events:
        return "Nothing in this model is uncertain: outcomes hold for certain or not at all."
    if critical is None:
        return f"No outcome ever holds {how(concept)}, whatever is true."
    what = "This outcome" if critical.want is None else f"Some outcome with {_called(critical)}"
    held = share(critical.probability, found)
    if held in ("in none", "in all"):
        held += " cases" if found.exact else " draws"
    error = f", give or take {found.error * 100:g}" if found.error else ""
    return f"{what} holds {how(concept)} {held}{error}. {_hanging(found, critical)}"


def note(found: Robustness) -> str:
    """How the figures were found, and how exact they are."""
    return " ".join(how_sure(found)) if found.events else ""


def share(probability: float, found: Robustness) -> str:
    """How often something holds, as it stands in a sentence.

    A share of the draws, or the exact figure with two decimals; never none or all where it is not.
    """
    every = "of all cases" if found.exact else "of 100 draws"
    if probability < NOTHING:
        return "in none"
    if probability > 1 - NOTHING:
        return "in all"
    if probability < FINE:
        return f"in less than {0.01 if found.exact else 1} {every}"
    if probability > 1 - FINE:
        return f"in more than {0.99 if found.exact else 99} {every}"
    return f"in {f'{probability:.2f}' if found.exact else round(probability * 100)} {every}"


def _called(critical: Critical) -> str:
    """What is wanted: by its name, or as it is written."""
    assert critical.want is not None
    written = text(critical.want)
    return f"“{written.replace('_', ' ')}”" if written.isidentifier() else f"`{written}`"


def _hanging(found: Robustness, critical: Critical) -> str:
    first = next((one for one in critical.doubts if matters(one)), None)
    if first is None:
        return "No single thing that may be false makes a difference that can be told."
    if first.if_true is None or first.if_false is None:
        return f"It hangs most on {about(found, first.event)}."
    true, false = share(first.if_true, found), share(first.if_false, found)
    return f"It hangs most on {about(found, first.event)}: {true} if that is true, {false} if not."
