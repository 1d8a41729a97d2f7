"""The groups that equilibria form, as the page names and tells them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from detente.conflict import Conflict
from detente.report.outcomes import names_of, now_of, told_of
from detente.report.phrases import level_title, option_title, sentence
from detente.studies.families import Family, Literal, families_of
from detente.studies.naming import count_json
from detente.studies.solution import Solution
from detente.workbench.asked.concepts import ordered


@lru_cache(maxsize=1)
def groups_of(solution: Solution) -> tuple[Family, ...]:
    """The groups with all their states; kept, as what is asked of a model is asked again."""
    return families_of(solution, limit=None).families


def families_json(families: Sequence[Family], solution: Solution) -> list[dict[str, Any]]:
    """The groups, firmest first."""
    names = names_of(families, solution)
    return [_family(family, name, solution) for family, name in zip(families, names, strict=True)]


def said(literals: Sequence[Literal], conflict: Conflict) -> list[dict[str, Any]]:
    """What holds of single options, as statements and in words."""
    return [
        {
            "option": literal.option,
            "text": literal.text,
            "words": _standing(literal, conflict),
        }
        for literal in literals
    ]


def _family(family: Family, name: str, solution: Solution) -> dict[str, Any]:
    conflict, engine = solution.conflict, solution.engine
    fixed = {literal.option: literal.levels for literal in family.fixed}
    first = engine.state(family.numbers[0]) if family.numbers else None
    dms = [dm.id for dm in conflict.decision_makers]
    return {
        "key": key(family),
        "name": name,
        "statement": family.name,
        "told": told_of(family.fixed, conflict, now_of(solution)),
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
    return key_of(family.fixed, family.numbers)


def key_of(fixed: Sequence[Literal], numbers: Sequence[int]) -> str:
    """What a group goes by that ties down some options, or else has states of these numbers."""
    tied = sorted((literal.option, literal.levels) for literal in fixed)
    told = repr(tied or tuple(numbers))
    return blake2b(told.encode(), digest_size=6).hexdigest()


def _standing(literal: Literal, conflict: Conflict) -> str:
    """Where an option stands, in words, and whose it is."""
    option = conflict.option(literal.option)
    title = option_title(option)
    if option.binary:
        told = f"“{title}”" if literal.levels == ("on",) else f"not “{title}”"
    else:
        titles = {level.id: level_title(level) for level in option.levels}
        told = f"“{title}” at {' or '.join(f'“{titles[level]}”' for level in literal.levels)}"
    return f"{sentence(conflict.decision_maker(option.owner).label)}: {told}"
