"""How sure it is, in sentences: first how sure, then what it hangs on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from detente.conflict.statement.text import text
from detente.engine import State
from detente.report.phrases import apart, counted, listed, of, sentence, state_lines, state_name
from detente.stability import CONCEPTS
from detente.studies.naming import state_text
from detente.studies.robustness import Critical, Robustness
from detente.studies.robustness.events import Event
from detente.studies.robustness.result import SMALL, Chance, Doubt, Outlook

DESCRIBED = 3
"""How many outcomes are described option by option."""

HANGING = 3
"""How many of the events that an outcome hangs on are named with it."""

FEW = 6
"""How many of the events that do not matter are named."""


def told(found: Robustness) -> list[str]:
    """The answer in lines of text, for a reader who knows nothing of the method."""
    lines = [*how_sure(found), *stopped(found)]
    for concept, outlook in found.outlooks.items():
        lines += ["", *_outlook(found, concept, outlook)]
    if found.critical is not None:
        lines += ["", *_critical(found, found.critical)]
    return [*lines, "", *_legend(found)]


def chance(probability: float) -> str:
    """A probability as it is told: never as certain where it is not.

    >>> chance(0.4567), chance(0.9999), chance(1.0), chance(0.0001), chance(0.0)
    ('0.457', 'above 0.999', '1', 'below 0.001', '0')
    """
    rounding = 1e-9
    if probability < rounding:
        return "0"
    if probability > 1 - rounding:
        return "1"
    if probability < SMALL:
        return "below 0.001"
    return "above 0.999" if probability > 1 - SMALL else f"{probability:.3f}"


def how_sure(found: Robustness) -> Iterator[str]:
    """How much is uncertain, and how exact the probabilities are."""
    if not found.events:
        yield (
            "Nothing in this model is uncertain: no claim and no statement has a confidence"
            " below 1. Outcomes hold for certain or not at all."
        )
    elif found.exact:
        differ = "one way" if found.worlds == 1 else f"{found.worlds:,} ways"
        yield (
            f"{_doubtful(found)}. The probabilities are exact: all {differ} in which that can"
            " matter were gone through."
            if not found.missing
            else f"{_doubtful(found)}, in {found.planned:,} ways that can matter. The"
            f" {found.worlds:,} most probable of them"
            f" {'was' if found.worlds == 1 else 'were'} gone through."
        )
    else:
        yield (
            f"{_doubtful(found)}, in more ways than can be gone through."
            f" {found.samples:,} were drawn (seed {found.seed}): every probability of an outcome"
            f" below is within {_off(found)} of the exact one, with at most 1 chance in 100 that"
            " any is not."
        )


def _doubtful(found: Robustness) -> str:
    """How many things may be false, and how many may stand elsewhere."""
    false = sum(event.standing is None for event in found.events)
    moved = len(_movable(found))
    parts = [f"{counted(false, 'thing')} may be false"] if false else []
    if moved:
        elsewhere = "in its list" if moved == 1 else "in their lists"
        parts.append(f"{counted(moved, 'wish', 'wishes')} may stand elsewhere {elsewhere}")
    return listed(parts)


def _movable(found: Robustness) -> set[tuple[str | None, int]]:
    """The wishes that may stand at several places: whose, and where they are written."""
    return {
        (event.decision_maker, event.standing.own)
        for event in found.events
        if event.standing is not None
    }


def _off(found: Robustness) -> str:
    """The error as it is told: never less than it is."""
    whole = found.samples == found.planned
    return f"{found.error:g}" if whole else f"{ceil(found.error * 1000) / 1000:g}"


def stopped(found: Robustness) -> Iterator[str]:
    """What an answer says that was stopped."""
    if not found.stopped:
        return
    if found.exact and found.missing:
        yield (
            f"Stopped before all were gone through: what is left has {chance(found.missing)} of all"
            " probability. Every probability below may be up to that much higher; none is lower."
        )
    elif found.samples < found.planned and not found.exact:
        yield f"Stopped before {found.planned:,} were drawn: the answer is less precise for that."
    else:
        yield "Stopped before it was known which claims turn the answer round together."


def _outlook(found: Robustness, concept: str, outlook: Outlook) -> Iterator[str]:
    named = CONCEPTS[concept]
    yield f"# How sure it is under {named.title} ({named.id})"
    yield from overall(found, outlook)
    if outlook.count:
        yield ""
        hold = "outcome holds in some case" if outlook.count == 1 else "outcomes hold in some case"
        yield f"{outlook.count:,} {hold}; each with the probability that it does:"
    for place, one in enumerate(outlook.equilibria):
        held = chance(one.probability)
        if place < DESCRIBED:
            yield f"  {held}  {_named(found, one.state)}"
            yield from (f"    {line}" for line in state_lines(one.state, found.conflict))
        else:
            yield f"  {held}  {_short(found, one.state)}"
        yield from _hangs(found, one)
    if more := outlook.count - len(outlook.equilibria):
        yield f"  … and {more:,} more; --limit {outlook.count} shows all."


def overall(found: Robustness, outlook: Outlook) -> Iterator[str]:
    """What is said of all outcomes under a concept, before any of them is told."""
    if outlook.some is not None and outlook.every is not None and found.want is not None:
        yield (
            f"The probability that some outcome that holds satisfies `{text(found.want)}` is"
            f" {chance(outlook.some)}; that something holds and all of it does,"
            f" {chance(outlook.every)}."
        )
    quo = ""
    if outlook.unsettled is not None:
        quo = f"; that the status quo is possible, but does not hold, {chance(outlook.unsettled)}"
    yield f"The probability that no outcome holds is {chance(outlook.none)}{quo}."


def _hangs(found: Robustness, one: Chance) -> Iterator[str]:
    """What an outcome hangs on, where that was asked."""
    pairs = found.hangs_on(one)
    names = [f"{about(found, event)} ({swing:+.3f})" for event, swing in pairs[:HANGING]]
    if (more := len(pairs) - HANGING) > 0:
        names.append(f"{more} more")
    if names:
        yield f"    It hangs on {listed(names)}."


def _named(found: Robustness, state: State) -> str:
    if state.name is None and not state.number:
        return "a state that is ruled out if all constraints hold"
    return state_name(state, found.conflict)


def _short(found: Robustness, state: State) -> str:
    if state.levels is None:
        return state_name(state, found.conflict)
    number = f"state {state.number}: " if state.number else ""
    return f"{number}{state_text(state, found.conflict)}"


def _critical(found: Robustness, critical: Critical) -> Iterator[str]:
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

    `asked` are other words for what is asked, such as “that A holds”.
    """
    concept = CONCEPTS[critical.concept]
    if asked:
        pass
    elif critical.want is not None:
        asked = f"that some outcome that holds satisfies `{text(critical.want)}`"
    else:
        assert critical.state is not None
        asked = f"that {_short(found, critical.state)} holds"
    held = "it is so" if critical.held else "it is not so"
    return (
        f"The question is {asked}, under {concept.title} ({concept.id}). If all that may be false"
        f" is true{_as_written(found)}, {held}; the probability is {chance(critical.probability)}."
    )


def hangs_most_on(found: Robustness) -> str:
    """The one thing that the answer hangs on most; empty where there is none."""
    first = next(iter(clear(found.critical)), None) if found.critical is not None else None
    if first is None or first.if_true is None or first.if_false is None:
        return ""
    event = first.event
    about_it = f": “{_says(event)}”" if _says(event) else ""
    told = f" ({'; '.join(attribution(event))})" if event.claim is not None else ""
    true, false = either(event)
    return (
        f"It hangs most on {about(found, event)}{about_it}{told}. If {true} the probability is"
        f" {chance(first.if_true)}, if {false} {chance(first.if_false)}."
    )


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
    return " and every wish stands where it is written" if _movable(found) else ""


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
    yield _origin(event)
    if doubt.swing is not None and doubt.if_true is not None and doubt.if_false is not None:
        error = f", within {doubt.error:.2g}" if doubt.error else ""
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
            names = "; ".join(_short(found, state) for state in changed.states)
            among = f", {changed.count:,} in all, such as" if changed.shortened else ""
            yield f"Then {verb}{among}: {names}."


def about(found: Robustness, event: Event) -> str:
    """What may be false, as within a sentence."""
    match event.kind:
        case "claim":
            return f"the claim `{event.name}`"
        case "statement":
            assert event.decision_maker is not None
            whose = found.conflict.decision_maker(event.decision_maker).label
            return f"{of(whose)} wish `{event.name}`"
        case "position":
            assert event.decision_maker is not None
            whose = found.conflict.decision_maker(event.decision_maker).label
            return f"whether {event.name} in {of(whose)} list"
        case "constraint":
            return f"the constraint `{event.name}`"
        case _:
            return f"the option `{event.name}`"


def _origin(event: Event) -> str:
    """Who says so, where, when, and how sure it is."""
    if event.standing is not None:
        places = listed([str(place) for place in event.standing.places])
        return f"It may stand at the places {places}; it is written at {event.standing.own}."
    parts = [f"“{_says(event)}”"] if _says(event) else []
    return f"{sentence('; '.join([*parts, *attribution(event)]))}."


def _says(event: Event) -> str:
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
    yield f"confidence {event.confidence:g}"


def overturning(critical: Critical) -> Iterator[str]:
    """Which claims turn the answer round if they are false."""
    if not critical.sets:
        claims = counted(critical.size, "claim")
        yield f"No {claims} or fewer, false together with all else true, turn the answer round."
        return
    yield "The answer turns round where exactly these claims are false and all else is true:"
    yield from (f"  - {listed([f'`{name}`' for name in one])}" for one in critical.sets)
    yield f"  These are all smallest sets of up to {counted(critical.size, 'claim')}."


def _legend(found: Robustness) -> Iterator[str]:
    yield "What the words mean"
    yield (
        "  A probability is that of holding: that nobody would leave the outcome, if it came about."
        " It is not the probability that it comes about."
    )
    yield (
        "  It follows from the confidences in the model: claims are true or false independently,"
        " and statements stand and fall with the claims that they rest on."
    )
    yield (
        "  A wish is a statement in somebody’s list; its own confidence says how sure the model is"
        " of it once what it rests on is true."
    )
    if _movable(found):
        yield (
            "  The first place in a list is the most important. A wish that may stand at several"
            " has the same probability at each of them; the others keep their order around it."
        )
    if found.critical is not None:
        yield (
            "  A number after what an outcome hangs on is the probability of holding if that is"
            " true, less the probability if it is false."
        )
    for concept in found.outlooks:
        named = CONCEPTS[concept]
        yield f"  A decision maker stays under {named.title} ({named.id}) if {named.says}"
