"""The groups that equilibria form, as the page names and tells them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any

from detente.conflict import Conflict, Option
from detente.engine import State
from detente.report.phrases import level_title, option_title, sentence, state_name
from detente.studies.families import Family, Literal
from detente.studies.naming import count_json, short_names
from detente.studies.solution import Solution
from detente.workbench.asked.concepts import ordered


def families_json(families: Sequence[Family], solution: Solution) -> list[dict[str, Any]]:
    """The groups, firmest first."""
    return [_family(family, solution) for family in families]


def said(literals: Sequence[Literal], conflict: Conflict) -> list[dict[str, Any]]:
    """What holds of single options, as statements and in words."""
    return [
        {
            "option": literal.option,
            "text": literal.text,
            "words": _standing(literal, conflict, named=True),
        }
        for literal in literals
    ]


def _family(family: Family, solution: Solution) -> dict[str, Any]:
    conflict, engine = solution.conflict, solution.engine
    fixed = {literal.option: literal.levels for literal in family.fixed}
    first = engine.state(family.numbers[0]) if family.numbers else None
    quo = None if engine.status_quo is None else engine.state(engine.status_quo)
    dms = [dm.id for dm in conflict.decision_makers]
    return {
        "key": key(family),
        "name": _name(family, first, conflict),
        "statement": family.name,
        "told": _told(fixed, quo, conflict),
        "concepts": ordered(family.concepts),
        "labels": ordered(family.labels),
        "levels": {o.name: list(fixed.get(o.name, o.level_ids)) for o in conflict.options},
        "count": count_json(family.count),
        "example": family.numbers[0] if family.numbers else None,
        "example_name": None if first is None else first.name,
        "numbers": list(family.numbers),
        "quo": family.status_quo,
        "reached": count_json(family.reached),
        "ranks": {dm: list(span) for dm, span in zip(dms, family.ranks, strict=True)},
    }


def key(family: Family) -> str:
    """What a group goes by: the same as long as it ties down the same options alike."""
    fixed = sorted((literal.option, literal.levels) for literal in family.fixed)
    told = repr(fixed or family.numbers)
    return blake2b(told.encode(), digest_size=6).hexdigest()


def _name(family: Family, first: State | None, conflict: Conflict) -> str:
    """A few words that tell a group from the others."""
    if first is not None and first.name is not None:
        return state_name(first, conflict)
    if not family.told_by:
        return sentence(family.name)
    return sentence(", ".join(_short(literal, conflict) for literal in family.told_by))


def _short(literal: Literal, conflict: Conflict) -> str:
    option = conflict.option(literal.option)
    plain = option.id.replace("_", " ")
    if short_names(conflict)[option.name] != option.id:
        plain = f"{plain} by {conflict.decision_maker(option.owner).label}"
    levels = [level.replace("_", " ") for level in literal.levels]
    if option.binary:
        return plain if levels == ["on"] else f"no {plain}"
    if levels == ["none"]:
        return f"no {plain}"
    return (
        f"{' or '.join(levels)} {plain}" if len(levels) == 1 else f"{plain} {' or '.join(levels)}"
    )


def _told(fixed: Mapping[str, Sequence[str]], quo: State | None, conflict: Conflict) -> str:
    """What is done in a group: that in which it differs from the status quo, else all."""
    now = dict(
        zip((o.name for o in conflict.options), quo.levels or (), strict=False) if quo else ()
    )
    lines: list[str] = []
    for dm in conflict.decision_makers:
        news = [
            _standing(Literal(o.name, tuple(fixed[o.name]), ""), conflict)
            for o in dm.options
            if o.name in fixed and _news(o, fixed[o.name], now.get(o.name, 0))
        ]
        if news:
            lines.append(f"{sentence(dm.label)}: {', '.join(news)}")
    if not lines:
        return "As now." if quo and conflict.options else ""
    return f"{'; '.join(lines)}."


def _news(option: Option, levels: Sequence[str], now: int) -> bool:
    return option.level_ids[now] not in levels


def _standing(literal: Literal, conflict: Conflict, *, named: bool = False) -> str:
    """Where an option stands, in words; `named` with whose it is."""
    option = conflict.option(literal.option)
    title = option_title(option)
    if option.binary:
        told = title if literal.levels == ("on",) else f"not: {title}"
    else:
        titles = {level.id: level_title(level) for level in option.levels}
        told = f"{title}: {' or '.join(titles[level] for level in literal.levels)}"
    owner = conflict.decision_maker(option.owner).label
    return f"{sentence(owner)}: {told}" if named else told
