"""A move that several decision makers make together, step by step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.conflict import Conflict
from detente.engine.groups import Groups, Members
from detente.studies.explanation.lookup import Lookup
from detente.studies.explanation.moves import Moves, Step
from detente.studies.explanation.sequences import Way, shortest


@dataclass(frozen=True, slots=True)
class Stake:
    """What becomes of a decision maker's rank, 1 is best."""

    dm: int
    before: int
    after: int

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The stake as plain data."""
        dm = conflict.decision_makers[self.dm].id
        return {"decision_maker": dm, "rank": [self.before, self.after]}


@dataclass(frozen=True, slots=True)
class Joint:
    """A legal sequence of moves by members of a group, counted from 0.

    A member need not move. Each step is told as its mover looks at it; `stakes` are the ranks of
    every member before and after all of them.
    """

    members: tuple[int, ...]
    steps: tuple[Step, ...]
    stakes: tuple[Stake, ...]

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The move as plain data."""
        dms = conflict.decision_makers
        steps = (step.to_json(conflict) for step in self.steps)
        return {
            "members": [dms[dm].id for dm in self.members],
            "steps": [{k: v for k, v in step.items() if k != "rank"} for step in steps],
            "ranks": [stake.to_json(conflict) for stake in self.stakes],
        }


class JointMoves:
    """The joint moves in a solved conflict; states are numbered from 1."""

    def __init__(self, moves: Moves, groups: Groups) -> None:
        self._moves = moves
        self._groups = groups

    def between(self, members: Members, start: int, end: int) -> Joint:
        """A shortest legal sequence of moves by some members from one state to another."""
        return self.along(members, start, self._way(members, start, end))

    def along(self, members: Iterable[int], start: int, way: Way) -> Joint:
        """A sequence of moves, given where each leads."""
        starts = (start, *(number for _, number in way))
        legs = zip(starts, way, strict=False)
        steps = (self._moves.step(j, here, there, j) for here, (j, there) in legs)
        ranks = self._moves.solution.ranks[:, [start - 1, way[-1][1] - 1]].tolist()
        group = tuple(sorted(members))
        return Joint(group, tuple(steps), tuple(Stake(dm, *ranks[dm]) for dm in group))

    def changes(self, start: int, way: Way) -> int:
        """How many options change on the way; 0 in graph form."""
        ends = [start, *(number for _, number in way)]
        return sum(map(self._moves.distance, ends, ends[1:]))

    def movers(self, start: int, end: int) -> int:
        """How many decision makers have other options at the end; 0 in graph form."""
        lookup = self._moves.lookup
        return len(self._shifts(lookup, start, end)) if lookup else 0

    def _way(self, members: Members, start: int, end: int) -> Way:
        lookup = self._moves.lookup
        if lookup is not None and (way := self._each_once(lookup, start, end)):
            return way
        here = np.zeros(self._groups.size, dtype=np.bool_)
        here[end - 1] = True
        through = self._groups.group(members).carried(np.logical_or, here)
        ways = shortest(start, sorted(members), self._moves.moves, here, through)
        return min(ways, key=lambda way: self.changes(start, way))

    def _each_once(self, lookup: Lookup, start: int, end: int) -> Way:
        """Each who has something to change does so in a single move; () if constraints forbid it.

        One-way options allow any such move, if they allow any way there at all.
        """
        shifts = self._shifts(lookup, start, end)
        hopeless: set[frozenset[int]] = set()

        def go(code: int, left: frozenset[int]) -> Way | None:
            if not left or left in hopeless:
                return None if left else ()
            for mover in sorted(left):
                number = lookup.number(code + shifts[mover])
                if number is not None:
                    rest = go(code + shifts[mover], left - {mover})
                    if rest is not None:
                        return ((mover, number), *rest)
            hopeless.add(left)
            return None

        return go(lookup.code(start), frozenset(shifts)) or ()

    def _shifts(self, lookup: Lookup, start: int, end: int) -> dict[int, int]:
        """For each who has other options at the end, how that changes the code of the state."""
        conflict = self._moves.solution.conflict
        owners = {dm.id: k for k, dm in enumerate(conflict.decision_makers)}
        shifts: dict[int, int] = {}
        stride = 1
        pairs = zip(conflict.options, lookup.levels(start), lookup.levels(end), strict=True)
        for option, before, after in pairs:
            if before != after:
                owner = owners[option.owner]
                shifts[owner] = shifts.get(owner, 0) + stride * (after - before)
            stride *= len(option.levels)
        return shifts
