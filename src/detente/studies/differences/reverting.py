"""Differences seen from the other side."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from detente.studies.differences.difference import (
    ClassAdded,
    ClassDropped,
    ConstraintAdded,
    ConstraintDropped,
    DecisionMakerAdded,
    DecisionMakerRemoved,
    Difference,
    OptionAdded,
    OptionRemoved,
    StatementAdded,
    StatementDropped,
    StatementMoved,
)

PAIRS: tuple[tuple[type[Any], type[Any]], ...] = (
    (StatementDropped, StatementAdded),
    (ConstraintDropped, ConstraintAdded),
    (OptionRemoved, OptionAdded),
    (DecisionMakerRemoved, DecisionMakerAdded),
    (ClassDropped, ClassAdded),
)


def reverted(difference: Difference) -> Difference:
    """The same difference where what was before is after: what is dropped is added, and so on."""
    kinds = dict(PAIRS) | {other: one for one, other in PAIRS}
    mine: Any = difference
    found: Difference
    if type(mine) in kinds:
        found = kinds[type(mine)](**{f.name: getattr(mine, f.name) for f in fields(mine)})
    else:
        found = replace(mine, before=mine.after, after=mine.before)
    return replace(found, up=not found.up) if isinstance(found, StatementMoved) else found
