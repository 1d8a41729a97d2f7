"""The hints about states by brute force over random small conflicts, word for word as defined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from random import Random

from detente.conflict import (
    CoalescedClass,
    Conflict,
    DecisionMaker,
    Level,
    Option,
    Prioritised,
    Statement,
)
from detente.conflict.statement.evaluate import Levels, holds
from detente.conflict.statement.syntax import And, At, Expr, If, Iff, Not, Or, Taken
from tests.oracle.model import OptionForm, State, members, moves_of, states_of
from tests.oracle.preference import prioritised

Config = tuple[int, ...]


def random_conflict(seed: int) -> Conflict:
    """Up to 3 decision makers, 5 options, 3 levels; constraints and a class in a part of them."""
    rng = Random(seed)
    owners = [rng.choice("abc") for _ in range(rng.randint(2, 5))]
    options = tuple(
        Option(
            f"o{k}",
            owner,
            levels=tuple(map(Level, ("none", "some", "whole")[: rng.choice((2, 2, 3))])),
            direction=rng.choice(("both", "both", "up", "down")),
        )
        for k, owner in enumerate(owners)
    )
    dms = tuple(
        DecisionMaker(
            owner,
            options=tuple(o for o in options if o.owner == owner),
            preference=Prioritised(
                tuple(Statement(statement(rng, options)) for _ in range(rng.randint(0, 5)))
            ),
        )
        for owner in sorted({*owners, "a"})
    )
    options = tuple(o for dm in dms for o in dm.options)
    every = list(product(*(range(len(o.levels)) for o in options)))
    constraints = [statement(rng, options) for _ in range(rng.choice((0, 0, 1, 2)))]
    feasible = [c for c in every if all(true(e, c, options) for e in constraints)]
    if not feasible:
        return random_conflict(seed + 1_000_000)
    classes = [CoalescedClass("over", statement(rng, options))] if rng.random() < 0.3 else []
    kept = [c for c in classes if any(true(c.expr, config, options) for config in feasible)]
    return Conflict(dms, constraints=tuple(map(Statement, constraints)), coalesced=tuple(kept))


def statement(rng: Random, options: Sequence[Option], depth: int = 2) -> Expr:
    """A statement over some options."""
    if depth == 0 or rng.random() < 0.3:
        option = rng.choice(options)
        if rng.random() < 0.5:
            return Taken(option.name)
        return At(option.name, rng.choice(("is", "is not")), rng.choice(option.level_ids))
    one, other = (statement(rng, options, depth - 1) for _ in range(2))
    return rng.choice(
        (Not(one), And((one, other)), Or((one, other)), If(one, other), Iff(one, other))
    )


def true(expr: Expr, config: Config, options: Sequence[Option]) -> bool:
    indices = {o.name: level for o, level in zip(options, config, strict=True)}
    return bool(holds(expr, Levels(tuple(options), indices)))


class Literal:
    """A conflict spelt out: its states with their members, every move, every statement's truth."""

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        options = conflict.options
        owners = [dm.id for dm in conflict.decision_makers]
        every = product(*(range(len(o.levels)) for o in options))
        exprs = [c.expr for c in conflict.constraints]
        feasible = [c for c in every if all(true(e, c, options) for e in exprs)]
        self.form = OptionForm(
            owners=tuple(owners.index(o.owner) for o in options),
            levels=tuple(len(o.levels) for o in options),
            direction=tuple(o.direction for o in options),
            feasible=frozenset(feasible),
            n=len(owners),
            classes=tuple(
                frozenset(c for c in feasible if true(coalesced.expr, c, options))
                for coalesced in conflict.coalesced
            ),
        )
        self.states = states_of(self.form)
        self.members = {state: sorted(members(self.form, state)) for state in self.states}
        self.moves = [moves_of(self.form, dm) for dm in range(len(owners))]

    def truth(self, expr: Expr) -> tuple[bool, ...]:
        """Where a statement holds: at a class iff at every member."""
        return tuple(
            all(true(expr, config, self.conflict.options) for config in self.members[state])
            for state in self.states
        )

    def vectors(self, dm: int) -> list[tuple[bool, ...]]:
        """The truth of each of a decision maker's statements at each state."""
        preference = self.conflict.decision_makers[dm].preference
        assert isinstance(preference, Prioritised)
        return [self.truth(s.expr) for s in preference.statements]

    def redundant(self, dm: int) -> dict[int, str]:
        """The statements that are constant, equivalent to an earlier one, or decide nothing."""
        found: dict[int, str] = {}
        rows = self.vectors(dm)
        for k, row in enumerate(rows):
            agreeing: dict[tuple[bool, ...], set[bool]] = {}
            for place, value in enumerate(row):
                above = tuple(earlier[place] for earlier in rows[:k])
                agreeing.setdefault(above, set()).add(value)
            opposite = tuple(not value for value in row)
            if len(set(row)) == 1:
                found[k] = "constant"
            elif row in rows[:k] or opposite in rows[:k]:
                found[k] = "equivalent"
            elif all(len(values) == 1 for values in agreeing.values()):
                found[k] = "never_decides"
        return found

    def deciding(self, dm: int) -> set[int]:
        """The statements that decide some own move: only those above agree on its two ends."""
        rows = self.vectors(dm)
        place = {state: k for k, state in enumerate(self.states)}
        return {
            k
            for s, targets in self.moves[dm].items()
            for t in targets
            for k, row in enumerate(rows)
            if row[place[s]] != row[place[t]]
            and all(above[place[s]] == above[place[t]] for above in rows[:k])
        }

    def any_order(self, dm: int) -> set[int]:
        """The statements that could change places with the next without any change to the order."""
        sets = [
            {state for state, value in zip(self.states, row, strict=True) if value}
            for row in self.vectors(dm)
        ]
        ranks = prioritised(self.states, sets)
        return {
            k
            for k in range(len(sets) - 1)
            if prioritised(self.states, [*sets[:k], sets[k + 1], sets[k], *sets[k + 2 :]]) == ranks
        }

    def irrevocable(self) -> set[tuple[int, str]]:
        """The constraints that stop someone from revoking an own option, each with the option."""
        return {
            (place, option.name)
            for dm, decision_maker in enumerate(self.conflict.decision_makers)
            for option in decision_maker.options
            if option.direction != "up"
            for config in self._stuck(dm, option)
            for place, constraint in enumerate(self.conflict.constraints)
            if not true(constraint.expr, self._without(config, option), self.conflict.options)
        }

    def _stuck(self, dm: int, option: Option) -> Iterator[Config]:
        """The members of the states where an option is taken and cannot be revoked."""
        k = self.conflict.options.index(option)

        def taken(state: State) -> bool:
            return all(config[k] > 0 for config in self.members[state])

        for state in self.states:
            if taken(state) and all(map(taken, self.moves[dm][state])):
                yield from self.members[state]

    def _without(self, config: Config, option: Option) -> Config:
        k = self.conflict.options.index(option)
        return (*config[:k], 0, *config[k + 1 :])

    def varying(self, expr: Expr) -> bool:
        """Whether a statement holds at some members of a class and not at others."""
        values = (
            {true(expr, config, self.conflict.options) for config in configs}
            for configs in self.members.values()
        )
        return any(len(found) == 2 for found in values)
