"""What a YAML text is made of: scalars, sequences and mappings that know their place in it.

`start` and `end` count code points: `content[start:end]` of the text is the node as written.
`Text.place` turns them into a line and a column. Nodes made by expanding a short form carry the
place of what they were made from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

Style = Literal["", "'", '"', "|", ">"]

NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text, `raw` as it is written; `style` is its quote or block sign, if any."""

    text: str
    style: Style
    raw: str
    start: int
    end: int

    @property
    def null(self) -> bool:
        """Whether nothing is written here, in one of YAML's ways."""
        return not self.style and self.text in NULLS

    def index(self, offset: int) -> int:
        """Where in the file the character at `offset` of `text`, or the next but spaces, stands.

        Lines may be folded, for only what is no space is counted. With escapes, the scalar's start.
        """
        begin, end = 0, len(self.raw)
        if self.style in {"|", ">"}:
            begin = self.raw.find("\n") + 1
        elif self.style:
            begin, end = 1, end - 1
        sign = re.compile(r"''|\S" if self.style == "'" else r"\S")
        written = sum(1 for _ in sign.finditer(self.raw, begin, end))
        if written != len("".join(self.text.split())):
            return self.start
        before = len("".join(self.text[:offset].split()))
        found = next(islice(sign.finditer(self.raw, begin, end), before, None), None)
        return self.start + (found.start() if found else end)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; `flow` if written in brackets."""

    items: tuple[Node, ...]
    flow: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and their values, in the order of the file; `flow` if written in braces."""

    entries: tuple[tuple[Scalar, Node], ...]
    flow: bool
    start: int
    end: int

    def __iter__(self) -> Iterator[str]:
        return (key.text for key, _ in self.entries)

    def key(self, name: str) -> Scalar | None:
        """The key of this text, None if there is none."""
        return next((key for key, _ in self.entries if key.text == name), None)

    def get(self, name: str) -> Node | None:
        """The value under the key of this text, None if there is none."""
        return next((value for key, value in self.entries if key.text == name), None)


Node = Scalar | Sequence | Mapping
