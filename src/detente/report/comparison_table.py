"""Conflicts side by side as a table: what each family of outcomes is in each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Protocol

from detente.report.analysis import large
from detente.report.comparison import cell_text
from detente.stability import CONCEPTS
from detente.studies.comparison.answer import Column, Row
from detente.studies.strength import labels

WIDEST = 12
"""How wide the heading of a column may be before it goes on in the next line."""

Line = tuple[str, bool]
"""A line, and whether it belongs to the table and is not to be wrapped."""


class SideBySide(Protocol):
    """Conflicts side by side, and the families of their outcomes."""

    @property
    def columns(self) -> Sequence[Column]: ...  # noqa: D102

    @property
    def table(self) -> Sequence[Row]: ...  # noqa: D102

    @property
    def left_out(self) -> int: ...  # noqa: D102


def table(comparison: SideBySide) -> Iterator[Line]:
    """The table, a line for its cells and one for its outcomes a row, and what the words mean."""
    if not comparison.table:
        yield "No state is an equilibrium in any of them.", False
        return
    yield "## Side by side", False
    heads = [_wrapped(column.name or "the model") for column in comparison.columns]
    cells = [[cell_text(cell) for cell in row.cells] for row in comparison.table]
    widths = [
        max(len(text) for text in [*head, *(row[k] for row in cells)])
        for k, head in enumerate(heads)
    ]
    margin = len(str(len(cells))) + 2
    for line in range(max(map(len, heads))):
        texts = [head[line] if line < len(head) else "" for head in heads]
        yield _line("", texts, widths, margin), True
    for number, (row, texts) in enumerate(zip(comparison.table, cells, strict=True), 1):
        family = row.family
        yield _line(str(number), texts, widths, margin), True
        many = f"{large(family.count)} outcomes: " if family.count > 1 else ""
        yield f"{'':{margin}}{many}{family.name}", False
    if comparison.left_out:
        yield (
            f"… and {large(comparison.left_out)} more outcomes; a higher --limit shows more.",
            False,
        )
    yield "", False
    yield from ((line, False) for line in _legend(comparison))


def _line(start: str, texts: list[str], widths: list[int], margin: int) -> str:
    padded = (text.ljust(width) for text, width in zip(texts, widths, strict=True))
    return f"{start:<{margin}}{'  '.join(padded)}".rstrip()


def _wrapped(name: str) -> list[str]:
    """A name in lines, broken after `_` as well."""
    parts = wrap(name.replace("_", "_\x00 "), WIDEST, break_on_hyphens=False)
    return [part.replace("\x00 ", "").replace("\x00", "") for part in parts]


def _legend(comparison: SideBySide) -> Iterator[str]:
    seen = {c for row in comparison.table for cell in row.cells for c in labels(cell or ())}
    yield "What the words mean"
    yield (
        "  An outcome holds where nobody has reason to move. The table says under which ways of"
        " reasoning, the strongest only; -: under none; ×: it cannot come about there."
    )
    yield "  Each decision maker stays, under"
    for concept in CONCEPTS.values():
        if concept.id in seen:
            yield f"    {concept.short} ({concept.title}), if {concept.says}"
