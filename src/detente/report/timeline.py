"""A conflict over time, in words: what each day changes, and because of what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from detente.conflict import Period
from detente.conflict.statement.text import text
from detente.report.comparison import FEW, counts
from detente.report.phrases import counted, day_text, listed, sentence
from detente.report.turning import DayLines
from detente.stability import CONCEPTS
from detente.studies.comparison.answer import Column, Row
from detente.studies.timeline import Timeline, TimelinePeriod
from detente.studies.timeline.following import name_of

UNDATED = "Nothing in the model is dated: it is the same on every day."

AS_BEFORE = "as before"


def told(timeline: Timeline, places: Mapping[str, Sequence[str]], limit: int) -> Iterator[str]:
    """What each day changes, in lines of text; `#` begins a heading.

    `places` has, for periods that cannot be analysed, what is wrong and where that is written.
    `limit` bounds the groups that are told where there is one day only.
    """
    yield f"# {timeline.conflict.title or 'A conflict'}"
    yield from in_short(timeline)
    later = timeline.periods[1:]
    most = limit if len(later) == 1 else FEW
    days = [DayLines(timeline, k, most) for k in range(1, len(timeline.periods))]
    if timeline.where is not None:
        yield f"Only outcomes are counted in which this holds: {text(timeline.where)}"
    yield ""
    yield "## Equilibria, period by period"
    for period in timeline.periods:
        yield from _period(period, places)
        today = timeline.conflict.as_of
        if later and today is not None and period.period.covers(today):
            yield f"  The day of the model, {day_text(today)}, lies in this period."
    if timeline.want is not None:
        yield ""
        yield f"## Where this holds: {text(timeline.want)}"
        yield from _wanted(timeline)
    for day in days:
        if lines := [*day.lines()]:
            yield ""
            yield f"## {day.heading}"
            yield from lines


def in_short(timeline: Timeline) -> Iterator[str]:
    """What each day changes, a sentence a day."""
    days = [DayLines(timeline, place, FEW) for place in range(1, len(timeline.periods))]
    if not days:
        yield UNDATED
    else:
        yield f"What is dated begins or ceases to count on {counted(len(days), 'day')}."
        yield from (day.in_short() for day in days)


@dataclass(frozen=True, slots=True)
class Merged:
    """The periods side by side, one of those in a row in which all outcomes are the same.

    `periods` has the whole time of each column.
    """

    periods: tuple[Period, ...]
    columns: tuple[Column, ...]
    table: tuple[Row, ...]
    left_out: int


def merged(timeline: Timeline) -> Merged:
    """The table of a timeline with a column for each period that brings something new."""
    kept = [
        k
        for k, period in enumerate(timeline.periods)
        if not period.unchanged or any(r.cells[k] != r.cells[k - 1] for r in timeline.table)
    ]
    every = [one.period for one in timeline.periods]
    lasts = [k - 1 for k in (*kept[1:], len(every))]
    spans = [Period(every[k].since, every[last].until) for k, last in zip(kept, lasts, strict=True)]
    return Merged(
        tuple(spans),
        tuple(
            replace(timeline.columns[k], name=name_of(span))
            for k, span in zip(kept, spans, strict=True)
        ),
        tuple(replace(r, cells=tuple(r.cells[k] for k in kept)) for r in timeline.table),
        timeline.left_out,
    )


def period_name(period: Period) -> str:
    """A period in words."""
    if period.since is None:
        return "always" if period.until is None else f"before {day_text(period.until)}"
    from_day = f"from {day_text(period.since)}"
    return from_day if period.until is None else f"{from_day} until {day_text(period.until)}"


def _period(period: TimelinePeriod, places: Mapping[str, Sequence[str]]) -> Iterator[str]:
    column = period.column
    if column.problems:
        yield f"{sentence(period_name(period.period))}: it cannot be analysed:"
        yield from (f"  {p}" for p in places.get(column.name or "", map(str, column.problems)))
        return
    told = AS_BEFORE if period.unchanged else counts(column.counts)
    yield f"{sentence(period_name(period.period))}: {told}"
    if column.broken:
        yield f"  Status quo: none, for it is not feasible: it breaks {listed(column.broken)}."


def _wanted(timeline: Timeline) -> Iterator[str]:
    """When the statement asked for holds, periods on end of which the same is true in one line."""
    for words, group in groupby(timeline.periods, lambda one: _holds(one, timeline.concepts)):
        first, *others = group
        whole = Period(first.since, others[-1].until if others else first.until)
        yield f"{sentence(period_name(whole))}: {words}"


def _holds(period: TimelinePeriod, concepts: Sequence[str]) -> str:
    """In which equilibria of a period the statement asked for holds."""
    if period.column.problems:
        return "it cannot be analysed"
    every = [CONCEPTS[c].short for c in concepts if period.every(c)]
    some = [
        f"{CONCEPTS[c].short} ({period.wanted[c]:,} of {period.column.counts[c]:,})"
        for c in concepts
        if period.some(c) and not period.every(c)
    ]
    parts = [f"in all equilibria under {listed(every)}"] if every else []
    parts += [f"in some under {listed(some)}"] if some else []
    return "; ".join(parts) or "in no equilibrium"
