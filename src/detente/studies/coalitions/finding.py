"""From a conflict to the answer about its coalitions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from detente.conflict import Conflict
from detente.conflict.statement.syntax import Expr
from detente.engine import State, States
from detente.engine.groups import Members
from detente.studies.coalitions.answer import Coalitions, Outcome, Talk
from detente.studies.coalitions.solution import CoalitionalSolution, Tell
from detente.studies.coalitions.upset import Teller, Upset
from detente.studies.families import families_of
from detente.studies.listing import listed
from detente.studies.solution import Solution
from detente.studies.where import find, statement_of

LIMIT = 5
"""How many outcomes, and coalitions at each, are told; the others are counted."""


def coalitions(
    conflict: Conflict,
    state: int | str | State | None = None,
    *,
    size: int | None = None,
    where: str | None = None,
    limit: int | None = LIMIT,
) -> Coalitions:
    """Which outcomes withstand every coalition, which coalitions upset the others, and how.

    `state`, read by `detente.studies.where.find`, asks about that state alone: the others, what
    every coalition stays at, and the status quo are then left out. `size` is the most members of a
    coalition that are looked at; by default all coalitions are, or as large ones as fit. `where` is
    a statement that the outcomes told must satisfy. `limit` bounds how many outcomes are told, and
    how many coalitions at each (None: all); counts are exact. Raises `StateError`,
    `StatementError`, `MeaningError` where the conflict cannot be analysed as it stands,
    `LimitError` where it is too large, and ValueError where `size` is less than 1.
    """
    return coalitions_of(Solution(conflict), state, size=size, where=where, limit=limit)


def coalitions_of(
    solution: Solution,
    state: int | str | State | None = None,
    *,
    size: int | None = None,
    where: str | None = None,
    limit: int | None = LIMIT,
    tell: Tell | None = None,
) -> Coalitions:
    """As `coalitions`, of a conflict that is solved already; `tell` hears how far it is."""
    if size is not None and size < 1:
        raise ValueError("a coalition has at least 1 member")
    engine = solution.engine
    asked = None if state is None else find(engine, state)
    quo = [] if engine.status_quo is None else [engine.status_quo]
    statement = statement_of(solution.conflict, where)
    needed = quo if asked is None else [asked.number]
    verdicts = CoalitionalSolution(solution, size, needed, only=asked is not None)
    verdicts.solve(tell)
    return _Finder(verdicts, limit).found(asked, where, statement)


class _Finder:
    def __init__(self, verdicts: CoalitionalSolution, limit: int | None) -> None:
        self.verdicts = verdicts
        self.solution = verdicts.solution
        self.engine = verdicts.solution.engine
        self.limit = limit
        self.teller = Teller(verdicts)
        self.universal = {c.id: verdicts.universal(c) for c in verdicts.concepts}
        self.stays = [
            {c.id: verdicts.stable_for(c, dm) for c in verdicts.concepts}
            for dm in self.solution.decision_makers
        ]
        self.equilibria = {c.id: self.solution.equilibria(c) for c in self.solution.defined()}

    def found(self, asked: State | None, where: str | None, statement: Expr | None) -> Coalitions:
        engine, quo = self.engine, self.engine.status_quo
        holds: States = np.ones(engine.size, dtype=np.bool_)
        if statement is not None:
            holds = engine.truth(statement)
        sets = [] if asked else list(self.universal.items())
        kinds = [(asked.number,)] if asked else self.kinds(statement)
        return Coalitions(
            conflict=self.solution.conflict,
            size=engine.size,
            members=self.verdicts.members,
            concepts=tuple(self.universal),
            left_out=self.verdicts.left_out,
            where=where,
            asked=asked is not None,
            universal={c: listed(engine, s & holds, self.limit) for c, s in sets},
            universal_equilibria={c: self.shared(s & holds) for c, s in sets},
            count=len(kinds),
            outcomes=tuple(map(self.outcome, kinds[: self.limit])),
            status_quo=None if quo is None else engine.state(quo),
            talks=None
            if quo is None or asked
            else tuple(self.talk(dm, quo) for dm in self.solution.decision_makers),
        )

    def shared(self, states: States) -> dict[str, int]:
        """How many of some states are equilibria under each individual concept."""
        return {c: int(np.count_nonzero(states & s)) for c, s in self.equilibria.items()}

    def kinds(self, statement: Expr | None) -> list[tuple[int, ...]]:
        """The equilibria in families, each with a state first that is in no family before."""
        told: set[int] = set()
        kinds: list[tuple[int, ...]] = []
        for family in families_of(self.solution, limit=None, where=statement).families:
            first = next((n for n in family.numbers if n not in told), family.numbers[0])
            told.update(family.numbers)
            kinds.append((first, *(n for n in family.numbers if n != first)))
        return kinds

    def outcome(self, numbers: Sequence[int]) -> Outcome:
        """The first of some states that are alike."""
        number = numbers[0]
        leaving = self.teller.leaving(number)
        return Outcome(
            state=self.engine.state(number),
            status_quo=number == self.engine.status_quo,
            equilibrium=_at(self.equilibria, number),
            universal=_at(self.universal, number),
            alike=len(numbers),
            same=sum(_at(self.universal, n) == _at(self.universal, number) for n in numbers),
            stays=tuple(_at(stays, number) for stays in self.stays),
            count=len(leaving),
            upsets=self.upsets(number, leaving),
        )

    def talk(self, dm: int, quo: int) -> Talk:
        leaving = self.teller.leaving(quo, dm)
        return Talk(dm, len(leaving), self.upsets(quo, leaving))

    def upsets(self, number: int, leaving: Mapping[Members, tuple[str, ...]]) -> tuple[Upset, ...]:
        told = [*leaving.items()][: self.limit]
        return tuple(self.teller.upset(number, coalition, c) for coalition, c in told)


def _at(sets: Mapping[str, States], number: int) -> tuple[str, ...]:
    """The concepts whose set has a state."""
    return tuple(concept for concept, states in sets.items() if states[number - 1])
