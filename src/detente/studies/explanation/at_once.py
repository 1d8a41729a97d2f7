"""How others can improve their own position at the moment of a move (SIM; definitions §3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from detente.studies.explanation.answer import Answer
from detente.studies.explanation.lookup import Lookup
from detente.studies.explanation.moves import Moves


class AtOnce:
    """Every choice of improvements from a state, one each for any opponents of `dm`.

    Rank 1 is best. In option form without coalesced states. Together with the moves that they
    answer there are at most as many choices as combinations of all options. That nobody moves
    counts as a choice: it makes the move that is to be answered, and so deters nothing.
    """

    def __init__(self, moves: Moves, lookup: Lookup, dm: int, number: int) -> None:
        self._moves = moves
        self._lookup = lookup
        self._dm = dm
        self._number = number
        self._rank = moves.solution.ranks[dm]
        self._others = [j for j in moves.solution.decision_makers if j != dm]
        self._targets = [[number, *moves.improvements(j, number)] for j in self._others]
        here = lookup.code(number)
        self._shift = _sums([lookup.code(t) - here for t in each] for each in self._targets)
        changed = ([moves.distance(number, t) for t in each] for each in self._targets)
        self._changed = _sums(changed)
        self._movers = _sums([int(t != number) for t in each] for each in self._targets)

    def deterred(self, temptation: int) -> bool:
        """Whether some choice, with a temptation, makes a state no better than where one stands."""
        return len(self._choices(temptation, int(self._rank[self._number - 1]))) > 0

    def sanction(self, temptation: int) -> Answer | None:
        """What deters a temptation: the fewest movers, then the fewest changes; None if nothing."""
        here = int(self._rank[self._number - 1])
        choices = self._choices(temptation, here)
        if not len(choices):
            return None
        place = self._plainest(choices)
        answer = self._answer(temptation, place)
        there = self._lookup.number(self._lookup.code(self._number) + int(self._shift[place]))
        if there is None or self._rank[there - 1] <= here:
            return replace(answer, anyway=False)
        rank = int(self._rank[there - 1])
        return replace(answer, anyway=True, unprovoked=answer.steps, anyway_rank=rank)

    def worst(self, temptation: int) -> Answer | None:
        """The worst answer to a temptation, None if none leaves less than the temptation itself."""
        states = self._outcomes(temptation)
        worst = int(self._rank[states[states > 0] - 1].max())
        if worst <= self._rank[temptation - 1]:
            return None
        return self._answer(temptation, self._plainest(self._choices(temptation, worst)))

    def _outcomes(self, temptation: int) -> NDArray[np.intp]:
        """For every choice the number of the state it makes, 0 if infeasible."""
        return self._lookup.numbers(self._lookup.code(temptation) + self._shift)

    def _choices(self, temptation: int, rank: int) -> NDArray[np.intp]:
        """The choices that leave the decision maker with this rank or a worse one."""
        states = self._outcomes(temptation)
        return np.flatnonzero((states > 0) & (self._rank[states - 1] >= rank))

    def _plainest(self, choices: NDArray[np.intp]) -> int:
        """The choice of the fewest movers, then the fewest changes."""
        return int(choices[np.lexsort((self._changed[choices], self._movers[choices]))[0]])

    def _answer(self, temptation: int, place: int) -> Answer:
        chosen = np.unravel_index(place, [len(each) for each in self._targets])
        pairs = zip(self._others, self._targets, chosen, strict=True)
        legs = [(j, targets[int(k)]) for j, targets, k in pairs if k]
        steps = tuple(self._moves.step(j, self._number, t, self._dm) for j, t in legs)
        outcome = int(self._outcomes(temptation)[place])
        state = self._moves.solution.engine.state(outcome)
        return Answer(steps, state, int(self._rank[outcome - 1]), joint=True)


def _sums(terms: Iterable[list[int]]) -> NDArray[np.int64]:
    """The sum for every choice of one term from each list, the last list varying fastest."""
    arrays = (np.array(each, dtype=np.int64) for each in terms)
    return reduce(np.add.outer, arrays, np.zeros((), dtype=np.int64)).ravel()
