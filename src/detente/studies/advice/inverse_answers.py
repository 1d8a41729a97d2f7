"""What the others can answer a move with, and what then matters to whoever made it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from detente.engine import States
from detente.stability import Concept
from detente.studies.advice.inverse_blocks import Blocks, blocks_of, singles
from detente.studies.advice.inverse_fraction import share
from detente.studies.advice.inverse_polynomial import Budget, TooMuch
from detente.studies.solution import Solution

LOOKED_UP = 10
"""How much of the budget it takes to look up the moves from a state."""


class Answers:
    """The answers to the moves of one decision maker (from 0) that count under a concept."""

    def __init__(self, solution: Solution, dm: int, concept: Concept) -> None:
        engine = solution.engine
        self.engine = engine
        self.dm = dm
        self.concept = concept
        self.others = [j for j in solution.decision_makers if j != dm]
        self.rank = engine.ranks(dm)
        best = engine.promised(engine.best(dm, engine.rank(dm))) if concept.escape else self.rank
        self.end = best
        """What each state, as an answer, leaves the decision maker with; 1 is worst."""

    def to(self, move: int) -> States:
        """R_{−i}(q) or R⁺_{−i}(q), q left out: where legal sequences of the others lead from it.

        That they may lead back to q does not matter: it deters from q, under any concept, only
        where q is not better itself.
        """
        steps = self.concept.sanction
        start = self.engine.one(self.engine.state(move))
        if steps is None:
            return np.zeros_like(start)
        by = {j: self.engine.led(j, start, steps) for j in self.others}
        while True:
            then = {
                j: by[j] | self.engine.led(j, _union(start, [by[k] for k in by if k != j]), steps)
                for j in by
            }
            if all(np.array_equal(then[j], by[j]) for j in by):
                return _union(start, list(by.values())) & ~start
            by = then

    def escapes(self, answer: int) -> tuple[int, ...]:
        """R_i(p) if the concept reckons with it: where the decision maker can go on to."""
        return self.engine.moves(self.dm, answer) if self.concept.escape else ()

    def share(
        self, number: int, moves: Sequence[int], answers: Sequence[States]
    ) -> tuple[Fraction | None, int | None]:
        """The share of all strict rankings that make a state stable, and on how many it depends.

        Given are the moves from the state, and the answers to each. How many other states it
        depends on, and the share, are None where they take too many steps to compute.
        """
        budget = Budget()
        involved = None
        try:
            found = self._blocks(number, moves, answers, budget)
            involved = sum(count * sum(block.sizes) for block, count in found.items())
            return share(found, budget), involved
        except TooMuch:
            return None, involved

    def _blocks(
        self, number: int, moves: Sequence[int], answers: Sequence[States], budget: Budget
    ) -> Blocks:
        if not self.concept.escape:
            return _singles(number, moves, answers)
        clauses = {frozenset({move}): 1 << k for k, move in enumerate(moves)}
        asked: dict[int, frozenset[int]] = {}
        for k, (move, states) in enumerate(zip(moves, answers, strict=True)):
            budget.spend(int(np.count_nonzero(states)))
            for answer in (np.flatnonzero(states) + 1).tolist():
                if answer not in asked:
                    budget.spend(LOOKED_UP)
                    asked[answer] = frozenset({answer, *self.escapes(answer)}) - {number}
                if move not in (all_of_it := asked[answer]):
                    clauses[all_of_it] = clauses.get(all_of_it, 0) | 1 << k
        return blocks_of(clauses, budget)


def _singles(number: int, moves: Sequence[int], answers: Sequence[States]) -> Blocks:
    """The blocks where one state deters by itself; an answer that leads back always does."""
    rows = [states for states in answers if not states[number - 1]]
    kept = [m for m, states in zip(moves, answers, strict=True) if not states[number - 1]]
    if not rows:
        return Blocks()
    held = np.stack(rows)
    held[np.arange(len(kept)), np.array(kept) - 1] = True
    columns, counts = np.unique(np.packbits(held, axis=0).T, axis=0, return_counts=True)
    pairs = zip(columns, counts.tolist(), strict=True)
    found = {int.from_bytes(column.tobytes(), "big"): count for column, count in pairs}
    return singles({clauses: count for clauses, count in found.items() if clauses})


def _union(start: States, sets: Sequence[States]) -> States:
    union: States = np.logical_or.reduce([start, *sets])
    return union
