"""Which worlds are done, and which are left."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Iterable

Range = tuple[int, int]
"""The first of some worlds, and the one after the last."""


class Done:
    """Ranges that are done; none may be done twice."""

    def __init__(self, ranges: Iterable[Range] = ()) -> None:
        self._ranges: list[Range] = []
        for one in ranges:
            self.add(one)

    def check(self, new: Range) -> None:
        """Raise ValueError for a range that is done in part already, or that is empty."""
        at = bisect_left(self._ranges, new)
        beside = self._ranges[max(0, at - 1) : at + 1]
        if new[0] >= new[1] or any(new[0] < last and first < new[1] for first, last in beside):
            raise ValueError(f"worlds {new[0]} to {new[1]} are done in part already")

    def add(self, new: Range) -> None:
        """Note that a range is done."""
        self.check(new)
        insort(self._ranges, new)

    @property
    def last(self) -> int:
        """Where the last range ends; 0 where nothing is done."""
        return self._ranges[-1][1] if self._ranges else 0

    def gaps(self, total: int) -> list[Range]:
        """What is not done of so many worlds."""
        ends = [0, *(last for _, last in self._ranges)]
        starts = [*(first for first, _ in self._ranges), total]
        return [gap for gap in zip(ends, starts, strict=True) if gap[0] < gap[1]]

    def __len__(self) -> int:
        return sum(last - first for first, last in self._ranges)


class Left:
    """Ranges that are still to be handed out, in order."""

    def __init__(self, gaps: Iterable[Range]) -> None:
        self._gaps = deque(gaps)

    def take(self, size: int) -> Range | None:
        """The next range, of no more than so many worlds; None where nothing is left."""
        if not self._gaps:
            return None
        first, last = self._gaps.popleft()
        cut = min(last, first + max(1, size))
        if cut < last:
            self._gaps.appendleft((cut, last))
        return first, cut

    def back(self, ranges: Iterable[Range]) -> None:
        """Take back what was handed out and not done."""
        self._gaps.extendleft(sorted(ranges, reverse=True))

    def __len__(self) -> int:
        return sum(last - first for first, last in self._gaps)
