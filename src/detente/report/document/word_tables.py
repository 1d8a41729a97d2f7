"""How wide the columns of a table are on paper, and how its lines look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table

PAPER = 166.0
"""How wide a table may be, in mm: A4 without its margins."""

LETTER, AROUND = 2.1, 6.0
"""How wide a letter is in a table, and what a column takes besides, in mm."""

WORD, LINE = 22, 70
"""From how many letters on a word may be broken; how many letters of a text count at most."""

GREY, SHADE = "A6ADAA", "EEF0ED"
LINES = {"top": GREY, "bottom": GREY, "insideH": GREY, "left": "", "right": "", "insideV": ""}


def widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """How wide each column is, in mm.

    As wide as its longest text where there is room for all; else at least as wide as its longest
    word, and the more of what is left the longer its text is.

    >>> widths([["", "Statement"], ["1", "stop work"]])
    [8.1, 24.9]
    >>> [round(wide) for wide in widths([["1", "stop work " * 30, "0.80"]])]
    [8, 144, 14]
    """
    columns = [*zip(*rows, strict=True)]
    wishes = [_wide(min(max(map(len, column)), LINE)) for column in columns]
    if sum(wishes) <= PAPER and max(len(text) for row in rows for text in row) <= LINE:
        return wishes
    least = [_wide(min(_longest_word(column), WORD)) for column in columns]
    left = PAPER - sum(least)
    if left < 0:
        return [wide * PAPER / sum(least) for wide in least]
    more = [wish - wide for wish, wide in zip(wishes, least, strict=True)]
    return [wide + left * one / sum(more) for wide, one in zip(least, more, strict=True)]


def _longest_word(texts: Sequence[str]) -> int:
    return max((len(word) for text in texts for word in text.split()), default=0)


def _wide(letters: int) -> float:
    return round(LETTER * letters + AROUND, 1)


def laid_out(table: Table, rows: Sequence[Sequence[str]]) -> None:
    """Give a table the columns that its text needs."""
    table.autofit = False
    for column, wide in zip(table.columns, widths(rows), strict=True):
        column.width = Mm(wide)
        for cell in column.cells:
            cell.width = Mm(wide)


def quiet(style: Any) -> None:
    """Have the tables of a style light lines between rows, and a little room above and below."""
    properties = style.element.find(qn("w:tblPr"))
    for name in ("w:tblBorders", "w:tblCellMar"):
        if (old := properties.find(qn(name))) is not None:
            properties.remove(old)
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "single" if LINES[side] else "nil")
        if LINES[side]:
            line.set(qn("w:sz"), "4")
            line.set(qn("w:color"), LINES[side])
        borders.append(line)
    room = OxmlElement("w:tblCellMar")
    for side, twips in (("top", 40), ("left", 100), ("bottom", 40), ("right", 100)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), f"{twips}")
        margin.set(qn("w:type"), "dxa")
        room.append(margin)
    properties.append(borders)
    properties.append(room)


def shaded(cell: Any) -> None:
    """Set a cell off from the others."""
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), SHADE)
    cell._element.get_or_add_tcPr().append(shade)
