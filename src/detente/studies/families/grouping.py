"""Forty equilibria are not an answer: what all of them share, and the few families they form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.conflict import Conflict
from detente.conflict.statement.syntax import Expr
from detente.engine import States
from detente.stability import Concept
from detente.studies.analysis import LIMIT
from detente.studies.families.dividing import divided, fixed_and_free, told_by
from detente.studies.families.levels import level_table
from detente.studies.families.literals import Literal
from detente.studies.naming import count_json
from detente.studies.solution import Solution
from detente.studies.strength import Group, groups, ids, labels, strongest_first

WORK = 4_000_000
"""Equilibria times families: where all would be more, only the first families are found."""

FEWEST = 20
"""How many families are found in any case, if there are so many."""


@dataclass(frozen=True, slots=True)
class Family:
    """Equilibria under the same concepts that differ only in what makes no difference.

    It is the set of states in which every literal of `fixed` holds: for each option that the family
    ties down, the levels it leaves. The options in `free` may be anything; constraints aside, each
    combination of what is left is in the family. Families under the same concepts may share states.

    `labels` are the strongest of its `concepts`, those that no other of them implies. `told_by` are
    the fewest literals that tell it from every other equilibrium of the listing and from the status
    quo, and `name` is the statement that they make; a listed state and a coalesced class have their
    own name. `numbers` are its states, the first of `count`; `reached` counts those that
    improvements alone can reach from the status quo. `ranks` is the range (best, worst) for each
    decision maker, 1 is best.
    """

    name: str
    labels: tuple[str, ...]
    concepts: tuple[str, ...]
    told_by: tuple[Literal, ...]
    fixed: tuple[Literal, ...]
    free: tuple[str, ...]
    count: int
    numbers: tuple[int, ...]
    status_quo: bool
    reached: int
    ranks: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Families:
    """The equilibria of a conflict under some concepts as few families, strongest concepts first.

    `ungrouped` counts the equilibria that are in none of the families, where there are too many to
    divide all of them. `in_all` are the literals that hold in every equilibrium, `in_none` those,
    of the other options, that hold in none; what all feasible states share is left out. `count` is
    the number of equilibria, `worst` the last rank of each decision maker.
    """

    concepts: tuple[str, ...]
    decision_makers: tuple[str, ...]
    worst: tuple[int, ...]
    count: int
    in_all: tuple[Literal, ...]
    in_none: tuple[Literal, ...]
    families: tuple[Family, ...]
    ungrouped: int = 0

    def to_json(self) -> dict[str, Any]:
        """The families as plain data."""
        return {
            "concepts": list(self.concepts),
            "worst": self._by_decision_maker(self.worst),
            "count": count_json(self.count),
            "in_all": [literal.text for literal in self.in_all],
            "in_none": [literal.text for literal in self.in_none],
            "families": [self._family(family) for family in self.families],
            "ungrouped": count_json(self.ungrouped),
        }

    def _family(self, family: Family) -> dict[str, Any]:
        found: dict[str, Any] = {
            "name": family.name,
            "labels": list(family.labels),
            "concepts": list(family.concepts),
            "told_by": [literal.text for literal in family.told_by],
            "fixed": {literal.option: list(literal.levels) for literal in family.fixed},
            "free": list(family.free),
            "count": count_json(family.count),
            "numbers": list(family.numbers),
            "status_quo": family.status_quo,
            "reached": count_json(family.reached),
            "ranks": self._by_decision_maker([list(span) for span in family.ranks]),
        }
        return {**found, "shortened": True} if family.count > len(family.numbers) else found

    def _by_decision_maker(self, values: Sequence[Any]) -> dict[str, Any]:
        return dict(zip(self.decision_makers, values, strict=True))


def families(
    conflict: Conflict, *, concepts: Sequence[str] | None = None, limit: int | None = LIMIT
) -> Families:
    """The equilibria of a conflict under some concepts (ids, all by default), as few families.

    States with exactly the same concepts are covered by boxes (see
    `detente.studies.families.boxes`). `limit` bounds the numbers that a family lists (None: no
    bound); counts are exact. Raises `MeaningError` where the conflict cannot be analysed as it
    stands, and `LimitError` where it is too large.
    """
    return families_of(Solution(conflict), concepts=concepts, limit=limit)


def families_of(
    solution: Solution,
    *,
    concepts: Sequence[str] | None = None,
    limit: int | None = LIMIT,
    where: Expr | None = None,
) -> Families:
    """As `families`, of a conflict that is solved already; with `where` of what satisfies it."""
    sets = {concept: solution.equilibria(concept) for concept in solution.defined(concepts)}
    if where is not None:
        holds = solution.engine.truth(where)
        sets = {concept: found & holds for concept, found in sets.items()}
    outcomes = _Outcomes(solution, sets)
    in_all, in_none = outcomes.shared()
    divided, ungrouped = outcomes.families(groups(sets, outcomes.equilibria), limit)
    return Families(
        concepts=tuple(concept.id for concept in sets),
        decision_makers=tuple(dm.id for dm in solution.conflict.decision_makers),
        worst=tuple(solution.ranks.max(axis=1).tolist()),
        count=int(np.count_nonzero(outcomes.equilibria)),
        in_all=in_all,
        in_none=in_none,
        families=divided,
        ungrouped=ungrouped,
    )


def name_of(literals: Sequence[Literal]) -> str:
    """The statement that some literals make."""
    return " and ".join(literal.text for literal in literals) or "true"


class _Outcomes:
    """The equilibria of a conflict under some concepts, and how they are divided and described."""

    def __init__(self, solution: Solution, sets: Mapping[Concept, States]) -> None:
        engine = solution.engine
        nothing: States = np.zeros(engine.size, dtype=np.bool_)
        self.solution = solution
        self.table = level_table(solution)
        self.equilibria: States = np.logical_or.reduce([nothing, *sets.values()])
        self.quo, self.reached = nothing.copy(), nothing
        if engine.status_quo is not None:
            self.quo[engine.status_quo - 1] = True
            self.reached = engine.reached(engine.status_quo, "improvements")
        self.named, self.names = nothing.copy(), self._names()
        self.named[[number - 1 for number in self.names]] = True

    def _names(self) -> dict[int, str]:
        """The equilibria that have names of their own, by their numbers."""
        conflict = self.solution.conflict
        if conflict.states is None and not conflict.coalesced:
            return {}
        states = self.solution.states(self.equilibria)
        return {state.number: state.name for state in states if state.name is not None}

    def shared(self) -> tuple[tuple[Literal, ...], tuple[Literal, ...]]:
        """What holds in all of them and what in none, without what all feasible states share."""
        in_all: list[Literal] = []
        in_none: list[Literal] = []
        found = self.table.levels(self.equilibria)
        for place, (levels, feasible) in enumerate(zip(found, self.table.feasible, strict=True)):
            missing = [level for level in feasible if level not in levels]
            if len(levels) == 1 and missing:
                in_all.append(self.table.literal(place, levels))
            elif levels:
                in_none += [self.table.literal(place, (level,)) for level in missing]
        return tuple(in_all), tuple(in_none)

    def families(
        self, found: Mapping[Group, States], limit: int | None
    ) -> tuple[tuple[Family, ...], int]:
        """The families of each group, strongest first, and how many equilibria are left out."""
        count = int(np.count_nonzero(self.equilibria))
        most = max(FEWEST, WORK // max(count, 1))
        told: list[Family] = []
        grouped: States = np.zeros_like(self.equilibria)
        for group in sorted(found, key=lambda one: strongest_first(ids(one))):
            for states in divided(self.table, found[group], self.named, most - len(told)):
                told.append(self.family(group, states, limit))
                grouped |= states
        return tuple(told), count - int(np.count_nonzero(grouped))

    def family(self, group: Group, states: States, limit: int | None) -> Family:
        """One family: how it is described, and where it stands."""
        solution = self.solution
        own_name = self.names.get(int(np.argmax(states)) + 1)
        others = (self.equilibria | self.quo) & ~states
        telling = () if own_name else told_by(self.table, states, others)
        fixed, free = fixed_and_free(self.table, states)
        ranks = solution.ranks[:, states]
        return Family(
            name=own_name or name_of(telling),
            labels=labels(ids(group)),
            concepts=ids(group),
            told_by=telling,
            fixed=fixed,
            free=free,
            count=int(np.count_nonzero(states)),
            numbers=solution.numbers(states, limit),
            status_quo=bool((states & self.quo).any()),
            reached=int(np.count_nonzero(states & self.reached)),
            ranks=tuple(zip(ranks.min(axis=1).tolist(), ranks.max(axis=1).tolist(), strict=True)),
        )
