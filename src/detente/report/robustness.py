"""How sure it is, in sentences: first how sure, then what it hangs on."""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.statement.text import text
from detente.engine import State
from detente.report.hanging import about, movable, what_it_hangs_on
from detente.report.phrases import (
    apart,
    chance,
    counted,
    listed,
    margin,
    state_in_short,
    state_lines,
    state_name,
)
from detente.stability import CONCEPTS
from detente.studies.robustness import Robustness
from detente.studies.robustness.result import Chance, Outlook

HOLDING = (
    "A probability is that of holding: that nobody would leave the outcome, if it came about. It is"
    " not the probability that it comes about."
)

DESCRIBED = 3
"""How many outcomes are described option by option."""

HANGING = 3
"""How many of the events that an outcome hangs on are named with it."""


def told(found: Robustness) -> list[str]:
    """The answer in lines of text, for a reader who knows nothing of the method."""
    lines = [*how_sure(found), *stopped(found)]
    for concept, outlook in found.outlooks.items():
        lines += ["", *_outlook(found, concept, outlook)]
    if found.critical is not None:
        lines += ["", *what_it_hangs_on(found, found.critical)]
    return [*lines, "", *_legend(found)]


def how_sure(found: Robustness) -> Iterator[str]:
    """How much is uncertain, and how exact the probabilities are."""
    if not found.events:
        yield (
            "Nothing in this model is uncertain: no claim and no statement has a confidence"
            " below 1. Outcomes hold for certain or not at all."
        )
    elif found.missing:
        gone = "was" if found.worlds == 1 else "were"
        yield (
            f"{_doubtful(found)}, in {found.planned:,} ways that can matter."
            f" {found.worlds:,} of them {gone} gone through, the most probable first."
        )
    elif found.exact:
        differ = f"all {found.worlds:,} ways in which that can matter were gone through"
        if found.worlds == 1:
            differ = "there is only one way in which that can matter"
        yield f"{_doubtful(found)}. The probabilities are exact: {differ}."
    else:
        yield (
            f"{_doubtful(found)}, in more ways than can be gone through."
            f" {found.samples:,} were drawn (seed {found.seed}): every probability of an outcome"
            f" below is within {margin(found.off):g} of the exact one, with at most 1 chance in 100"
            " that any is not."
        )


def stopped(found: Robustness) -> Iterator[str]:
    """What an answer says that was stopped."""
    if not found.stopped:
        return
    if found.missing:
        yield (
            f"Stopped before all were gone through: what is left has {chance(found.missing)} of all"
            " probability. Every probability of an outcome below may be up to that much higher;"
            " none of them is lower."
        )
    elif found.samples and found.samples < found.planned:
        yield f"Stopped before {found.planned:,} were drawn: the answer is less precise for that."
    else:
        yield "Stopped before it was known which claims turn the answer round together."


def _doubtful(found: Robustness) -> str:
    """How many things may be false, and how many may stand elsewhere."""
    false = sum(event.standing is None for event in found.events)
    moved = len(movable(found))
    parts = [f"{counted(false, 'thing')} may be false"] if false else []
    if moved:
        elsewhere = "in its list" if moved == 1 else "in their lists"
        parts.append(f"{counted(moved, 'wish', 'wishes')} may stand elsewhere {elsewhere}")
    return listed(parts)


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
            yield f"  {held}  {state_in_short(one.state, found.conflict)}"
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


def _joined(found: Robustness) -> str:
    """Which claims are not independent of each other."""
    sources = [event.source for event in found.events if event.source is not None]
    names = {one.id: f"“{apart(one.title or one.id)}”" for one in sources if one.together}
    return (
        f" but those of {listed(list(names.values()))} by one and the same chance," if names else ""
    )


def _legend(found: Robustness) -> Iterator[str]:
    yield "What the words mean"
    yield f"  {HOLDING}"
    yield (
        "  It follows from the confidences in the model: claims are true or false independently,"
        f"{_joined(found)} and statements stand and fall with the claims that they rest on."
    )
    yield (
        "  A wish is a statement in somebody’s list; its own confidence says how sure the model is"
        " of it once what it rests on is true."
    )
    if movable(found):
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
