"""Places in a text, in code points as we count them and in the units that a browser counts."""

from __future__ import annotations

import re
from bisect import bisect_left

WIDE = re.compile("[\U00010000-\U0010ffff]")


class Units:
    """The places of one text in units of UTF-16, of which some characters take two.

    >>> units = Units("a😀b")
    >>> units.of(2), units.index(3)
    (3, 2)
    """

    def __init__(self, text: str) -> None:
        self._wide = [found.start() for found in WIDE.finditer(text)]
        self._begins = [place + before for before, place in enumerate(self._wide)]

    def of(self, index: int) -> int:
        """The place of a code point in units."""
        return index + bisect_left(self._wide, index)

    def index(self, unit: int) -> int:
        """The code point at a place in units; within a character, that character."""
        return unit - bisect_left(self._begins, unit)
