"""Two changes of one text as one: a three-way merge by lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


class Clash(Exception):
    """Two changes are at the same place and differ; the message says what to do about it."""


@dataclass(frozen=True, slots=True, order=True)
class _Change:
    """The lines from `start` to before `stop` are replaced."""

    start: int
    stop: int
    lines: tuple[str, ...]

    def meets(self, other: _Change) -> bool:
        """Whether they change the same lines, or one inserts where the other changes something."""
        if self.start == self.stop or other.start == other.stop:
            return self.start <= other.stop and other.start <= self.stop
        return self.start < other.stop and other.start < self.stop


def merged(base: str, mine: str, theirs: str) -> str:
    r"""`base` with both changes, that to `mine` and that to `theirs`.

    Raises `Clash` where two changes are at the same place and not the same.

    >>> merged("a\nb\nc\n", "A\nb\nc\n", "a\nb\nc\nd\n")
    'A\nb\nc\nd\n'
    """
    old = base.splitlines(keepends=True)
    ours, others = _changes(old, mine), _changes(old, theirs)
    if any(one != other and one.meets(other) for one in ours for other in others):
        raise Clash("the same lines were changed meanwhile")
    lines: list[str] = []
    at = 0
    for change in sorted({*ours, *others}):
        lines += [*old[at : change.start], *change.lines]
        at = change.stop
    return "".join([*lines, *old[at:]])


def _changes(old: Sequence[str], text: str) -> list[_Change]:
    new = text.splitlines(keepends=True)
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [_Change(a, b, tuple(new[c:d])) for kind, a, b, c, d in codes if kind != "equal"]
