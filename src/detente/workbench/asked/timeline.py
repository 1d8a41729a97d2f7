"""The conflict over time: what holds in each period, what each day changes, and because of what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from detente.conflict.statement.text import text
from detente.report.phrases import day_text, listed, sentence
from detente.report.timeline import in_short
from detente.report.turning import DayLines
from detente.studies.naming import count_json, day_json
from detente.studies.solution import Solution
from detente.studies.timeline import Timeline, TimelinePeriod, timeline
from detente.workbench.asked import Args, Tell, Unasked, progress
from detente.workbench.asked.changed import Changed, cell_json, column_json
from detente.workbench.asked.concepts import ordered
from detente.workbench.asked.named import Names
from detente.workbench.asked.wanted import read

ROWS = 100
"""How many groups of outcomes are told, and how many of each change."""

FEW = 2
"""So many days are told in the first sentences; of more only which of them matter."""


def study(solution: Solution, args: Args, tell: Tell) -> dict[str, Any]:
    """What holds in each period of `whole`, the model as it is written, and what each day changes.

    `want` is a statement that is followed over time; `problems` says what is wrong with it.
    """
    whole, words = args.get("whole", solution.conflict), args.get("want", "")
    if not isinstance(words, str):
        raise Unasked("what is wanted is a text")
    want = read(solution.conflict, words.strip())
    if isinstance(want, list):
        return {"problems": want, "answer": None}
    tell(progress("working out what holds in each period", 0, 1))
    found = timeline(whole, want=want, limit=ROWS)
    return {"problems": [], "answer": _answer(found, solution)}


def _answer(found: Timeline, solution: Solution) -> dict[str, Any]:
    names = Names([row.family for row in found.table], found.common, solution, news=True)
    days = [DayLines(found, place, 1) for place in range(1, len(found.periods))]
    return {
        "lede": " ".join(_lede(found, days)),
        "today": day_json(found.conflict.as_of),
        "concepts": ordered(found.concepts),
        "left_out": {concept: sentence(reason) for concept, reason in found.undefined.items()},
        "want": None if found.want is None else text(found.want),
        "periods": [
            _period(period, found, day, solution)
            for period, day in zip(found.periods, (None, *days), strict=True)
        ],
        "rows": [
            {**names.of(row.family), "cells": [*map(cell_json, row.cells)]} for row in found.table
        ],
        "count": count_json(found.count),
        "ungrouped": count_json(found.left_out),
        "partial": found.partial,
    }


def _lede(found: Timeline, days: list[DayLines]) -> Iterator[str]:
    """What changed when; of many days, which of them change what holds."""
    if len(days) <= FEW:
        yield from in_short(found)
        return
    yield next(iter(in_short(found)))
    moving = [
        day_text(day.period.since)
        for day in days
        if day.period.since and day.period.change and day.period.change.shifts
    ]
    yield f"Outcomes come or go on {listed(moving)}." if moving else "No outcome comes or goes."


def _period(
    period: TimelinePeriod, found: Timeline, day: DayLines | None, solution: Solution
) -> dict[str, Any]:
    """A period: when, what holds, and what its first day changes."""
    return {
        **column_json(period.column),
        "since": day_json(period.since),
        "until": day_json(period.until),
        "unchanged": period.unchanged,
        "wanted": _wanted(period) if period.wanted else None,
        "day": None if day is None else _day(day, found, solution),
    }


def _wanted(period: TimelinePeriod) -> dict[str, Any]:
    """Under which concepts some outcome that holds is as asked for, and how many are."""
    return {
        "cell": cell_json(tuple(c for c in period.wanted if period.some(c))),
        "counts": {concept: count_json(count) for concept, count in period.wanted.items()},
    }


def _day(day: DayLines, found: Timeline, solution: Solution) -> dict[str, Any]:
    lines = day.change
    return {
        "told": day.in_short(),
        "turns": [
            {"words": words, "claim": turn.words if turn.kind == "claim" else None}
            for turn, words in day.turns()
        ],
        "change": None if lines is None else _DayChanged(lines, found.common, solution).to_json(),
    }


class _DayChanged(Changed):
    """What a day changes, for the page."""

    SAME = "The same outcomes hold as before."

    def stands(self) -> str:
        """Where things stand, if that or what can be reached from there changes."""
        return super().stands() if any(self.lines.stands()) else ""
