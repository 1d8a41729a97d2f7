"""How sure it is in a sentence or two that could be said aloud."""

from __future__ import annotations

from math import floor

from detente.conflict.statement.text import text
from detente.report.hanging import hangs_most_on
from detente.report.phrases import margin
from detente.report.robustness import how_sure, stopped
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
    held = f"{what} holds {how(concept)} {_often(critical.probability, found)}{_error(found)}."
    return f"{held} {hangs_most_on(found, critical, lambda chance: share(chance, found))}"


def note(found: Robustness) -> str:
    """How the figures were found, and how exact they are."""
    return " ".join((*how_sure(found), *stopped(found))) if found.events else ""


def share(probability: float, found: Robustness) -> str:
    """How often something holds: of 100 draws, or exactly, with two decimals.

    Never none or all where it is not.
    """
    of_100 = floor(probability * 100 + 0.5)  # halves up, as the page rounds them
    if found.exact:
        low, high, told = "below 0.01", "above 0.99", f"{of_100 / 100:.2f}"
        none, every = "0", "1"
    else:
        low, high, told = "below 1 of 100", "above 99 of 100", f"{of_100} of 100"
        none, every = "none", "all"
    if probability < NOTHING:
        return none
    if probability > 1 - NOTHING:
        return every
    return low if probability < FINE else high if probability >= 1 - FINE else told


def _often(probability: float, found: Robustness) -> str:
    told = share(probability, found)
    return f"with probability {told}" if found.exact else f"in {told} draws"


def _error(found: Robustness) -> str:
    if found.missing:
        return f", or up to {margin(found.off):g} more often"
    return f", give or take {margin(found.off) * 100:g}" if found.error else ""


def _called(critical: Critical) -> str:
    """What is wanted: by its name, or as it is written."""
    assert critical.want is not None
    written = text(critical.want)
    return f"“{written.replace('_', ' ')}”" if written.isidentifier() else f"`{written}`"
