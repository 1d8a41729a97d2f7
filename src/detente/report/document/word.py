"""A document as a Word file: headings, lists and tables in Word's own styles."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from detente._version import __version__
from detente.report.document.blocks import (
    Block,
    Code,
    Document,
    Figure,
    Figures,
    Heading,
    Inline,
    Items,
    Link,
    Para,
    Strong,
    Table,
    Words,
    inlines,
    plain,
)

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

MARK = "<dc:description>Made by détente "
"""What tells a report of ours from any other Word file; it stands uncompressed at the beginning."""

MISSING = "Word documents need python-docx; install it, or détente with it: detente[word]"

PROPERTIES = "docProps/core.xml"
UNDATED = datetime(2000, 1, 1)
DEEPEST = 3
"""Word has list styles of so many levels."""


def word(document: Document) -> bytes:
    """The document as a Word file, the same to the byte for the same document.

    Drawings are told as tables. Raises ImportError where python-docx is not installed.
    """
    try:
        import docx
    except ImportError:
        raise ImportError(MISSING) from None
    file = BytesIO()
    writer = _Writer(docx.Document())
    writer.write(document)
    writer.word.save(file)
    return _steady(file)


class _Writer:
    def __init__(self, found: WordDocument) -> None:
        from detente.report.document.word_parts import Places, prepared

        self.word, self.places = found, Places()
        prepared(found)

    def write(self, document: Document) -> None:
        """The whole document."""
        from detente.report.document.word_parts import footer

        self._properties(document)
        footer(self.word, _fit(document.title))
        self._para((document.title,), "Title")
        self._para((document.subtitle,), "Subtitle")
        for block in document.opening:
            self.block(block)
        for section in document.sections:
            self._para((section.title,), "Heading 1", section.id)
            for block in section.blocks:
                self.block(block)

    def _properties(self, document: Document) -> None:
        found = self.word.core_properties
        day = document.day
        moment = UNDATED if day is None else datetime(day.year, day.month, day.day)
        found.title, found.author, found.last_modified_by = _fit(document.title)[:255], "", ""
        found.comments = f"Made by détente {__version__}"
        found.language, found.revision = "en-GB", 1
        found.created = found.modified = moment

    def block(self, block: Block, depth: int = 0) -> None:
        """A part of the document, `depth` lists deep."""
        match block:
            case Heading(words=words, id=place):
                self._para(words, "Heading 2", place)
            case Para(words=words, kind=kind):
                plainly = _leveled("List Continue", depth) if depth else "Body Text"
                paragraph = self._para(words, {"lede": "Lede", "note": "Note"}.get(kind, plainly))
                _kept(paragraph, plain(words).endswith(":"))
            case Items():
                self._items(block, depth + 1)
            case Table():
                self._table(block)
            case Figure(table=table) | Figures(table=table):
                self._table(table)

    def _para(self, words: Words, style: str, place: str = "") -> Paragraph:
        paragraph = self.word.add_paragraph(style=style)
        self._fill(paragraph, words, place)
        return paragraph

    def _fill(self, paragraph: Paragraph, words: Words, place: str = "") -> None:
        from detente.report.document.word_parts import add_run, directed

        if place:
            self.places.mark(paragraph, place)
        for part in inlines(words):
            text = _fit(part if isinstance(part, str) else part.text)
            if isinstance(part, Link):
                self.places.link(paragraph, text, part.to)
            else:
                add_run(paragraph, text, _style(part))
        directed(paragraph)

    def _items(self, items: Items, depth: int) -> None:
        from detente.report.document.word_parts import restarted

        style = _leveled("List Number" if items.ordered else "List Bullet", depth)
        number = restarted(self.word, style) if items.ordered else None
        for item in items.items:
            paragraph = self._para(item.words, style)
            _kept(paragraph, bool(item.parts))
            if number is not None:
                number(paragraph)
            for part in item.parts:
                self.block(part, depth)

    def _table(self, table: Table) -> None:
        from detente.report.document.word_parts import heads, unbroken
        from detente.report.document.word_tables import laid_out

        self._para((table.caption,), "Caption").paragraph_format.keep_with_next = True
        found = self.word.add_table(len(table.rows) + 1, len(table.head), style="Table Grid")
        for row, cells in zip(found.rows, (table.head, *table.rows), strict=True):
            unbroken(row)
            for cell, words in zip(row.cells, cells, strict=True):
                self._fill(cell.paragraphs[0], words)
                cell.paragraphs[0].style = "Cell"
        heads(found.rows[0])
        laid_out(found, [[plain(cell) for cell in row] for row in (table.head, *table.rows)])
        for place, row in zip(table.ids, found.rows[1:], strict=False):
            self.places.mark(row.cells[0].paragraphs[0], place)
        self.word.add_paragraph(style="Cell")  # two tables in a row would be one


def _leveled(style: str, depth: int) -> str:
    """The style of a list so deep."""
    level = min(depth, DEEPEST)
    return style if level == 1 else f"{style} {level}"


def _kept(paragraph: Paragraph, keep: bool) -> None:
    """Keep a paragraph on the page of what follows it."""
    if keep:
        paragraph.paragraph_format.keep_with_next = True


def _style(part: Inline) -> str | None:
    match part:
        case Code():
            return "Code"
        case Strong():
            return "Strong"
        case _:
            return None


def _fit(text: str) -> str:
    from detente.report.figures.svg import UNFIT

    return UNFIT.sub("\ufffd", " ".join(text.split("\n")))


def _steady(file: BytesIO) -> bytes:
    """The file without the time at which it was written, what it is about at its beginning."""
    steady = BytesIO()
    with ZipFile(file) as found, ZipFile(steady, "w") as new:
        for name in sorted(found.namelist(), key=lambda name: name != PROPERTIES):
            kind = ZIP_STORED if name == PROPERTIES else ZIP_DEFLATED
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = kind, 3
            new.writestr(entry, found.read(name))
    return steady.getvalue()
