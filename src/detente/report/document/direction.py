"""In which direction a piece of text runs."""

from __future__ import annotations

from unicodedata import bidirectional


def from_right(text: str) -> bool:
    """Whether more of its letters are written from right to left than from left to right.

    The first word alone does not tell: a sentence of ours may begin with somebody's name.

    >>> from_right("1. שלום"), from_right("peace, שלום"), from_right("שלום would rather stay.")
    (True, False, False)
    """
    kinds = [bidirectional(letter) for letter in text]
    return sum(kind in ("R", "AL") for kind in kinds) > kinds.count("L")
