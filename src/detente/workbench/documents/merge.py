"""Two changes of one text as one: a three-way merge by lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher


class Clash(Exception):
    """Two changes are at the same place and differ; the message says what to do about it."""


Lines = Sequence[str]
Region = tuple[int, int, int, int]
"""Lines that all three texts share: where they begin in each, and how many they are."""


def merged(base: str, mine: str, theirs: str) -> str:
    r"""`base` with both changes, that to `mine` and that to `theirs`.

    Changes of neighbouring lines are at the same place. Raises `Clash` where two changes are at the
    same place and not the same.

    >>> merged("a\nb\nc\n", "A\nb\nc\n", "a\nb\nc\nd\n")
    'A\nb\nc\nd\n'
    """
    if theirs in (mine, base):
        return mine
    if base == mine:
        return theirs
    old, one, other = (text.splitlines(keepends=True) for text in (base, mine, theirs))
    lines: list[str] = []
    at = (0, 0, 0)
    for start, in_one, in_other, length in _shared(old, one, other):
        lines += _either(old[at[0] : start], one[at[1] : in_one], other[at[2] : in_other])
        lines += old[start : start + length]
        at = (start + length, in_one + length, in_other + length)
    return "".join(lines)


def _either(old: Lines, one: Lines, other: Lines) -> Lines:
    """What becomes of some lines that at least one side changed."""
    if other in (one, old):
        return one
    if one == old:
        return other
    raise Clash("the same lines were changed meanwhile")


def _shared(old: Lines, one: Lines, other: Lines) -> Iterator[Region]:
    """The lines that nobody changed, in order; an empty region at the end of all comes last."""
    blocks = [
        SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        for new in (one, other)
    ]
    first = second = 0
    while first < len(blocks[0]) and second < len(blocks[1]):
        a, b = blocks[0][first], blocks[1][second]
        start, end = max(a.a, b.a), min(a.a + a.size, b.a + b.size)
        if start < end:
            yield start, a.b + start - a.a, b.b + start - b.a, end - start
        if a.a + a.size < b.a + b.size:
            first += 1
        else:
            second += 1
    yield len(old), len(one), len(other), 0
