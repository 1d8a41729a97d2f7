"""Every state on a line: its rank for each decision maker and under which concepts it stays."""

from __future__ import annotations

from collections.abc import Iterator

from detente.studies.analysis import Analysis, Verdicts
from detente.studies.naming import state_text
from detente.studies.strength import labels


def listing(analysis: Analysis) -> Iterator[str]:
    """A line for each state that the analysis lists, and how many it leaves out."""
    rows = analysis.stability or ()
    conflict = analysis.conflict
    yield ""
    yield "## States"
    yield "For each decision maker: its rank, 1 is best; the strongest concepts by which it stays."
    cells = [[str(row.state.number), *_cells(row), state_text(row.state, conflict)] for row in rows]
    head = ["state", *(dm.id for dm in conflict.decision_makers), ""]
    widths = [max(len(line[k]) for line in (head, *cells)) for k in range(len(head))]
    for line in (head, *cells):
        padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        yield "  ".join(padded).rstrip()
    if analysis.size and (left := analysis.size - len(rows)):
        yield f"… and {left:,} more; --limit {analysis.size} shows all."


def _cells(row: Verdicts) -> list[str]:
    return [
        f"{rank} {','.join(labels(stable)) or '-'}"
        for rank, stable in zip(row.rank, row.stable, strict=True)
    ]
