"""The analysis of a conflict in words: where we are, what can hold, and in which few forms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.conflict import Conflict
from detente.conflict.statement.text import text
from detente.engine import State
from detente.report.phrases import (
    counted,
    day_text,
    level_title,
    listed,
    move,
    of,
    option_title,
    sentence,
    state_lines,
    state_name,
)
from detente.stability import CONCEPTS
from detente.studies.analysis import Analysis
from detente.studies.families import Families, Family
from detente.studies.families.literals import Literal
from detente.studies.overview import Overview, Stance

READABLE = 10**12
"""From here on only the first digits of a number are told."""

SHOWN = 6
"""How many families are told before the rest is only counted."""


def told(
    analysis: Analysis,
    overview: Overview | None,
    broken: Sequence[str],
    families: Families,
    shown: int = SHOWN,
) -> Iterator[str]:
    """The analysis as lines of text, the most telling first; `# ` and `## ` begin a heading.

    `broken` names what the status quo breaks, where there is one that is not feasible.
    """
    yield from heading(analysis)
    yield from where_we_are(analysis, overview, broken)
    yield from what_holds(analysis, families)
    yield from _families(analysis, families, shown)


def heading(analysis: Analysis) -> Iterator[str]:
    """What is analysed: the conflict, the day, how large it is."""
    conflict = analysis.conflict
    title = conflict.title or "A conflict"
    if conflict.scenario:
        title += f" · scenario {conflict.scenario}"
    yield f"# {title}"
    parts = [counted(len(conflict.decision_makers), "decision maker")]
    if conflict.states is None:
        parts.append(counted(len(conflict.options), "option"))
    if analysis.size is not None:
        parts.append(f"{large(analysis.size)} state{'' if analysis.size == 1 else 's'}")
    as_of = f"as of {day_text(conflict.as_of)}; " if conflict.as_of else ""
    yield f"{as_of}{listed(parts)}"
    yield ""


def large(number: int) -> str:
    """A number in words that can be read however large it is.

    >>> large(1250), large(2**100)
    ('1,250', 'about 1.3 × 10^30')
    """
    if number < READABLE:
        return f"{number:,}"
    power = len(str(number)) - 1
    digits = round(number / 10 ** (power - 1))
    return f"about {digits / 10:g} × 10^{power}"


def where_we_are(
    analysis: Analysis, overview: Overview | None, broken: Sequence[str]
) -> Iterator[str]:
    """The status quo, who would leave it by which move, and where improvements lead."""
    conflict = analysis.conflict
    yield "## Where we are"
    if overview is None:
        if broken:
            yield f"The status quo is not feasible here: it breaks {listed(broken)}."
        else:
            yield "The model names no status quo."
        yield ""
        return
    lines = state_lines(overview.status_quo, conflict)
    end = ":" if lines else "."
    yield f"The status quo is {state_name(overview.status_quo, conflict)}{end}"
    yield from (f"  {line}" for line in lines)
    leaving = [stance for stance in overview.stances if stance.best]
    if not leaving:
        yield "Nobody can improve on it alone."
    else:
        yield "Who would leave it, and by which move:"
        yield from (f"  {_leaving(stance, conflict)}" for stance in leaving)
    staying = [stance for stance in overview.stances if not stance.best]
    if leaving and staying:
        names = listed(conflict.decision_maker(s.decision_maker).label for s in staying)
        yield f"  {sentence(names)} cannot improve on it alone."
    yield _reached(overview)
    yield ""


def _leaving(stance: Stance, conflict: Conflict) -> str:
    label = sentence(conflict.decision_maker(stance.decision_maker).label)
    best = stance.best
    assert best is not None
    before, after = best.rank
    told = (
        f"{label} would rather {move(best, conflict)} (rank {before} to {after} of {stance.worst})"
    )
    if stance.stable:
        told += f"; deterred under {listed(map(_short, stance.stable))}"
    return f"{told}."


def _short(concept: str) -> str:
    return CONCEPTS[concept].short


def _reached(overview: Overview) -> str:
    if not overview.reached:
        return "No improvement leads away from it."
    found = [f"{_short(c)} {count}" for c, count in overview.equilibria.items() if count]
    among = f"; equilibria among them: {' · '.join(found)}" if found else ", none an equilibrium"
    return f"Improvements alone lead from here to {counted(overview.reached, 'state')}{among}."


def what_holds(analysis: Analysis, families: Families) -> Iterator[str]:
    """How many equilibria there are, and what all of them and none of them share."""
    yield "## What can hold"
    yield from counts(analysis)
    if not analysis.equilibria:
        yield "None of the concepts asked for can be had here."
    elif not families.count:
        yield "No state is an equilibrium."
    elif families.count > 1:
        yield from _shared("In all of them", families.in_all, analysis.conflict)
        yield from _shared("In none of them", families.in_none, analysis.conflict)
    yield ""


def counts(analysis: Analysis) -> Iterator[str]:
    """How many equilibria there are under each concept."""
    told = [
        f"{_short(c)} {'' if found.complete else 'at least '}{large(found.count)}"
        for c, found in analysis.equilibria.items()
    ]
    yield f"Equilibria, where nobody has reason to move: {' · '.join(told)}"
    if analysis.where is not None:
        yield f"Only those are counted and listed in which this holds: {text(analysis.where)}"


def _shared(title: str, literals: Sequence[Literal], conflict: Conflict) -> Iterator[str]:
    if literals:
        levels: dict[str, tuple[str, ...]] = {}
        for literal in literals:
            levels[literal.option] = levels.get(literal.option, ()) + literal.levels
        merged = (Literal(option, found, "") for option, found in levels.items())
        yield f"{title}: {'; '.join(phrase(literal, conflict) for literal in merged)}."


def _families(analysis: Analysis, families: Families, shown: int) -> Iterator[str]:
    if not families.families:
        return
    many = len(families.families) > 1 and families.count > len(families.families)
    of = f" in {len(families.families)} families" if many and not families.ungrouped else ""
    yield f"## {counted(families.count, 'outcome')}{of}"
    yield ""
    for place, family in enumerate(families.families[:shown], 1):
        yield from _family(place, family, families, analysis.conflict)
        yield ""
    left = families.families[shown:]
    if left:
        rest = "one more family" if len(left) == 1 else f"{len(left)} more families"
        yield f"… and {rest}; --families {len(families.families)} shows all."
        yield ""
    if families.ungrouped:
        yield (
            f"{families.ungrouped:,} more outcomes are too many to group; --concept looks at those"
            " of one concept, a scenario at fewer states."
        )
        yield ""
    yield from _legend(families)


def _family(place: int, family: Family, families: Families, conflict: Conflict) -> Iterator[str]:
    labels = listed(map(_short, family.labels))
    states = f"{family.count:,} states, such as " if family.count > 1 else ""
    notes = [labels, f"{states}{_place(family, conflict)}"]
    if family.status_quo:
        notes.append("the status quo is one" if family.count > 1 else "the status quo")
    if family.reached:
        notes.append("improvements alone lead here")
    yield f"{place}. {' · '.join(notes)}"
    yield from (f"     {line}" for line in chosen(family, conflict))
    if family.free:
        yield f"     makes no difference: {listed(free(family, conflict))}"
    if family.told_by and len(families.families) > 1:
        yield f"     told from the others by: {family.name}"
    yield f"     ranks: {family_ranks(family, families, conflict)}"


def _place(family: Family, conflict: Conflict) -> str:
    """The first state of a family, by its name where it has one."""
    named = conflict.states is not None or family.name in {c.name for c in conflict.coalesced}
    return state_name(State(family.numbers[0], name=family.name if named else None), conflict)


def chosen(family: Family, conflict: Conflict) -> Iterator[str]:
    """What each decision maker chooses, a line each; who chooses nothing comes last."""
    nothing: list[str] = []
    for dm in conflict.decision_makers:
        mine = [
            literal for literal in family.fixed if conflict.option(literal.option).owner == dm.id
        ]
        told = [_choice(literal, conflict) for literal in mine if not _untaken(literal, conflict)]
        if told:
            yield f"{sentence(dm.label)}: {'; '.join(told)}"
        elif len(mine) == len(dm.options) > 0:
            nothing.append(dm.label)
    if nothing:
        yield f"{sentence(listed(nothing))}: nothing"


def free(family: Family, conflict: Conflict) -> list[str]:
    """The options that make no difference, those of one decision maker together."""
    told: list[str] = []
    for dm in conflict.decision_makers:
        mine = [option for option in dm.options if option.name in family.free]
        if mine:
            told.append(f"{of(dm.label)} {listed(f'“{option_title(o)}”' for o in mine)}")
    return told


def _untaken(literal: Literal, conflict: Conflict) -> bool:
    """Whether a binary option is not taken."""
    return conflict.option(literal.option).binary and literal.levels == ("off",)


def _choice(literal: Literal, conflict: Conflict) -> str:
    option = conflict.option(literal.option)
    if option.binary:
        return option_title(option)
    titles = {level.id: level_title(level) for level in option.levels}
    missing = [title for level, title in titles.items() if level not in literal.levels]
    if len(missing) == 1 and len(literal.levels) > 2:
        return f"{option_title(option)}: not {missing[0]}"
    return f"{option_title(option)}: {listed((titles[level] for level in literal.levels), 'or')}"


def phrase(literal: Literal, conflict: Conflict) -> str:
    """A literal in words: who does or does not do what, or which level is chosen."""
    option = conflict.option(literal.option)
    label = sentence(conflict.decision_maker(option.owner).label)
    no = "not " if _untaken(literal, conflict) else ""
    return f"{label}: {no}{_choice(literal, conflict)}"


def family_ranks(family: Family, families: Families, conflict: Conflict) -> str:
    """How each decision maker ranks a family, of how many ranks."""
    told = (
        f"{dm.label} {best if best == worst else f'{best}–{worst}'} of {last}"
        for dm, (best, worst), last in zip(
            conflict.decision_makers, family.ranks, families.worst, strict=True
        )
    )
    return sentence(", ".join(told))


def _legend(families: Families) -> Iterator[str]:
    """What the concepts in sight say of a decision maker who stays."""
    seen = {label for family in families.families for label in family.labels}
    yield "How each decision maker reasons who stays:"
    for concept in CONCEPTS.values():
        if concept.id in seen:
            yield f"  {concept.short} ({concept.title}): {concept.says}"
