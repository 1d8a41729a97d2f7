"""A document as Markdown, with tables as most programs that read it know them."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
)

MARK = "<!-- generator: détente "
"""What tells a report of ours from any other Markdown file."""


def markdown(document: Document) -> str:
    """The document as a Markdown file."""
    lines = [f"{MARK}{__version__} -->", "", f"# {_escaped(document.title)}", ""]
    lines += [_start(_escaped(document.subtitle)), ""]
    for block in document.opening:
        lines += [*_block(block), ""]
    for section in document.sections:
        lines += [f"## {_escaped(section.title)}", ""]
        for block in section.blocks:
            lines += [*_block(block), ""]
    return "\n".join(lines).rstrip() + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(words=words):
            yield f"### {_words(words)}"
        case Para(words=words):
            yield _start(_words(words))
        case Items():
            yield from _items(block)
        case Table():
            yield from _table(block)
        case Figure(table=table) | Figures(table=table):
            yield from _table(table)


def _items(items: Items) -> Iterator[str]:
    for number, item in enumerate(items.items, 1):
        mark = f"{number}. " if items.ordered else "- "
        yield f"{mark}{_start(_words(item.words))}"
        for part in item.parts:
            between = [] if isinstance(part, Items) else [""]
            for line in [*between, *_block(part)]:
                yield f"{' ' * len(mark)}{line}".rstrip()


def _table(table: Table) -> Iterator[str]:
    yield f"*{_escaped(table.caption)}*"
    yield ""
    yield _row(table.head)
    yield f"|{' --- |' * len(table.head)}"
    yield from map(_row, table.rows)


def _row(cells: tuple[Words, ...]) -> str:
    return f"| {' | '.join(_words(cell, table=True) for cell in cells)} |"


def _words(words: Words, *, table: bool = False) -> str:
    return "".join(_inline(part, table) for part in inlines(words))


def _inline(part: Inline, table: bool) -> str:
    match part:
        case Code(text=text):
            return _code(text, table)
        case Strong(text=text):
            return f"**{_escaped(text)}**"
        case Link(text=text):
            return _escaped(text)
        case str():
            return _escaped(part)


def _code(text: str, table: bool) -> str:
    """Words of the model file, in more backticks than stand in a row in them."""
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    pad = " " if "`" in text else ""
    found = text.replace("\n", " ")
    return f"{fence}{pad}{found.replace('|', chr(92) + '|') if table else found}{pad}{fence}"


def _escaped(text: str) -> str:
    """Text in which nothing is taken for a mark, on one line."""
    marked = re.sub(r"([\\`*_\[\]#|~])", r"\\\1", text.replace("\n", " "))
    return marked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _start(line: str) -> str:
    """A line that does not begin a list by chance."""
    return re.sub(r"^(\d+)([.)])(?=\s|$)", r"\1\\\2", re.sub(r"^([-+=])", r"\\\1", line))
