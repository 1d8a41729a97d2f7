"""What a conclusion hangs on, in sentences: what to verify first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from detente.conflict.statement.text import text
from detente.report.outcomes import state_in_brief
from detente.report.phrases import (
    apart,
    chance,
    counted,
    in_quotes,
    listed,
    margin,
    of,
    sentence,
    state_in_short,
)
from detente.stability import CONCEPTS
from detente.studies.robustness import Critical, Robustness
from detente.studies.robustness.events import Event
from detente.studies.robustness.result import SMALL, Doubt

FEW = 6
"""How many of the events that do not matter are named."""


def what_it_hangs_on(found: Robustness, critical: Critical) -> Iterator[str]:
    """All that is told of it, in lines of text."""
    yield "# What it hangs on: what to verify first"
    yield question(found, critical)
    if not critical.doubts:
        yield "Nothing is uncertain."
        return
    found_clear = clear(critical)
    if found_clear:
        yield "Most first, by the difference that it makes whether each is true or false:"
    for place, doubt in enumerate(found_clear, 1):
        yield ""
        yield f"{place}. {sentence(about(found, doubt.event))}"
        yield from (f"   {line}" for line in hanging(found, doubt))
    if len(found_clear) < len(critical.doubts):
        yield ""
        yield from little(found, critical)
    yield ""
    yield from overturning(critical)


def question(found: Robustness, critical: Critical, asked: str = "") -> str:
    """What is asked, the answer where all is true, and how probable yes is.

    `asked` are other words for what is asked, such as “A holds”.
    """
    concept = CONCEPTS[critical.concept]
    asked = asked or conclusion(found, critical)
    held = "it is so" if critical.held else "it is not so"
    return (
        f"The question is whether {asked}, under {concept.title} ({concept.id}). If all that may be"
        f" false is true{_as_written(found)}, {held}; the probability is"
        f" {chance(critical.probability)}."
    )


def conclusion(found: Robustness, critical: Critical) -> str:
    """What is asked, as “A holds”."""
    if critical.want is not None:
        return f"some outcome that holds satisfies `{text(critical.want)}`"
    assert critical.state is not None
    name = state_in_brief(critical.state, found.conflict)
    if critical.state.name is not None:
        return f"{in_quotes(name)} holds"
    return f"state {critical.state.number}, “{name}”, holds"


def hangs_most_on(
    found: Robustness, critical: Critical, told: Callable[[float], str] = chance
) -> str:
    """The one thing that the answer hangs on most, in a sentence; `told` says a probability."""
    first = next(iter(clear(critical)), None)
    if first is None:
        return "No single thing that may be false makes a difference that can be told."
    if first.if_true is None or first.if_false is None:
        return f"It hangs most on {about(found, first.event)}."
    true, false = told(first.if_true), told(first.if_false)
    return f"It hangs most on {about(found, first.event)}: {true} if that is true, {false} if not."


def clear(critical: Critical) -> list[Doubt]:
    """What makes a difference by itself, most first."""
    return [one for one in critical.doubts if matters(one)]


def little(found: Robustness, critical: Critical) -> Iterator[str]:
    """What makes no difference, or too little to tell."""
    rest = [one for one in critical.doubts if not matters(one)]
    none = [one for one in rest if one.swing is None or abs(one.swing) < SMALL]
    if small := [one for one in rest if one not in none]:
        yield f"Too little to tell from so few draws: {_some(found, small)}."
    if none:
        yield f"No difference by itself: {_some(found, none)}."


def _as_written(found: Robustness) -> str:
    return " and every wish stands where it is written" if movable(found) else ""


def _some(found: Robustness, doubts: Sequence[Doubt]) -> str:
    """The first few of some events, and how many more there are."""
    ordered = sorted(doubts[:FEW], key=lambda one: one.event.standing is not None)
    names = [about(found, one.event) for one in ordered]
    more = len(doubts) - FEW
    return listed([*names, f"{more} more"] if more > 0 else names)


def matters(doubt: Doubt) -> bool:
    """Whether an event makes a difference that can be told."""
    swing = doubt.swing
    return doubt.overturns or (swing is not None and abs(swing) > max(doubt.error, SMALL))


def hanging(found: Robustness, doubt: Doubt) -> Iterator[str]:
    """Who says it, and how the answer hangs on it."""
    event = doubt.event
    yield origin(event)
    if doubt.swing is not None and doubt.if_true is not None and doubt.if_false is not None:
        error = f", within {margin(doubt.error):g}" if doubt.error else ""
        true, false = either(event)
        yield (
            f"If {true} {chance(doubt.if_true)}, if {false} {chance(doubt.if_false)}: a"
            f" difference of {doubt.swing:+.3f}{error}."
        )
    alone = "If this alone is false and all else true"
    if event.standing is not None:
        alone = f"If it stands at place {event.standing.turned} and all else is as written and true"
    if doubt.overturns:
        yield f"{alone}, the answer turns round."
    for verb, changed in (("no longer hold", doubt.vanish), ("hold instead", doubt.appear)):
        if changed.count:
            names = "; ".join(state_in_short(state, found.conflict) for state in changed.states)
            among = f", {changed.count:,} in all, such as" if changed.shortened else ""
            yield f"Then {verb}{among}: {names}."


def about(found: Robustness, event: Event) -> str:
    """What may be false, as within a sentence."""
    if event.decision_maker is None:
        return f"the {event.kind} `{event.name}`"
    whose = of(found.conflict.decision_maker(event.decision_maker).label)
    if event.kind == "position":
        return f"whether {event.name} in {whose} list"
    return f"{whose} wish `{event.name}`"


def origin(event: Event) -> str:
    """Who says so, where, when, and how sure it is."""
    if event.standing is not None:
        places = listed([str(place) for place in event.standing.places])
        return f"It may stand at the places {places}; it is written at {event.standing.own}."
    parts = [f"“{says(event)}”"] if says(event) else []
    return f"{sentence('; '.join([*parts, *attribution(event)]))}."


def says(event: Event) -> str:
    """What a claim says, in our own words; empty where that is not written, or for no claim."""
    return "" if event.claim is None else " ".join(event.claim.says.split())


def either(event: Event) -> tuple[str, str]:
    """What it is called if something is so, and if it is not."""
    if event.standing is not None:
        return "it stands there", "it stands below"
    return "it is true", "it is false"


def attribution(event: Event) -> Iterator[str]:
    """By whom it is said, where, when, and how sure it is."""
    if event.standing is not None:
        yield f"it is written at {event.standing.own}"
        return
    if event.claim is None:
        yield "the model’s own assumption"
    elif event.claim.said_by:
        yield f"said by {apart(event.claim.said_by)}"
    if event.source is not None:
        day = f", {event.source.date.isoformat()}" if event.source.date else ""
        yield f"in {apart(event.source.title or event.source.id)}{day}"
    yield f"confidence {event.confidence:.12g}"


def overturning(critical: Critical) -> Iterator[str]:
    """Which claims turn the answer round if they are false."""
    if not critical.sets:
        yield (
            "No claim that is false alone, all else being true, turns the answer round."
            if critical.size == 1
            else f"No {critical.size} claims or fewer, false together with all else true, turn the"
            " answer round."
        )
        return
    yield "The answer turns round where exactly these claims are false and all else is true:"
    yield from (f"  - {listed([f'`{name}`' for name in one])}" for one in critical.sets)
    yield f"  These are all smallest sets of up to {counted(critical.size, 'claim')}."


def movable(found: Robustness) -> set[tuple[str | None, int]]:
    """The wishes that may stand at several places: whose, and where they are written."""
    return {
        (event.decision_maker, event.standing.own)
        for event in found.events
        if event.standing is not None
    }
