"""The moves of a solved conflict, as results tell them: who moves, what changes, how it ranks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import ne
from typing import Any

from detente.conflict import Conflict
from detente.engine import State
from detente.studies.explanation.lookup import Lookup
from detente.studies.naming import state_json
from detente.studies.solution import Solution


@dataclass(frozen=True, slots=True)
class Change:
    """An option, by its full name, and the ids of the levels that it leaves and takes."""

    option: str
    before: str
    after: str


def changes_json(changes: Iterable[Change]) -> list[dict[str, str]]:
    """Changes as plain data."""
    return [{"option": c.option, "from": c.before, "to": c.after} for c in changes]


@dataclass(frozen=True, slots=True)
class Step:
    """A move of one decision maker to a state, as another one looks at it.

    Decision makers are counted from 0. `changes` is empty in graph form and where a class of
    coalesced states is involved. `mover_rank` is the mover's rank before and after, `rank` that of
    the one who looks at it; 1 is best.
    """

    mover: int
    state: State
    changes: tuple[Change, ...]
    mover_rank: tuple[int, int]
    rank: tuple[int, int]

    @property
    def improves(self) -> bool:
        """Whether the move improves the mover's own position."""
        return self.mover_rank[1] < self.mover_rank[0]

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The move as plain data."""
        return {
            "decision_maker": conflict.decision_makers[self.mover].id,
            "to": state_json(self.state, conflict),
            "changes": changes_json(self.changes),
            "mover_rank": list(self.mover_rank),
            "rank": list(self.rank),
        }


class Moves:
    """The moves of a solved conflict; what was looked up once is kept.

    Decision makers are counted from 0, states from 1.
    """

    def __init__(self, solution: Solution) -> None:
        self.solution = solution
        self._moves: dict[tuple[int, int], tuple[int, ...]] = {}
        self._improvements: dict[tuple[int, int], tuple[int, ...]] = {}
        self._known: dict[int, tuple[int, ...]] = {}
        self._steps: dict[tuple[int, int, int, int], Step] = {}

    @cached_property
    def lookup(self) -> Lookup | None:
        """The states by their levels; None in graph form and where states are coalesced."""
        return Lookup.of(self.solution.engine)

    def moves(self, dm: int, number: int) -> tuple[int, ...]:
        """R_i(s), in order."""
        if (dm, number) not in self._moves:
            self._moves[dm, number] = self.solution.engine.moves(dm, number)
        return self._moves[dm, number]

    def improvements(self, dm: int, number: int) -> tuple[int, ...]:
        """R_i⁺(s), in order."""
        if (dm, number) not in self._improvements:
            rank = self.solution.ranks[dm]
            better = tuple(t for t in self.moves(dm, number) if rank[t - 1] < rank[number - 1])
            self._improvements[dm, number] = better
        return self._improvements[dm, number]

    def best_first(self, dm: int, number: int, targets: Iterable[int]) -> list[int]:
        """Some moves from a state, by the mover's ranks, then by how many options they change."""
        rank = self.solution.ranks[dm]
        return sorted(targets, key=lambda t: (rank[t - 1], self.distance(number, t), t))

    def best(self, dm: int, number: int) -> Step | None:
        """The decision maker's own best move from a state; None if it has none."""
        rank = self.solution.ranks[dm]
        targets = self.moves(dm, number)
        best = min((rank[t - 1] for t in targets), default=None)
        equals = self.best_first(dm, number, (t for t in targets if rank[t - 1] == best))
        return self.step(dm, number, equals[0], dm) if equals else None

    def distance(self, before: int, after: int) -> int:
        """How many options differ between two states; 0 in graph form and for a class."""
        return sum(map(ne, self._levels(before), self._levels(after)))

    def step(self, mover: int, before: int, after: int, dm: int) -> Step:
        """A move as the decision maker `dm` looks at it."""
        key = mover, before, after, dm
        if key not in self._steps:
            self._steps[key] = self._step(*key)
        return self._steps[key]

    def _step(self, mover: int, before: int, after: int, dm: int) -> Step:
        ranks = self.solution.ranks
        return Step(
            mover,
            self.solution.engine.state(after),
            tuple(self._changes(before, after)),
            (int(ranks[mover, before - 1]), int(ranks[mover, after - 1])),
            (int(ranks[dm, before - 1]), int(ranks[dm, after - 1])),
        )

    def _changes(self, before: int, after: int) -> Iterator[Change]:
        old, new = self._levels(before), self._levels(after)
        for option, a, b in zip(self.solution.conflict.options, old, new, strict=False):
            if a != b:
                yield Change(option.name, option.level_ids[a], option.level_ids[b])

    def _levels(self, number: int) -> tuple[int, ...]:
        """The place of each option's level in a state; none for a class or in graph form."""
        if number not in self._known:
            found = self.lookup.levels(number) if self.lookup else None
            self._known[number] = found or self.solution.engine.state(number).levels or ()
        return self._known[number]
