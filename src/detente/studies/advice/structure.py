"""What may be changed about a conflict itself: constraints, one-way marks, instruments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from detente.conflict import Conflict, Direction, Option, Statement
from detente.conflict.in_force import out_of_time
from detente.conflict.statement.syntax import Not, Taken


@dataclass(frozen=True, slots=True)
class Mark:
    """An option, by its full name, made irreversible, reversible, or one-way the other way."""

    option: str
    before: Direction
    after: Direction

    @property
    def cost(self) -> int:
        """A mark dropped and another added are two changes."""
        return 1 if "both" in (self.before, self.after) else 2

    def made(self, conflict: Conflict) -> Conflict:
        """The conflict so changed."""

        def marked(option: Option) -> Option:
            return replace(option, direction=self.after) if option.name == self.option else option

        dms = (replace(d, options=tuple(map(marked, d.options))) for d in conflict.decision_makers)
        return replace(conflict, decision_makers=tuple(dms))


@dataclass(frozen=True, slots=True)
class Imposed:
    """A statement that is to hold in every state."""

    statement: Statement
    cost = 1

    def made(self, conflict: Conflict) -> Conflict:
        """The conflict so changed."""
        return replace(conflict, constraints=(*conflict.constraints, self.statement))


@dataclass(frozen=True, slots=True)
class Lifted:
    """A constraint, as it stands in the conflict in force, that need not hold any more."""

    statement: Statement
    cost = 1

    def made(self, conflict: Conflict) -> Conflict:
        """The conflict so changed."""
        constraints = list(conflict.constraints)
        constraints.remove(self.statement)
        return replace(conflict, constraints=tuple(constraints))


@dataclass(frozen=True, slots=True)
class Enabled:
    """An instrument that is no longer held off."""

    option: str
    cost = 1

    def made(self, conflict: Conflict) -> Conflict:
        """The conflict so changed."""
        constraints = list(conflict.constraints[::-1])  # what is held off comes last
        constraints.remove(Statement(Not(Taken(self.option))))
        return replace(
            conflict,
            instruments=tuple(name for name in conflict.instruments if name != self.option),
            constraints=tuple(constraints[::-1]),
        )


DIRECTIONS: tuple[Direction, ...] = ("both", "up", "down")

Structural = Mark | Imposed | Lifted | Enabled


def structural(
    conflict: Conflict, in_force: Conflict, pool: Sequence[Statement]
) -> tuple[Structural, ...]:
    """Every single change of structure, in the order of the file; none in graph form.

    `in_force` is the conflict as of its day.
    """
    if conflict.states is not None:
        return ()
    off = out_of_time(conflict)
    held = off.union(conflict.instruments)
    own = in_force.constraints[: len(in_force.constraints) - len(held)]
    marks = (
        Mark(option.name, option.direction, after)
        for option in in_force.options
        if option.name not in off
        for after in DIRECTIONS
        if after != option.direction
    )
    there = {statement.expr for statement in own}
    return (
        *(Enabled(name) for name in conflict.instruments if name not in off),
        *map(Lifted, own),
        *marks,
        *(Imposed(statement) for statement in pool if statement.expr not in there),
    )


def sets(changes: Sequence[Structural], most: int) -> Iterator[tuple[int, tuple[Structural, ...]]]:
    """Every set of changes that cost `most` together at most, and what it costs, fewest first."""
    for size in range(most + 1):
        for chosen in combinations(changes, size):
            marked = [change.option for change in chosen if isinstance(change, Mark)]
            cost = sum(change.cost for change in chosen)
            if cost <= most and len(set(marked)) == len(marked):
                yield cost, chosen


def made(conflict: Conflict, changes: Sequence[Structural]) -> Conflict:
    """The conflict with all of some changes made."""
    for change in changes:
        conflict = change.made(conflict)
    return conflict
