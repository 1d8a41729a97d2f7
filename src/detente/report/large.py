"""The analysis of a conflict with too many states to list, in words and as a table of shares."""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict import Option
from detente.report.analysis import counts, heading
from detente.report.phrases import level_title, listed, option_title, sentence, state_lines
from detente.stability import CONCEPTS
from detente.studies.analysis import Analysis
from detente.studies.listing import Listing

SHOWN = 3
"""How many equilibria are shown."""

EXAMPLES = ("nash", "sseq", "seq", "sim", "smr", "gmr")
"""The concepts that examples are taken from, the strictest first."""


def told(analysis: Analysis, broken: list[str]) -> Iterator[str]:
    """Where we are and what can hold, as lines of text."""
    yield from heading(analysis)
    yield from _where_we_are(analysis, broken)
    yield "## What can hold"
    if not analysis.equilibria:
        yield "There is no answer for any of the concepts asked for."
    else:
        yield from counts(analysis)
    for concept, listing in analysis.equilibria.items():
        if listing.note:
            yield f"{CONCEPTS[concept].short}: {listing.note}."
    yield ""


def examples(analysis: Analysis) -> Iterator[str]:
    """Some equilibria, and what the concepts mean."""
    yield from _examples(analysis)
    seen = [CONCEPTS[concept] for concept in analysis.equilibria]
    if seen:
        yield "How each decision maker reasons who stays:"
        yield from (f"  {c.short} ({c.title}): {c.says}" for c in seen)


def _where_we_are(analysis: Analysis, broken: list[str]) -> Iterator[str]:
    conflict, quo = analysis.conflict, analysis.status_quo
    yield "## Where we are"
    if quo is None and broken:
        yield f"The status quo is not feasible here: it breaks {listed(broken)}."
    elif quo is None:
        yield "The model names no status quo."
    else:
        yield "In the status quo:"
        yield from (f"  {line}" for line in state_lines(quo, conflict))
        for concept, dms in analysis.stays.items():
            leaving = [dm.label for dm in conflict.decision_makers if dm.id not in dms]
            who = f"{listed(leaving)} would leave" if leaving else "nobody would leave"
            yield f"  {CONCEPTS[concept].short}: {sentence(who)} it."
    yield ""


def _examples(analysis: Analysis) -> Iterator[str]:
    """Some equilibria of the strictest concept that has any."""
    found = analysis.equilibria
    concept = next((c for c in EXAMPLES if c in found and found[c].states), None)
    if concept is None:
        return
    listing = found[concept]
    number = min(SHOWN, len(listing.states))
    all_of_them = listing.complete and number == listing.count
    which = "The" if all_of_them else "Some of the"
    yield f"## {which} equilibria under {CONCEPTS[concept].short}"
    if not all_of_them:
        yield "In no particular order: they need not be typical."
    for place, state in enumerate(listing.states[:number], 1):
        first, *rest = state_lines(state, analysis.conflict)
        yield f"{place}. {first}"
        yield from (f"   {line}" for line in rest)
    yield ""


def shares(analysis: Analysis) -> Iterator[str]:
    """A table: in which share of the equilibria each option is taken, or at which level."""
    columns = {c: found for c, found in analysis.equilibria.items() if found.taken is not None}
    if not columns:
        return
    yield "## In which share of the equilibria each option is taken"
    head = ["", *(CONCEPTS[concept].short for concept in columns)]
    lines: list[list[str]] = []
    for dm in analysis.conflict.decision_makers:
        for option in dm.options:
            for level in range(1, len(option.levels)):
                cells = [_share(found, option, level) for found in columns.values()]
                lines.append([f"{sentence(dm.label)}: {_title(option, level)}", *cells])
    widths = [max(len(line[k]) for line in (head, *lines)) for k in range(len(head))]
    for first, *cells in (head, *lines):
        padded = [cell.rjust(width) for cell, width in zip(cells, widths[1:], strict=True)]
        yield "  ".join([first.ljust(widths[0]), *padded]).rstrip()
    yield ""


def _title(option: Option, level: int) -> str:
    if option.binary:
        return option_title(option)
    return f"{option_title(option)}: {level_title(option.levels[level])}"


def _share(listing: Listing, option: Option, level: int) -> str:
    """How many in a hundred; `all` and `none` only where that is so to the last state."""
    number = (listing.taken or {})[option.name][level]
    if number in (0, listing.count):
        return "all" if number else "none"
    percent = round(100 * number / listing.count)
    return f"{min(max(percent, 1), 99)} %"
