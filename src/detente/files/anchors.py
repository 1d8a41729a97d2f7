r"""Passages of a source's text, found again by what they say and where they stood.

The terms are those of the W3C Web Annotation Data Model (2017): a quote is a TextQuoteSelector
(`exact`, `prefix`, `suffix`) with the start of a TextPositionSelector. Offsets count code points of
the text as it is read: UTF-8 without a byte order mark, every line end one `\n`.

Passages are compared in a canonical form, so that neither how lines are broken nor how accents are
encoded matters: canonically equivalent characters are the same (Unicode's NFD), and any run of
white space is one space. Offsets are always those of the text itself, never of that form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from unicodedata import combining, normalize

from detente.conflict.evidence import Quote

DIGITS = 16
"""How many hexadecimal digits of the hash we write; 8 are enough to be read."""

AROUND = 32
"""How many code points of prefix and suffix a new quote gets."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where a quote stands: from `start` up to, not including, `end`, in code points.

    `moved` says that it stood elsewhere when it was written down.
    """

    start: int
    end: int
    moved: bool = False


@dataclass(frozen=True, slots=True)
class _Canonical:
    """The canonical form of a text, and for each of its code points where that comes from.

    `origins[i]` is where in the text the part begins from which the i-th code point is made; a part
    is a letter with its accents, or a run of white space. The end of the text stands last.
    """

    content: str
    origins: tuple[int, ...]

    def begins(self, place: int) -> bool:
        """Whether a part begins here, or the text ends."""
        return place == 0 or self.origins[place] != self.origins[place - 1]


def find(text: str, quote: Quote) -> Anchored | None:
    """Where a quote stands in `text`, None if it cannot be said.

    At its old start if the text is the one it was taken from; else where the passage stands between
    its prefix and suffix: nearest to the old start where there are several such places, none if
    nothing tells them apart. A passage that has changed is not guessed at.

    >>> find("He came. She came.", Quote("came", prefix="She "))
    Anchored(start=13, end=17, moved=False)
    >>> find("Yes: she came.", Quote("came", start=4))
    Anchored(start=9, end=13, moved=True)
    """
    whole = _canonical(text)
    found = list(_places(whole, _told(quote.exact)))
    if same_text(text, quote.hash):
        for place in found:
            if whole.origins[place[0]] == quote.start:
                return _anchored(whole, place)
    prefix, suffix = _told(quote.prefix), _told(quote.suffix)
    fitting = [_anchored(whole, p) for p in found if _between(whole.content, p, prefix, suffix)]
    old = quote.start
    if old is None:
        return fitting[0] if len(fitting) == 1 else None
    if not fitting:
        return None
    nearest = min(fitting, key=lambda place: abs(place.start - old))
    return Anchored(nearest.start, nearest.end, moved=nearest.start != old)


def occurrences(text: str, exact: str) -> list[Anchored]:
    """Every place where a passage stands in `text`, whatever stands around it."""
    whole = _canonical(text)
    return [_anchored(whole, place) for place in _places(whole, _told(exact))]


def quoted(text: str, start: int, end: int) -> Quote:
    """The quote of a passage of `text`, with all that it takes to find it again.

    White space around the passage is left out of it. No letter is cut from its accents: alone they
    may come in another order, and would not be found again.

    >>> quoted("She came.", 4, 8)
    Quote(exact='came', prefix='She ', suffix='.', start=4, hash='10ba8c663b087c31')
    """
    start, end = _before(text, start), _after(text, end)
    passage = text[start:end]
    start += len(passage) - len(passage.lstrip())
    end = start + len(passage.strip())
    return Quote(
        text[start:end],
        prefix=text[_after(text, max(0, start - AROUND)) : start],
        suffix=text[end : _before(text, min(len(text), end + AROUND))],
        start=start,
        hash=text_hash(text),
    )


def _before(text: str, place: int) -> int:
    """The beginning of the letter that a place is in."""
    while place > 0 and _accent(text[place : place + 1]):
        place -= 1
    return place


def _after(text: str, place: int) -> int:
    """The end of the letter that a place is in; the place itself if it is in none."""
    while _accent(text[place : place + 1]):
        place += 1
    return place


def _accent(letter: str) -> bool:
    return bool(letter) and combining(normalize("NFD", letter)[0]) > 0


def text_hash(text: str) -> str:
    """What identifies a text: the first digits of the SHA-256 of its UTF-8, in hexadecimal."""
    return _sha256(text)[:DIGITS]


def same_text(text: str, written: str) -> bool:
    """Whether a hash, in full or at least its first 8 digits, is that of `text`."""
    return len(written) >= DIGITS // 2 and _sha256(text).startswith(written.lower())


@lru_cache(maxsize=16)
def _sha256(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _told(part: str) -> str:
    """What a quote's part says: its canonical form without white space around it."""
    return _canonical(part).content.strip()


def _places(whole: _Canonical, sought: str) -> Iterator[tuple[int, int]]:
    """Where `sought` stands in the canonical form, accents and white space never cut in two."""
    at = whole.content.find(sought) if sought else -1
    while at >= 0:
        end = at + len(sought)
        if whole.begins(at) and whole.begins(end):
            yield at, end
        at = whole.content.find(sought, at + 1)


def _anchored(whole: _Canonical, place: tuple[int, int]) -> Anchored:
    start, end = place
    return Anchored(whole.origins[start], whole.origins[end])


def _between(content: str, place: tuple[int, int], prefix: str, suffix: str) -> bool:
    """Whether a place stands between a prefix and a suffix; a space may part them."""
    start, end = place
    start -= content.endswith(" ", 0, start)
    end += content.startswith(" ", end)
    return content.endswith(prefix, 0, start) and content.startswith(suffix, end)


@lru_cache(maxsize=16)
def _canonical(text: str) -> _Canonical:
    if text.isascii() and not re.search(r"\s\s|[^\S ]", text):
        return _Canonical(text, tuple(range(len(text) + 1)))
    made: list[str] = []
    origins: list[int] = []
    for start, part in _parts(text):
        form = " " if part.isspace() else normalize("NFD", part)
        made.append(form)
        origins += [start] * len(form)
    return _Canonical("".join(made), (*origins, len(text)))


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """A text in parts, each with its start: runs of white space, characters with their accents.

    Unicode's canonical order never moves an accent beyond the part that it is in, so the form of a
    text is that of its parts in a row.
    """
    start = 0
    for place in range(1, len(text) + 1):
        if place < len(text):
            before, here = text[place - 1], text[place]
            if here.isspace() and before.isspace():
                continue
            if _accent(here):
                continue
        yield start, text[start:place]
        start = place
