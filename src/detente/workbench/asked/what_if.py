"""What-ifs beside the model itself: what each changes, and which outcomes hold in which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from detente.conflict import Conflict
from detente.conflict.problem import LimitError
from detente.report.comparison import ChangeLines
from detente.report.phrases import listed, sentence
from detente.studies.comparison import (
    Comparison,
    NotComparable,
    compare,
    irreversibility_choices,
)
from detente.studies.comparison.answer import Row
from detente.studies.naming import count_json
from detente.studies.solution import Solution
from detente.workbench.asked import Args, Tell, Unasked, progress
from detente.workbench.asked.changed import Changed, cell_json, column_json, failed_json
from detente.workbench.asked.named import Names
from detente.workbench.asked.way import WORDS

ROWS = 100
"""How many groups of outcomes are shown, and how many of each change."""


def study(solution: Solution, args: Args, tell: Tell) -> dict[str, Any]:
    """What-ifs side by side with the model: those in `conflicts`, and each choice of `one_way`.

    The solution is that of the model itself; `one_way` are options whose irreversibility is tried.
    """
    conflicts, one_way = args.get("conflicts") or {}, args.get("one_way") or []
    if not isinstance(conflicts, Mapping) or not isinstance(one_way, Sequence):
        raise Unasked("what-ifs are conflicts by name, and options by name")
    others: dict[str, Conflict] = dict(conflicts)
    try:
        others |= irreversibility_choices(solution.conflict, one_way) if one_way else {}
    except ValueError as error:
        raise Unasked(str(error)) from None
    if not others:
        raise Unasked("there is nothing to compare the model with")
    doing = "comparing what holds" if len(others) == 1 else f"comparing {len(others)} what-ifs"
    tell(progress(doing, 0, 1))
    found, failed = _compared(solution.conflict, others)
    names = Names([row.family for row in found.table], found.common, solution, news=True)
    changes = {change.name: change for change in found.changes}
    columns = {
        column.name: {
            **column_json(column),
            "change": Changed(
                ChangeLines(found.columns[0], column, changes[column.name], 1),
                found.common,
                solution,
            ).to_json()
            if column.name in changes
            else None,
        }
        for column in found.columns
    } | {name: {**failed_json(name, why), "change": None} for name, why in failed.items()}
    return {
        "lede": _lede(found),
        "concepts": list(found.concepts),
        "left_out": {concept: sentence(reason) for concept, reason in found.undefined.items()},
        "columns": [columns[name] for name in (None, *others)],
        "rows": [
            {**names.of(row.family), "cells": _cells(row, found, others)} for row in found.table
        ],
        "count": count_json(found.count),
        "ungrouped": count_json(found.left_out),
    }


def _compared(
    conflict: Conflict, others: Mapping[str, Conflict]
) -> tuple[Comparison, dict[str, str]]:
    """The comparison of all that can be compared, and why others cannot."""
    failed: dict[str, str] = {}
    while True:
        left = {name: other for name, other in others.items() if name not in failed}
        try:
            return compare(conflict, left, limit=ROWS), failed
        except NotComparable as error:
            raise Unasked(str(error)) from None
        except LimitError as error:
            name, _, why = str(error).partition(": ")
            if name not in left:
                raise
            failed[name] = why


def _cells(row: Row, found: Comparison, others: Mapping[str, Conflict]) -> list[dict[str, Any]]:
    """What outcomes are in each column; not possible where one cannot be analysed."""
    by_name = dict(zip((column.name for column in found.columns), row.cells, strict=True))
    return [cell_json(by_name.get(name)) for name in (None, *others)]


def _lede(found: Comparison) -> str:
    """How many of the what-ifs change what holds, and what holds in all of them."""
    other = [change.name for change in found.changes if change.shifts]
    still = [change.name for change in found.changes if not change.shifts]
    return " ".join(filter(None, (moving(other, still), _everywhere(found))))


def moving(other: Sequence[str], still: Sequence[str]) -> str:
    """How many what-ifs change what holds, given by name as they do or do not.

    >>> moving(["a"], ["b"])
    'One of two what-ifs changes what holds; “b” does not.'
    """
    count = len(other) + len(still)
    if not count:
        return "None of them can be analysed."
    if not other:
        none = "The what-if does not change" if count == 1 else "None of the what-ifs changes"
        return f"{none} what holds."
    if not still:
        several = "Both what-ifs" if count == 2 else f"All {_word(count)} what-ifs"
        return f"{'The what-if changes' if count == 1 else f'{several} change'} what holds."
    many = len(other) == 1
    told = f"{_word(len(other))} of {_word(count)} what-ifs change{'s' * many} what holds"
    names = listed([f"“{name.replace('_', ' ')}”" for name in still])
    return sentence(f"{told}; {names} do{'es' * (len(still) == 1)} not.")


def _everywhere(found: Comparison) -> str:
    """How many outcomes hold in the model and in all what-ifs that could be analysed."""
    places = [place for place, column in enumerate(found.columns) if not column.problems]
    if len(places) < 2:
        return ""
    them = "the what-if" if len(places) == 2 else "every one of them"
    counts = [row.family.count for row in found.table if all(row.cells[place] for place in places)]
    held = sum(counts)
    least = "at least " if found.left_out else ""
    if not held:
        return "" if found.left_out else f"No outcome holds in the model and in {them}."
    some = f"{least}{_word(held)} outcome{'' if held == 1 else 's'} hold{'s' * (held == 1)}"
    return f"{sentence(some)} in the model and in {them}."


def _word(count: int) -> str:
    return WORDS[count] if count < len(WORDS) else f"{count:,}"
