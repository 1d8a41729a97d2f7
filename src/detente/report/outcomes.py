"""Outcomes by a few words, as a reader would call them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from detente.conflict import Conflict
from detente.conflict.statement.syntax import At, Or, options_in
from detente.conflict.status_quo import levels_of_status_quo
from detente.engine import State, States
from detente.report.phrases import option_title, sentence, state_name
from detente.studies.families import Family, Literal
from detente.studies.families.literals import literal_of
from detente.studies.naming import short_names
from detente.studies.solution import Solution


def names_of(families: Sequence[Family], solution: Solution) -> list[str]:
    """A few words for each group: a definition that it satisfies, then what sets it apart.

    What is as in the status quo is said only of groups that would else have the same name.
    """
    now, definitions = now_of(solution), definitions_of(solution)
    names = [_name(family, definitions, solution, now) for family in families]
    return [
        name if names.count(name) == 1 else _name(family, definitions, solution, {})
        for family, name in zip(families, names, strict=True)
    ]


def _name(
    family: Family,
    definitions: Sequence[tuple[str, frozenset[str], States]],
    solution: Solution,
    now: Mapping[str, int],
) -> str:
    conflict = solution.conflict
    first = solution.engine.state(family.numbers[0]) if family.numbers else None
    if first is not None and first.name is not None:
        return state_name(first, conflict)
    parts: list[str] = []
    told: frozenset[str] = frozenset()
    members = _states(family, solution) if definitions else None
    for name, options, truth in definitions:
        if truth[members].all():
            parts.append(name.replace("_", " "))
            told |= options
    literals = [literal for literal in family.told_by if literal.option not in told]
    apart = [one for one in literals if is_news(one, now, conflict)]
    parts += [brief(literal, conflict) for literal in apart or (() if parts else literals)]
    return sentence(", ".join(parts) or family.name)


def _states(family: Family, solution: Solution) -> States | list[int]:
    """All states of a group, by their places; marked where it lists the first of them only."""
    if family.count == len(family.numbers):
        return [number - 1 for number in family.numbers]
    fixed = [
        Or(tuple(At(literal.option, "is", level) for level in literal.levels))
        for literal in family.fixed
    ]
    everywhere = np.ones(solution.engine.size, dtype=np.bool_)
    found: States = np.logical_and.reduce([everywhere, *map(solution.engine.truth, fixed)])
    return found


def definitions_of(solution: Solution) -> list[tuple[str, frozenset[str], States]]:
    """The definitions of the model, the options that each is about, and where it holds."""
    return [
        (one.name, frozenset(options_in(one.expr)), solution.engine.truth(one.expr))
        for one in solution.conflict.definitions
    ]


def now_of(solution: Solution) -> dict[str, int]:
    """Where each option stands at the status quo, by its place among the levels."""
    quo = solution.engine.status_quo
    levels = None if quo is None else solution.engine.state(quo).levels
    return dict(zip((o.name for o in solution.conflict.options), levels or (), strict=False))


def brief(literal: Literal, conflict: Conflict, *, owned: bool = False) -> str:
    """A literal in a few words; `owned` where it is clear whose option it is.

    An id that its title begins with is what is done, as in "insist that …", any other a thing.
    """
    option = conflict.option(literal.option)
    plain = option.id.replace("_", " ")
    if not owned and short_names(conflict)[option.name] != option.id:
        plain = f"{plain} by {conflict.decision_maker(option.owner).label}"
    levels = [level.replace("_", " ") for level in literal.levels]
    if option.binary:
        done = option_title(option).lower().startswith(option.id.partition("_")[0])
        return plain if levels == ["on"] else f"{'not' if done else 'no'} {plain}"
    if levels == ["none"]:
        return f"no {plain}"
    return (
        f"{' or '.join(levels)} {plain}" if len(levels) == 1 else f"{plain} {' or '.join(levels)}"
    )


def state_in_brief(state: State, conflict: Conflict) -> str:
    """A state by that in which it differs from the status quo, else by what is chosen in it."""
    if state.levels is None:
        return state_name(state, conflict)
    now = levels_of_status_quo(conflict)
    before = now or (0,) * len(state.levels)
    names = short_names(conflict)
    changed = (
        literal_of(option, [level], names)
        for option, level, old in zip(conflict.options, state.levels, before, strict=True)
        if level != old
    )
    told = sentence(", ".join(brief(one, conflict) for one in changed))
    return told or ("As things stand" if now else "Nothing is chosen")


def told_of(literals: Sequence[Literal], conflict: Conflict, now: Mapping[str, int]) -> str:
    """What is done by whom: that in which it differs from the status quo, else all."""
    lines: list[str] = []
    for dm in conflict.decision_makers:
        own = [one for one in literals if conflict.option(one.option).owner == dm.id]
        told = [brief(one, conflict, owned=True) for one in own if is_news(one, now, conflict)]
        if told:
            lines.append(f"{sentence(dm.label)}: {', '.join(told)}.")
    if not lines:
        return "As now." if now else ""
    return " ".join(lines)


def is_news(literal: Literal, now: Mapping[str, int], conflict: Conflict) -> bool:
    """Whether a literal does not hold at the status quo; without one, whether it is no default."""
    option = conflict.option(literal.option)
    if not now:
        return True
    return option.level_ids[now[option.name]] not in literal.levels
