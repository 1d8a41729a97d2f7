"""A passage that somebody selects: as the quote of a claim, and found by its words."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from detente.conflict import Quote
from detente.files.anchors import AROUND, Anchored, find, occurrences, quoted, text_hash
from detente.files.edit import EditError
from detente.files.text import NOT_TEXT
from detente.workbench.documents import Clash
from detente.workbench.evidence.units import Units

JOINER = "\u200d"
TONES = range(0x1F3FB, 0x1F400)
ELLIPSIS = re.compile(r"…|\.\.\.")
MOST = 100
"""How many places of the same words are told."""


def quote_json(text: str, start: int, end: int, known: str) -> dict[str, Any]:
    """The quote of the passage between two places in units of UTF-16, and where it stands.

    `known` is the hash of the text that the places were counted in. Characters that the places cut
    in two belong to the passage. Raises `Clash` if the text is another one by now, and `EditError`
    for a passage that cannot be quoted.
    """
    if known != text_hash(text):
        raise Clash("the text was changed meanwhile; select the passage again")
    units = Units(text)
    first, last = whole(text, units.index(start), units.index(end))
    quote = quoted(text, first, last)
    if not quote.exact:
        raise EditError("there are no words in that passage; select some")
    if found := NOT_TEXT.search(quote.exact):
        raise EditError(
            f"the passage holds U+{ord(found[0]):04X}, an invisible character that a model file "
            "does not take; select a passage without it"
        )
    parts = written(quote)
    place = find(text, Quote(**parts))
    if place is None or place.moved:
        raise EditError("that passage could not be found again; select a little more of the text")
    return {"quote": parts, **placed(units, place)}


def written(quote: Quote) -> dict[str, Any]:
    """A quote as it is written into a model file.

    It is on one line, for all white space is the same in a quote, and the words around it are
    whole.
    """
    before = _on_a_line(NOT_TEXT.split(quote.prefix)[-1])
    after = _on_a_line(NOT_TEXT.split(quote.suffix)[0])
    if len(quote.prefix) == AROUND:
        before = before.partition(" ")[2].strip() or before
    if len(quote.suffix) == AROUND:
        after = after.rpartition(" ")[0].strip() or after
    return {
        "exact": _on_a_line(quote.exact),
        "prefix": before.strip(),
        "suffix": after.strip(),
        "start": quote.start,
        "hash": quote.hash,
    }


def occurrences_json(text: str, words: str) -> list[dict[str, int]]:
    """Where words stand, in units of UTF-16; `first words … last words` is all between them."""
    units = Units(text)
    found = occurrences(text, words)
    if not found and ELLIPSIS.search(words):
        first, last = ELLIPSIS.split(words, 1)
        ends = occurrences(text, last)
        found = [
            Anchored(begin.start, end.end)
            for begin in occurrences(text, first)
            for end in [next((one for one in ends if one.start >= begin.end), None)]
            if end is not None
        ]
    return [placed(units, place) for place in found[:MOST]]


def placed(units: Units, place: Anchored) -> dict[str, int]:
    """Where a passage begins and ends, in units of UTF-16."""
    return {"start": units.of(place.start), "end": units.of(place.end)}


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A passage with all of the characters, as a reader sees them, that it begins and ends with."""
    while 0 < start < len(text) and _joined(text, start):
        start -= 1
    while 0 < end < len(text) and _joined(text, end):
        end += 1
    return start, end


def _joined(text: str, index: int) -> bool:
    """Whether what stands here is one character with what stands before it."""
    here = text[index]
    if here == JOINER or ord(here) in TONES or unicodedata.category(here).startswith("M"):
        return True
    return text[index - 1] == JOINER and unicodedata.category(here) == "So"


def _on_a_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
