"""Lines of text, as the commands print them, as paragraphs and lists of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import dropwhile, islice

from detente.report.document.blocks import Block, Heading, Item, Items, Para
from detente.stability import CONCEPTS
from detente.stability.coalitional import COALITIONAL

LEGEND = "What the words mean"
"""The heading under which the commands explain their words; a report does so once, at its end."""

FLAG = re.compile(
    r"(; (a higher )?--[a-z]+( \d+)? (shows|tells)( all| more)?|\. --[a-z]+ allows more)"
)
"""How to have a command tell more, which is of no use to who reads a report."""


TAGS = re.compile(r"\[((?:not )?[a-z]+(?:, [a-z]+)*)\]")
"""Ids of concepts after a sentence; a report has their short names."""


@dataclass
class _Line:
    text: str
    below: list[_Line] = field(default_factory=list["_Line"])


def outline(lines: Iterable[str]) -> tuple[Block, ...]:
    """Paragraphs, with what is indented below them as lists; `#` begins a heading.

    >>> outline(["Who would leave:", "  the union would"])[1]
    Items(items=(Item(words='the union would', parts=()),), ordered=False)
    """
    roots: list[_Line] = []
    above: list[tuple[int, _Line]] = []
    for raw in lines:
        text = raw.strip().replace(" · ", "\u00a0· ")
        if text.lstrip("# ") == LEGEND:
            break
        if not text:
            above.clear()
            continue
        depth = len(raw) - len(raw.lstrip())
        if text.startswith("– "):
            text, depth = text.removeprefix("– "), depth + 1
        line = _Line(TAGS.sub(_shorts, FLAG.sub("", text)))
        while above and above[-1][0] >= depth:
            above.pop()
        (above[-1][1].below if above else roots).append(line)
        above.append((depth, line))
    return tuple(block for root in roots for block in _root(root))


def legend(lines: Iterable[str]) -> list[str]:
    """What the commands say about their words, sentence by sentence."""
    after = dropwhile(lambda line: line.lstrip("# ") != LEGEND, lines)
    return [line.strip() for line in islice(after, 1, None)]


def _shorts(found: re.Match[str]) -> str:
    known = CONCEPTS | COALITIONAL
    return re.sub(r"[a-z]+", lambda id: known[id[0]].short if id[0] in known else id[0], found[0])


def _root(line: _Line) -> Iterable[Block]:
    if line.text.startswith("#"):
        yield Heading(line.text.lstrip("# "))
    else:
        yield Para(line.text)
    if line.below:
        yield _items(line.below)


def _items(lines: list[_Line]) -> Items:
    return Items(
        tuple(Item(line.text, (_items(line.below),) if line.below else ()) for line in lines)
    )
