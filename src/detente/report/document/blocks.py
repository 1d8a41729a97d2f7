"""What a document is made of, whatever it is written as: words, lists, tables and figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Code:
    """Words of the model file."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that the eye should find."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a place of the same document, by its id."""

    text: str
    to: str


Inline = str | Code | Strong | Link
Words = str | tuple[Inline, ...]
"""A piece of running text: plain, or in parts of several kinds."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a section, of the level below the section's own; `id` is its place."""

    words: Words
    id: str = ""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph: `lede` says the answer, a `note` is an aside."""

    words: Words
    kind: Literal["plain", "lede", "note"] = "plain"


@dataclass(frozen=True, slots=True)
class Item:
    """A point of a list, and what stands below it."""

    words: Words
    parts: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list; an `ordered` one is numbered."""

    items: tuple[Item, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading over each column; the first cell of a row says what the row is.

    `ids` are the places of the rows, where something leads to them.
    """

    caption: str
    head: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing, as an `svg` element, and the `table` that says the same where none can stand."""

    svg: str
    caption: str
    table: Table


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing, as an `svg` element, beside others."""

    svg: str
    caption: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Drawings of one kind, side by side where there is room.

    `key` says how to read them; the `table` says the same where none can stand.
    """

    drawings: tuple[Drawing, ...]
    key: Words
    table: Table


Block = Heading | Para | Items | Table | Figure | Figures


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document under a heading of its own; `id` is its place."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its title, a line below it, what it answers, and its sections in order.

    `day` is the one that it speaks of, if there is one.
    """

    title: str
    subtitle: str
    opening: tuple[Block, ...]
    sections: tuple[Section, ...] = ()
    day: date | None = None


def inlines(words: Words) -> tuple[Inline, ...]:
    """The parts of a piece of text; what stands between backticks is of the model file.

    >>> inlines("It breaks `us.aid`.")
    ('It breaks ', Code(text='us.aid'), '.')
    """
    if not isinstance(words, str):
        return words
    parts = re.split(r"`([^`]+)`", words)
    return tuple(Code(part) if k % 2 else part for k, part in enumerate(parts) if part)


def joined(parts: Sequence[Words], between: str = ", ") -> tuple[Inline, ...]:
    """Pieces of text one after the other."""
    found: list[Inline] = []
    for place, part in enumerate(parts):
        found += [*([between] if place else []), *inlines(part)]
    return tuple(found)


def plain(words: Words) -> str:
    """A piece of text without its kinds."""
    return "".join(part if isinstance(part, str) else part.text for part in inlines(words))


def points(texts: Sequence[Words], *, ordered: bool = False) -> Items:
    """A list of single points."""
    return Items(tuple(Item(text) for text in texts), ordered=ordered)
