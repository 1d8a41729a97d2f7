"""How sure it is, drawn: probability bars for outcomes, and what a conclusion hangs on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.engine import State
from detente.report.figures.bars import Bar, Off, bars
from detente.report.figures.dumbbell import Dumbbell, dumbbells
from detente.report.hanging import about, attribution, clear, conclusion, either, says
from detente.report.outcomes import state_in_brief
from detente.report.phrases import margin, sentence
from detente.stability import CONCEPTS
from detente.studies.robustness import Critical, Robustness
from detente.studies.robustness.events import Event
from detente.studies.robustness.result import Doubt
from detente.studies.strength import strongest_first

RULED_OUT = "ruled out if all constraints hold"

ROWS = 10
"""How many claims and statements are drawn at most."""


@dataclass(frozen=True, slots=True)
class Called:
    """What some states are called in a report: a letter and a name."""

    letter: str
    name: str
    numbers: tuple[int, ...]


def drawn(found: Robustness) -> tuple[str, ...]:
    """The concepts that are drawn, firmest first: each implies the next.

    Where both SEQ and SMR are asked, of which neither implies the other, SMR is not drawn.
    """
    skipped = "smr" if "seq" in found.outlooks else ""
    asked = (concept for concept in found.outlooks if concept != skipped)
    return tuple(sorted(asked, key=lambda concept: strongest_first([concept])))


def outcome_bars(
    found: Robustness, concepts: Sequence[str], called: Sequence[Called] = (), most: int = 5
) -> tuple[Bar, ...]:
    """A bar for each outcome that has a name, then for the most probable others, `most` in all.

    Of outcomes that have a name together the most probable one is told. What an answer does not
    list counts as not probable.
    """
    chances = [_chances(found, concept) for concept in concepts]
    rows: list[Bar] = []
    named: set[int] = set()
    for one in called:
        named.update(one.numbers)
        best = max(one.numbers, key=lambda number: [c.get(number, 0) for c in reversed(chances)])
        many = len(one.numbers)
        note = f"the most probable of its {many:,} states" if many > 1 else f"state {best}"
        rows.append(Bar(one.letter, one.name, note, tuple(c.get(best, 0.0) for c in chances)))
    for other in found.outlooks[concepts[-1]].equilibria:
        if len(rows) >= most:
            break
        state = other.state
        if state.number and state.number in named:
            continue
        known = (c.get(state.number or state, 0.0) for c in chances)
        rows.append(Bar("", state_in_brief(state, found.conflict), _place(state), tuple(known)))
    return tuple(rows)


def _place(state: State) -> str:
    if state.name is not None:
        return ""
    return f"state {state.number}" if state.number else RULED_OUT


def _chances(found: Robustness, concept: str) -> dict[object, float]:
    """How probable states are, by their numbers, or by themselves where they have none."""
    told = found.outlooks[concept].equilibria
    return {one.state.number or one.state: one.probability for one in told}


def whole(found: Robustness) -> bool:
    """Whether the answer lists all outcomes, so that those of all concepts can be set together."""
    return all(one.count == len(one.equilibria) for one in found.outlooks.values())


def charts(found: Robustness, most: int, id: str) -> Iterator[str]:
    """The bars, a chart for each concept where the answer does not list all outcomes."""
    concepts = drawn(found)
    for group in [concepts] if whole(found) else [(one,) for one in concepts]:
        rows = outcome_bars(found, group, most=most)
        yield bars_of(found, rows, group, f"{id}-{group[-1]}")


def bars_of(found: Robustness, rows: Sequence[Bar], concepts: Sequence[str], id: str) -> str:
    """The probability bars."""
    titles = {CONCEPTS[c].short: CONCEPTS[c].title for c in concepts}
    shift = margin(found.off)
    return bars(rows, titles, Off(0.0 if found.missing else shift, shift), id)


def doubts(found: Robustness, critical: Critical) -> Iterator[Dumbbell]:
    """What makes a difference by itself, most first."""
    for one in clear(critical)[:ROWS]:
        if one.if_true is not None and one.if_false is not None:
            note = sentence("; ".join(_note(one)))
            yield Dumbbell(_name(found, one.event), note, one.if_true, one.if_false)


def _note(doubt: Doubt) -> Iterator[str]:
    *told, confidence = attribution(doubt.event)
    yield f"claim {_spelt(doubt.event)}, {confidence}" if says(doubt.event) else confidence
    yield from told
    if doubt.event.standing is not None:
        true, false = either(doubt.event)
        yield f"filled if {true}, hollow if {false}"
    if doubt.overturns:
        yield "turns the answer round alone"


def _name(found: Robustness, event: Event) -> str:
    if event.kind == "claim":
        return says(event) or sentence(_spelt(event))
    return sentence(re.sub("`([^`]*)`", r"“\1”", about(found, event)))


def _spelt(claim: Event) -> str:
    return claim.name.replace("_", " ")


def hangs_on(found: Robustness, critical: Critical, id: str, asked: str = "") -> str:
    """What the conclusion hangs on; `asked` are other words for the conclusion."""
    asked = (asked or conclusion(found, critical)).replace("`", "")
    title = f"What it hangs on whether {asked} ({CONCEPTS[critical.concept].short})"
    return dumbbells([*doubts(found, critical)], critical.probability, title, id)
