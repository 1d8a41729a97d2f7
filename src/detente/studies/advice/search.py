"""The least change: what costs little is tried first, all of it, until something does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict, Statement
from detente.conflict.problem import MeaningError
from detente.engine import States
from detente.studies.advice.goal import Goal
from detente.studies.advice.lists import Lists
from detente.studies.advice.structure import Structural, made
from detente.studies.advice.world import Promising, World
from detente.studies.rankings import List

ROOM = 2**24
"""About how many booleans are compared at once."""


@dataclass(frozen=True, slots=True)
class Found:
    """Changes that reach a goal: of structure, and by decision maker the list that is new."""

    cost: Decimal
    structure: tuple[Structural, ...]
    lists: Mapping[int, tuple[Statement, ...]]


Costs = Mapping[int, Decimal]
"""By decision maker what is spent on its list."""


class Search:
    """The changes that reach a goal, out of `structures` (sets with their costs) and `lists`.

    Exact: a list is dropped only where its own decision maker would leave every wanted state even
    if all who change theirs did to it what they could. `tell` is called with what is looked at.
    """

    def __init__(
        self,
        conflict: Conflict,
        goal: Goal,
        structures: Sequence[tuple[int, tuple[Structural, ...]]],
        lists: Mapping[int, Lists],
        tell: Callable[[int], None],
    ) -> None:
        self.conflict, self.goal = conflict, goal
        self.structures, self.lists = structures, lists
        self.tell = tell
        self.tried = 0

    def at(self, cost: Decimal) -> Iterator[Found]:
        """All that reaches the goal at exactly this cost."""
        for spent, structure in self.structures:
            left = cost - spent
            if left < 0:
                continue
            choices = [*self._shared(left, tuple(self.lists))]
            if not choices:
                continue
            try:
                world = World(made(self.conflict, structure), self.goal)
            except MeaningError:  # nothing is feasible any more
                continue
            self.tell(self.tried)
            for costs in choices:
                for lists in Trial(self, world, costs).found():
                    yield Found(cost, structure, lists)

    def _shared(self, cost: Decimal, dms: Sequence[int]) -> Iterator[Costs]:
        """Every way to spend exactly so much on the lists of decision makers."""
        if not dms:
            if cost == 0:
                yield {}
            return
        for rest in self._shared(cost, dms[1:]):
            yield rest
        for price in self.lists[dms[0]].by_cost:
            if price <= cost:
                for rest in self._shared(cost - price, dms[1:]):
                    yield {dms[0]: price, **rest}


class Trial:
    """Lists of given costs, all combinations of them, in one structure."""

    def __init__(self, search: Search, world: World, costs: Costs) -> None:
        self.search, self.world, self.costs = search, world, costs
        concept = world.goal.concept
        self.mutual = concept.sanction == "improvements"
        self.changed = frozenset(costs) if self.mutual else frozenset[int]()

    def found(self) -> Iterator[dict[int, tuple[Statement, ...]]]:
        """The combinations that reach the goal."""
        start = self._others()
        if not self.world.hopeful(start).all():
            return
        parts = [self._promising(dm) for dm in self.costs]
        if not all(part.lists for part in parts):
            return
        for rows, stays in self._combined(parts, start):
            self.search.tried += len(rows)
            self.search.tell(self.search.tried)
            for row in rows[self._reached(parts, rows, stays)].tolist():
                chosen = zip(self.costs, parts, row, strict=True)
                yield {dm: self._statements(dm, part.lists[k]) for dm, part, k in chosen}

    def _statements(self, dm: int, one: List) -> tuple[Statement, ...]:
        statements = self.search.lists[dm].statements
        return tuple(statements[k] for k in one)

    def _others(self) -> States:
        """Where all those stay at best whose lists do not change, as one row."""
        world = self.world
        rows = [
            world.stable(dm, {}, 1, self.changed)
            for dm in world.decision_makers
            if dm not in self.costs
        ]
        everywhere = np.ones((1, len(world.columns)), dtype=np.bool_)
        found: States = np.logical_and.reduce([everywhere, *rows])
        return found

    def _promising(self, dm: int) -> Promising:
        lists = self.search.lists[dm]
        chosen = lists.by_cost[self.costs[dm]]
        return self.world.promising(dm, lists.statements, chosen, self.changed - {dm})

    def _combined(
        self, parts: Sequence[Promising], start: States
    ) -> Iterator[tuple[NDArray[np.intp], States]]:
        """Combinations of lists, by their places (rows), and where all could stay under them."""
        if not parts:
            yield np.zeros((1, 0), dtype=np.intp), start
            return
        *first, last = parts
        for rows, stays in self._combined(first, start):
            at_once = max(1, ROOM // max(1, last.stays.size))
            for k in range(0, len(rows), at_once):
                both = stays[k : k + at_once, None] & last.stays
                flat = both.reshape(-1, both.shape[2])
                kept = np.flatnonzero(self.world.hopeful(flat))
                before, place = np.divmod(kept, len(last.lists))
                if len(kept):
                    yield np.column_stack([rows[k + before], place]), flat[kept]

    def _reached(
        self, parts: Sequence[Promising], rows: NDArray[np.intp], stays: States
    ) -> NDArray[np.intp]:
        """Which combinations reach the goal."""
        left = np.arange(len(rows))
        if self.mutual:
            for dm in self.unsure():
                chosen = rows[left].T
                pairs = zip(self.costs, parts, chosen, strict=True)
                rankings = {j: part.rankings[:, places] for j, part, places in pairs}
                stays = stays & self.world.stable(dm, rankings, len(left))
                hopeful = self.world.hopeful(stays)
                left, stays = left[hopeful], stays[hopeful]
        found: NDArray[np.intp] = left[self.world.reached(stays)]
        return found

    def unsure(self) -> list[int]:
        """Who may still leave: all but one whose list alone changes."""
        if not self.costs:
            return []
        return [dm for dm in self.world.decision_makers if {dm} != set(self.costs)]
