"""How it shifted: what each day in the model changed, and because of what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from detente.report.comparison import FEW, cell_text
from detente.report.document.blocks import Block, Figure, Heading, Para, Section, Table, Words
from detente.report.document.findings import ROWS, Findings
from detente.report.document.outline import outline
from detente.report.document.states import Letters
from detente.report.figures.bands import bands
from detente.report.phrases import sentence
from detente.report.timeline import in_short, merged, period_name
from detente.report.turning import DayLines
from detente.studies.timeline import Timeline


def shifted(findings: Findings, periods: Mapping[str, Sequence[str]]) -> Section | None:
    """What changed from one period to the next; `periods` says what is wrong with some of them."""
    found = findings.timeline
    if found is None or len(found.periods) < 2:
        return None
    blocks: list[Block] = [Para(line) for line in in_short(found)]
    blocks.append(_figure(found))
    letters = Letters(findings.named)
    for place in range(1, len(found.periods)):
        blocks += _day(found, place, letters, periods)
    return Section("shifted", "How it shifted", tuple(blocks))


def _figure(found: Timeline) -> Figure:
    shown = merged(found)
    heads = [sentence(period_name(period)) for period in shown.periods]
    head = ("Outcome", *(heads if len(heads) > 1 else ["All the time"]))
    rows: list[tuple[Words, ...]] = [
        (f"`{row.family.name}`{_many(row.family.count)}", *map(cell_text, row.cells))
        for row in shown.table[:ROWS]
    ]
    caption = "Outcomes over time, and under which ways of reasoning they hold, the strongest only"
    return Figure(bands(found, ROWS, "shifted"), caption, Table(caption, head, tuple(rows)))


def _many(count: int) -> str:
    return f" ({count:,} outcomes)" if count > 1 else ""


def _day(
    found: Timeline, place: int, letters: Letters, periods: Mapping[str, Sequence[str]]
) -> Iterator[Block]:
    day = DayLines(found, place, FEW)
    lines = [*day.lines()]
    column = found.periods[place].column
    if column.problems:
        told = periods.get(column.name or "", [*map(str, column.problems)])
        lines = ["It cannot be analysed:", *(f"  {line}" for line in told)]
    if lines:
        yield Heading(day.heading)
        yield from outline(map(letters.told, lines))
