"""The lists of statements that a decision maker's list can be changed into, by what that costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import permutations

from detente.conflict import Statement
from detente.conflict.statement.text import text
from detente.studies.differences import cost
from detente.studies.rankings import List


class Lists:
    """All lists that cost no more than `most` (definitions §8, “Least change”).

    Statements of the old list are dropped and moved, and some of `additions` are put anywhere but
    above one that is fixed; what is fixed is never dropped. `statements` holds the old ones, then
    the additions.
    """

    def __init__(
        self, old: Sequence[Statement], additions: Sequence[Statement], most: Decimal
    ) -> None:
        self.old = tuple(range(len(old)))
        self.statements = (*old, *additions)
        self._prices = [statement.price for statement in self.statements]
        self._most = most
        self.by_cost: Mapping[Decimal, tuple[List, ...]] = self._sorted()

    def _sorted(self) -> dict[Decimal, tuple[List, ...]]:
        """The lists by their costs, cheapest first; the old list itself is left out."""
        repeats = max(Counter(text(self.statements[k].expr) for k in self.old).values(), default=1)
        found: dict[List, Decimal] = {}
        for new, price in self._changed():
            if repeats > 1:  # statements of one text are matched by occurrence
                price = self.exact(new)  # noqa: PLW2901
            if new != self.old and price <= min(self._most, found.get(new, self._most)):
                found[new] = price
        return {
            price: tuple(new for new, its in found.items() if its == price)
            for price in sorted(set(found.values()))
        }

    def exact(self, new: List) -> Decimal:
        """What a list costs by the letter of the definition."""
        return cost([self.statements[k] for k in self.old], [self.statements[k] for k in new])

    def _changed(self) -> Iterator[tuple[List, Decimal]]:
        """Lists, and what they cost or more: what is dropped, then moved, then added."""
        added = range(len(self.old), len(self.statements))
        for dropped, after_drops in self._chosen(self._free(), self._most):
            kept = self._kept(dropped)
            for moved, after_moves in self._chosen(kept, after_drops):
                steady = tuple(k for k in kept if k not in moved)
                for new, left in self._chosen(added, after_moves):
                    for placed in self._placed(steady, moved, new):
                        yield placed, self._most - left

    def _free(self) -> List:
        """What may be dropped."""
        return tuple(k for k in self.old if not self.statements[k].fixed)

    def _kept(self, dropped: Sequence[int]) -> List:
        return tuple(k for k in self.old if k not in dropped)

    def _chosen(
        self, places: Sequence[int], budget: Decimal
    ) -> Iterator[tuple[tuple[int, ...], Decimal]]:
        """Every choice of statements that a budget allows, in order, and what it leaves."""
        waiting: list[tuple[tuple[int, ...], int, Decimal]] = [((), 0, budget)]
        while waiting:
            chosen, first, left = waiting.pop(0)
            yield chosen, left
            waiting += [
                ((*chosen, places[k]), k + 1, left - self._prices[places[k]])
                for k in range(first, len(places))
                if self._prices[places[k]] <= left
            ]

    def _placed(
        self, steady: tuple[int, ...], moved: Sequence[int], new: Sequence[int]
    ) -> Iterator[List]:
        """The steady statements in their order, with the others put in everywhere they may be."""
        for order in permutations([*moved, *new]):
            yield from self._woven(steady, order)

    def _woven(self, steady: List, others: List) -> Iterator[List]:
        """Two lists as one, each in its own order, with no addition above what is fixed."""
        if not others:
            yield steady
            return
        for place in range(len(steady) + 1):
            for rest in self._woven(steady[place:], others[1:]):
                placed = (*steady[:place], others[0], *rest)
                if self._allowed(others[0], rest):
                    yield placed

    def _allowed(self, statement: int, below: Sequence[int]) -> bool:
        added = statement >= len(self.old)
        return not (added and any(self.statements[k].fixed for k in below))
