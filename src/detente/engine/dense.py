"""The dense engine: values over the cube of options, without a pair of states ever stored.

Exact because every R_i is transitive up to return (definitions §2): what a group can reach is the
plain closure of its members' moves, or of their improvements. With coalesced states or listed
moves that fails, and `detente.engine.arcs` serves.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict
from detente.conflict.statement.syntax import Expr
from detente.engine.improvements import Improvements
from detente.engine.listed import Listed
from detente.engine.option_space import OptionSpace
from detente.engine.protocol import States, Steps
from detente.engine.ranks import ranks
from detente.engine.simultaneous import Kept, simultaneous
from detente.engine.state import State
from detente.engine.turns import Turns

Values = NDArray[np.int32]
Places = NDArray[np.intp]
INFINITE = np.int32(2**31 - 1)

FEW = 4
"""A set is gone through state by state if so many times its moves are no more than all states."""


class Dense(Listed):
    """All states of a conflict in option form, values lying in the shape of the cube.

    A rank is 0 where infeasible, so that no move seems to lead there; `worst` is infinite there,
    so that no sanction does.
    """

    name = "dense"
    combines = True

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self.space = OptionSpace(conflict)
        self.cube = self.space.cube
        self.size = self.space.size
        self.status_quo = self.space.status_quo
        self.turns = [Turns(self.cube, dm) for dm in conflict.decision_makers]
        self._ranks: dict[int, NDArray[np.int32]] = {}
        self._sorted: dict[int, Improvements] = {}
        self._choices: Kept = {}

    @cached_property
    def _infeasible(self) -> NDArray[np.bool_]:
        return ~self.cube.feasible

    def state(self, number: int) -> State:
        """The state of this number."""
        return self.space.state(number)

    def truth(self, expr: Expr) -> States:
        """Where a statement holds."""
        return self.space.truth(expr)

    def ranks(self, dm: int) -> NDArray[np.int32]:
        """The rank of every state for a decision maker: 1 is worst, ties share a rank."""
        if dm not in self._ranks:
            self._ranks[dm] = ranks(self.conflict.decision_makers[dm].preference, self.space)
        return self._ranks[dm]

    def moves(self, dm: int, number: int) -> tuple[int, ...]:
        """R_i(s): the states that a decision maker can move to from a state, in order."""
        _, ends = self._moves_from(dm, np.array([number - 1]))
        return tuple((ends + 1).tolist())

    def _moves_from(self, dm: int, places: Places) -> tuple[Places, Places]:
        """From where and to where one move leads from the states at some places."""
        turns = self.turns[dm]
        cells = self.space.cells[places]
        own = cells // turns.stride % turns.count
        rows, after = np.nonzero(turns.allowed_from(own))
        ends = self.space.place[cells[rows] + (after - own[rows]) * turns.stride]
        feasible = ends >= 0
        return places[rows[feasible]], ends[feasible]

    def rank(self, dm: int) -> Values:
        """The rank of each state for a decision maker, 0 where infeasible."""
        values = np.zeros(self.cube.size, dtype=np.int32)
        values[self.space.cells] = self.ranks(dm)
        return values.reshape(self.cube.shape)

    def best(self, dm: int, values: Values) -> Values:
        """At each state the greatest value among the own moves of a decision maker, and staying."""
        best = self._along(np.maximum, dm, values)
        best[self._infeasible] = 0
        return best

    def worst(self, dm: int, values: Values, steps: Steps) -> Values:
        """At each state the least value that the others of `dm` can bring about."""
        worst = np.array(values)
        worst[self._infeasible] = np.iinfo(worst.dtype).max
        others = [j for j, turns in enumerate(self.turns) if j != dm and turns.count > 1]
        unchanged = 0
        while unchanged < len(others):
            for j in others:
                after = self._carried(j, worst, steps)
                unchanged = unchanged + 1 if np.array_equal(after, worst) else 1
                worst = after
                if unchanged >= len(others):
                    break
        return worst

    def _carried(self, mover: int, values: Values, steps: Steps) -> Values:
        """The least value that one move of `mover`, or none, leads to."""
        if steps == "improvements":
            return self._improvements(mover).least(values)
        least = self._along(np.minimum, mover, values)
        least[self._infeasible] = np.iinfo(least.dtype).max
        return least

    def _improvements(self, mover: int) -> Improvements:
        if mover not in self._sorted:
            self._sorted[mover] = Improvements(self.turns[mover], self.rank(mover))
        return self._sorted[mover]

    def _along(
        self, ufunc: np.ufunc, dm: int, values: Values, *, backwards: bool = False
    ) -> Values:
        """The greatest or least value over the own moves of a decision maker, option by option.

        Over the moves from each state, or `backwards` over those that lead to it.
        """
        for option in self.conflict.decision_makers[dm].options:
            axis = self.cube.axis(option)
            if option.direction == "both":
                values = np.broadcast_to(
                    ufunc.reduce(values, axis=axis, keepdims=True), values.shape
                )
            elif (option.direction == "down") is not backwards:
                values = ufunc.accumulate(values, axis=axis)
            else:
                values = np.flip(ufunc.accumulate(np.flip(values, axis), axis=axis), axis)
        return np.array(values)

    def lesser(self, one: Values, other: Values) -> Values:
        """At each state the lesser of two values."""
        return np.minimum(one, other)

    def contented(self, dm: int, hope: Values) -> States:
        """The states from which no own move promises the decision maker more than it has."""
        return self.promised(self.best(dm, hope)) <= self.ranks(dm)

    def promised(self, hope: Values) -> NDArray[np.int32]:
        """A value for every state, in the order of their numbers."""
        return self._flat(hope)[self.space.cells]

    def _flat(self, values: Values) -> Values:
        """Values by cell: one axis for all options, and one more where there are variants."""
        return values.reshape(self.cube.size, *values.shape[len(self.cube.shape) :])

    def led(self, dm: int, states: States, steps: Steps) -> States:
        """Where one step of a decision maker leads from the states of a set."""
        if self.count(states) * self.turns[dm].count * FEW <= self.size:
            return self._led_from(dm, np.flatnonzero(states), steps)
        there = self._over_cube(states)
        if steps == "moves":
            starts = self._along(np.add, dm, there.astype(np.int32), backwards=True)
            return self._listed(starts > there)
        rank = self.rank(dm)
        least = self._along(np.minimum, dm, np.where(there, rank, INFINITE), backwards=True)
        return self._listed(least < rank)

    def _led_from(self, dm: int, places: Places, steps: Steps) -> States:
        """The same, state by state."""
        starts, ends = self._moves_from(dm, places)
        if steps == "improvements":
            rank = self.ranks(dm)
            ends = ends[rank[ends] > rank[starts]]
        led: States = np.zeros(self.size, dtype=np.bool_)
        led[ends] = True
        return led

    def leading(self, dm: int, states: States, steps: Steps) -> States:
        """From where one step of a decision maker leads into a set."""
        there = self._over_cube(states)
        if steps == "moves":
            return self._listed(self._along(np.add, dm, there.astype(np.int32)) > there)
        rank = self.rank(dm)
        return self._listed(self._along(np.maximum, dm, np.where(there, rank, 0)) > rank)

    def _over_cube(self, states: States) -> NDArray[np.bool_]:
        over = np.zeros(self.cube.size, dtype=np.bool_)
        over[self.space.cells] = states
        return over.reshape(self.cube.shape)

    def _listed(self, over_cube: NDArray[np.bool_]) -> States:
        return over_cube.ravel()[self.space.cells]

    def reached(self, number: int, steps: Steps) -> States:
        """R_N(s) or R_N⁺(s), s left out: where legal sequences of moves or improvements lead."""
        reached = self.one(self.state(number))
        count = 0
        while count < (count := self.count(reached)):
            for mover in range(len(self.turns)):
                reached |= self.led(mover, reached, steps)
        reached[number - 1] = False
        return reached

    def simultaneous(self, dm: int) -> States:
        """The simultaneously stable states for a decision maker (Fraser and Hipel, 1984)."""
        ranks = [self.rank(j).ravel() for j in range(len(self.turns))]
        return simultaneous(self.space.cells, self.turns, ranks, dm, self._choices)
