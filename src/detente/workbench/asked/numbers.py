"""Counts in sentences: small ones in words."""

from __future__ import annotations

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number(count: int) -> str:
    """A count, in words up to ten.

    >>> number(4), number(1152)
    ('four', '1,152')
    """
    return WORDS[count] if count < len(WORDS) else f"{count:,}"
