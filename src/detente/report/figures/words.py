"""How much room words take in a drawing, and how they are fitted into it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from detente.report.figures.svg import Number, element, escaped

LINE = 16
"""How far the lines of a text lie apart."""

NARROW, WIDE = frozenset("iljtfrI.,:;'’|!()[] "), frozenset("mwMW@%—…")


JOINER = "\u200d"
"""Makes one sign of the two beside it."""


def width(text: str, size: float = 12) -> float:
    """About how wide a text is, in a wide typeface rather than a narrow one.

    >>> round(width("Russia"))
    43
    """
    return size * sum(map(_advance, text))


def _advance(letter: str) -> float:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return 1.25
    if letter in NARROW:
        return 0.4
    return 0.98 if letter in WIDE else 0.72 if letter.isupper() else 0.62


def fitted(text: str, room: float, most: int = 2, size: float = 12) -> list[str]:
    """A text in at most so many lines, none wider than `room`; one that takes more is cut short.

    >>> fitted("a limited truce in the air and at sea", 120)
    ['a limited truce in', 'the air and at sea']
    >>> fitted("a limited truce in the air and at sea", 120, 1)
    ['a limited truce i…']
    """
    lines = [*_lines(text, room, size)]
    if len(lines) <= most:
        return lines
    last = " ".join(lines[most - 1 :])
    while last and width(f"{last}…", size) > room:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip()}…"]


def _lines(text: str, room: float, size: float) -> Iterator[str]:
    line = ""
    for word in text.split():
        wider = f"{line} {word}" if line else word
        if width(wider, size) <= room:
            line = wider
            continue
        if line:
            yield line
        *first, line = _pieces(word, room, size)
        yield from first
    if line:
        yield line


def _pieces(word: str, room: float, size: float) -> Iterator[str]:
    """A word in pieces that fit; a letter and what is joined to it are kept together."""
    piece = ""
    for letter in word:
        joined = not _advance(letter) or piece.endswith(JOINER)
        if piece and not joined and width(piece + letter, size) > room:
            yield piece
            piece = ""
        piece += letter
    yield piece


def lines(found: list[str], whole: str, x: Number, y: Number, **attributes: Number | str) -> str:
    """Lines of text below each other; where some of the `whole` is cut, it stands in a title."""
    spans = "".join(
        element("tspan", escaped(line), x=x, y=y + LINE * place) for place, line in enumerate(found)
    )
    cut = bool(found) and found[-1].endswith("…") and not whole.endswith("…")
    title = element("title", escaped(whole)) if cut else ""
    return element("text", title + spans, **attributes) if spans else ""
