"""The words in which decision makers, moves and states are told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_CEILING, Decimal
from unicodedata import bidirectional

from detente.conflict import Conflict, Level, Option
from detente.engine import State
from detente.stability import CONCEPTS
from detente.studies.explanation.moves import Change, Step
from detente.studies.naming import state_text

ISOLATED = "\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}"
"""What keeps a text in its own direction apart from what stands around it."""


def listed(items: Iterable[str], last: str = "and") -> str:
    """Some things as a list in a sentence.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    *first, end = items
    return f"{', '.join(first)} {last} {end}" if first else end


def sentence(text: str) -> str:
    """A sentence with a capital letter, whatever it begins with.

    >>> sentence("the United States would stay.")
    'The United States would stay.'
    """
    return text[:1].upper() + text[1:]


def apart(text: str) -> str:
    """Somebody's own words within a sentence: if they run from right to left, kept to themselves.

    Without that a figure or a date after them would be shown before them.

    >>> apart("The Herald"), apart("שיחה").strip(ISOLATED)
    ('The Herald', 'שיחה')
    """
    if any(bidirectional(letter) in ("R", "AL") for letter in text):
        return text.join(ISOLATED)
    return text


def counted(number: int, thing: str, things: str = "") -> str:
    """So many of a thing.

    >>> counted(1, "move"), counted(2000, "equilibrium", "equilibria")
    ('1 move', '2,000 equilibria')
    """
    return f"{number:,} {thing if number == 1 else things or f'{thing}s'}"


def margin(error: float) -> float:
    """By how much something may be off, with three decimals or two digits: never less than it is.

    >>> margin(0.12341), margin(0.00012341), margin(0.02)
    (0.124, 0.00013, 0.02)
    """
    exactly = Decimal(str(error))
    step = Decimal(10) ** min(-3, exactly.adjusted() - 1)
    return float(exactly.quantize(step, ROUND_CEILING))


def chance(probability: float) -> str:
    """A probability as it is told: never as certain where it is not.

    >>> chance(0.4567), chance(0.9995), chance(1.0), chance(0.0001), chance(0.0)
    ('0.457', 'above 0.999', '1', 'below 0.001', '0')
    """
    rounding, small = 1e-9, 0.0005
    if probability < rounding:
        return "0"
    if probability > 1 - rounding:
        return "1"
    if probability < small:
        return "below 0.001"
    return "above 0.999" if probability >= 1 - small else f"{probability:.3f}"


def confidence(share: float) -> str:
    """A confidence with two digits, with more where it has more: never as certain if it is not.

    >>> confidence(0.7), confidence(0.9996), confidence(1.0)
    ('0.70', '0.9996', '1.00')
    """
    told = f"{share:.2f}"
    return told if float(told) == share else f"{share:.12g}"


def day_text(day: date) -> str:
    """A day in words.

    >>> day_text(date(2025, 3, 8))
    '8 March 2025'
    """
    return f"{day.day} {day:%B %Y}"


def of(label: str) -> str:
    """Whose: the possessive of a name.

    >>> of("Russia"), of("the United States")
    ('Russia’s', 'the United States’')
    """
    return f"{label}’" if label.endswith("s") else f"{label}’s"


def concepts(ids: Iterable[str]) -> str:
    """Solution concepts by their full names, each with its id."""
    return listed(f"{CONCEPTS[concept].title} ({concept})" for concept in ids)


def ranks(before: int, after: int) -> str:
    """From one rank to another."""
    return f"rank {before} to {after}" if before != after else f"rank {before}"


def own_rank(step: Step) -> str:
    """What a move does to the rank of who makes it."""
    before, after = step.mover_rank
    if step.improves:
        return f"own {ranks(before, after)}"
    return f"own {ranks(before, after)}, {'no gain' if before == after else 'a loss'}"


def option_title(option: Option) -> str:
    """What an option is, in words."""
    return option.title or option.id.replace("_", " ")


def level_title(level: Level) -> str:
    """What a level of an option is, in words."""
    return level.title or level.id.replace("_", " ")


def move(step: Step, conflict: Conflict) -> str:
    """A move in the infinitive: what it changes, or where it leads in graph form."""
    if step.changes:
        return changes(step.changes, conflict)
    return f"move to {state_name(step.state, conflict)}"


def changes(changed: Iterable[Change], conflict: Conflict) -> str:
    """Changes of options in the infinitive."""
    return listed([change_phrase(change, conflict) for change in changed])


def change_phrase(change: Change, conflict: Conflict) -> str:
    """The change of an option in the infinitive."""
    option = conflict.option(change.option)
    title = f"“{option_title(option)}”"
    if option.binary:
        return f"choose {title}" if change.after == "on" else f"take back {title}"
    titles = {level.id: level_title(level) for level in option.levels}
    return f"move {title} from “{titles[change.before]}” to “{titles[change.after]}”"


def state_name(state: State, conflict: Conflict) -> str:
    """A state by its name and title, or by its number."""
    if state.name is None:
        return f"state {state.number}"
    titles = {s.id: s.title for s in conflict.states or ()}
    title = titles.get(state.name)
    return f"{state.name}, “{title}”" if title else state.name


def in_quotes(name: str) -> str:
    """What something is called, in quotes unless its title is quoted in it already."""
    return name if "“" in name else f"“{name}”"


def state_in_short(state: State, conflict: Conflict) -> str:
    """A state on a line: by its name and title, or its number and what stands in it."""
    if state.levels is None:
        return state_name(state, conflict)
    number = f"state {state.number}: " if state.number else ""
    return f"{number}{state_text(state, conflict)}"


def state_lines(state: State, conflict: Conflict) -> list[str]:
    """What a state is: a line for each decision maker with options; none where it has a name."""
    if state.levels is None:
        return []
    level = dict(zip((o.name for o in conflict.options), state.levels, strict=True))
    lines: list[str] = []
    for dm in conflict.decision_makers:
        told = [_standing(o, level[o.name]) for o in dm.options if not o.binary or level[o.name]]
        if dm.options:
            lines.append(f"{sentence(dm.label)}: {'; '.join(told) or 'nothing'}")
    return lines


def _standing(option: Option, level: int) -> str:
    if option.binary:
        return option_title(option)
    return f"{option_title(option)}: {level_title(option.levels[level])}"
