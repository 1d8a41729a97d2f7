"""From changes that were found to proposals: ranked, and the conflict analysed anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from heapq import nsmallest

import numpy as np

from detente.conflict import Conflict, Prioritised, Statement
from detente.engine import State, States
from detente.stability import CONCEPTS
from detente.studies.advice.goal import Goal
from detente.studies.advice.reordered import reordered
from detente.studies.advice.result import Effect, Fare, Proposal
from detente.studies.advice.search import Found
from detente.studies.advice.structure import made
from detente.studies.analysis import LIMIT
from detente.studies.differences import differences
from detente.studies.listing import Listing, listed
from detente.studies.solution import Solution
from detente.studies.where import counterpart

RANKED = 2000
"""Among at most so many changes the pairs of states that they reorder decide on the order."""


def proposals(
    today: Solution, goal: Goal, found: Sequence[Found], limit: int
) -> tuple[Proposal, ...]:
    """The first of some changes of one cost, the best ranked first.

    Fewer decision makers whose list changes come first, then fewer pairs of states that stand in
    another order, then the order in which the file would name the changes.
    """
    proposer = _Proposer(today, goal)
    fewest = nsmallest(RANKED, found, key=lambda one: len(one.lists))
    told = nsmallest(limit, fewest, key=lambda one: (len(one.lists), proposer.reordered(one)))
    return tuple(map(proposer.proposal, told))


class _Proposer:
    def __init__(self, today: Solution, goal: Goal) -> None:
        self.today, self.goal = today, goal
        self._counts: dict[tuple[int, tuple[Statement, ...]], int] = {}

    def reordered(self, found: Found) -> int:
        """How many pairs of today's states stand in another order for somebody."""
        return sum(self._count(dm, statements) for dm, statements in found.lists.items())

    def _count(self, dm: int, statements: tuple[Statement, ...]) -> int:
        if (dm, statements) not in self._counts:
            engine = self.today.engine
            score = np.zeros(engine.size, dtype=np.int64)
            for statement in statements:
                score = np.unique(2 * score + engine.truth(statement.expr), return_inverse=True)[1]
            self._counts[dm, statements] = reordered(engine.ranks(dm), score.astype(np.int32))
        return self._counts[dm, statements]

    def proposal(self, found: Found) -> Proposal:
        """A proposal, with what else it changes."""
        today = self.today.conflict
        conflict = _changed(made(today, found.structure), found.lists)
        then = Solution(conflict)
        equilibria = then.equilibria(self.goal.concept)
        wanted = (
            equilibria if self.goal.want is None else equilibria & self.goal.wanted(then.engine)
        )
        listing = listed(then.engine, wanted, LIMIT)
        return Proposal(
            cost=found.cost,
            changes=differences(today, conflict),
            conflict=conflict,
            who=tuple(today.decision_makers[dm].id for dm in sorted(found.lists)),
            reordered=self.reordered(found),
            outcomes=listing,
            fares=self._fares(next(iter(listing.states), None)),
            effects=_effects(self.today, then),
        )

    def _fares(self, outcome: State | None) -> tuple[Fare, ...]:
        solution = self.today
        quo = solution.engine.status_quo
        same = None if outcome is None else counterpart(solution.engine, outcome)
        return tuple(
            Fare(
                dm.id,
                None if quo is None else int(ranks[quo - 1]),
                None if same is None else int(ranks[same.number - 1]),
            )
            for dm, ranks in zip(solution.conflict.decision_makers, solution.ranks, strict=True)
        )


def _changed(conflict: Conflict, lists: Mapping[int, tuple[Statement, ...]]) -> Conflict:
    """The conflict with other lists of statements for some decision makers."""
    dms = list(conflict.decision_makers)
    for dm, statements in lists.items():
        old = dms[dm].preference
        before, marks = (old.statements, old.greatly) if isinstance(old, Prioritised) else ((), ())
        kept = [before[mark - 1] for mark in marks if before[mark - 1] in statements]
        greatly = tuple(sorted(statements.index(statement) + 1 for statement in kept))
        own = tuple(s if s in before else replace(s, id=None) for s in statements)
        dms[dm] = replace(dms[dm], preference=Prioritised(own, greatly))
    return replace(conflict, decision_makers=tuple(dms))


def _effects(today: Solution, then: Solution) -> dict[str, Effect]:
    """What becomes of the equilibria, by concept; simultaneous stability is left out."""
    return {
        concept.id: _effect(today, then, today.equilibria(concept), then.equilibria(concept))
        for concept in CONCEPTS.values()
        if not concept.joint
    }


def _effect(today: Solution, then: Solution, before: States, after: States) -> Effect:
    old = {_key(state): state for state in today.states(before)}
    new = {_key(state): state for state in then.states(after)}
    appear = [state for key, state in new.items() if key not in old]
    vanish = [state for key, state in old.items() if key not in new]
    return Effect(len(old), len(new), _listing(appear), _listing(vanish))


def _listing(states: Sequence[State]) -> Listing:
    return Listing(len(states), tuple(states[:LIMIT]))


def _key(state: State) -> tuple[tuple[int, ...] | None, str | None]:
    """What tells a state in conflicts that number their states differently."""
    return state.levels, state.name
