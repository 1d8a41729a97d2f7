"""The graph engine: explicit arcs, for moves given as a graph and for coalesced states.

There R_i need not be transitive, so that it matters who moved last (definitions §2): values are
carried back with one array for each last mover, still without a pair of states being stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict, DecisionMaker
from detente.conflict.problem import LimitError
from detente.conflict.statement.syntax import Expr
from detente.engine.coalesced_space import CoalescedSpace
from detente.engine.graph_space import GraphSpace
from detente.engine.listed import Listed
from detente.engine.protocol import NO_COMBINATIONS, NotDefined, States, Steps
from detente.engine.ranks import ranks
from detente.engine.simultaneous import simultaneous
from detente.engine.state import State
from detente.engine.turns import Turns

Values = NDArray[np.int32]
INFINITE = np.int32(2**31 - 1)
MOST = 2**24


@dataclass(frozen=True)
class Arcs:
    """The moves of one decision maker: from the state at each place of `start` to that of `end`.

    In the order of the states that they start from, then of those that they lead to.
    """

    start: NDArray[np.intp]
    end: NDArray[np.intp]

    def least(self, values: Values) -> Values:
        """The least value that one move leads to; infinite where there is none."""
        least = np.full(values.shape, INFINITE, dtype=np.int32)
        np.minimum.at(least, self.start, values[self.end])
        return least

    def greatest(self, values: Values) -> Values:
        """The greatest value that one move, or none, leads to."""
        greatest = values.copy()
        np.maximum.at(greatest, self.start, values[self.end])
        return greatest

    def led(self, states: States) -> States:
        """Where one move leads from some states."""
        led = np.zeros(len(states), dtype=np.bool_)
        led[self.end[states[self.start]]] = True
        return led

    def leading(self, states: States) -> States:
        """From where one move leads into a set."""
        leading = np.zeros(len(states), dtype=np.bool_)
        leading[self.start[states[self.end]]] = True
        return leading

    def improvements(self, rank: Values) -> Arcs:
        """The moves that improve on a ranking."""
        better = rank[self.end] > rank[self.start]
        return Arcs(self.start[better], self.end[better])


class Graph(Listed):
    """All states of a conflict in graph form, or in option form with coalesced states."""

    name = "graph"

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self.space: GraphSpace | CoalescedSpace
        if conflict.states is None:
            self.space = CoalescedSpace(conflict)
            self._arcs = [_coalesced(self.space, dm) for dm in conflict.decision_makers]
        else:
            self.space = GraphSpace(conflict)
            self._arcs = [_listed(self.space, dm) for dm in conflict.decision_makers]
        self.size = self.space.size
        self.status_quo = self.space.status_quo
        self._ranks = [ranks(dm.preference, self.space) for dm in conflict.decision_makers]
        self._improvements = [
            arcs.improvements(rank) for arcs, rank in zip(self._arcs, self._ranks, strict=True)
        ]

    @property
    def arcs(self) -> Sequence[Arcs]:
        """The moves of each decision maker."""
        return self._arcs

    @property
    def combines(self) -> bool:
        """Whether every state is one combination of options: each class is a mere renaming."""
        return isinstance(self.space, CoalescedSpace) and self.size == len(self.space.cells)

    def state(self, number: int) -> State:
        """The state of this number."""
        return self.space.state(number)

    def truth(self, expr: Expr) -> States:
        """Where a statement holds."""
        return self.space.truth(expr)

    def ranks(self, dm: int) -> Values:
        """The rank of every state for a decision maker: 1 is worst, ties share a rank."""
        return self._ranks[dm]

    rank = ranks

    def moves(self, dm: int, number: int) -> tuple[int, ...]:
        """R_i(s): the states that a decision maker can move to from a state, in order."""
        arcs = self._arcs[dm]
        first, last = np.searchsorted(arcs.start, [number - 1, number])
        return tuple((arcs.end[first:last] + 1).tolist())

    def _steps(self, steps: Steps) -> list[Arcs]:
        return self._arcs if steps == "moves" else self._improvements

    def led(self, dm: int, states: States, steps: Steps) -> States:
        """Where one step of a decision maker leads from the states of a set."""
        return self._steps(steps)[dm].led(states)

    def leading(self, dm: int, states: States, steps: Steps) -> States:
        """From where one step of a decision maker leads into a set."""
        return self._steps(steps)[dm].leading(states)

    def best(self, dm: int, values: Values) -> Values:
        """At each state the greatest value among the own moves of a decision maker, and staying."""
        return self._arcs[dm].greatest(values)

    def worst(self, dm: int, values: Values, steps: Steps) -> Values:
        """At each state the least value that the others of `dm` can bring about.

        For each last mover j the least value at the end of a legal sequence that the others may go
        on with, or at the state itself; infinite where no other can move.
        """
        arcs = self._steps(steps)
        others = [j for j in range(len(arcs)) if j != dm]
        after = dict.fromkeys(others, values)
        while True:
            by = {j: arcs[j].least(after[j]) for j in others}
            then = {j: _least(values, *(by[k] for k in others if k != j)) for j in others}
            if all(np.array_equal(then[j], after[j]) for j in others):
                nothing = np.full(values.shape, INFINITE, dtype=np.int32)
                return _least(nothing, *by.values())
            after = then

    def lesser(self, one: Values, other: Values) -> Values:
        """At each state the lesser of two values."""
        return np.minimum(one, other)

    def contented(self, dm: int, hope: Values) -> States:
        """The states from which no own move promises the decision maker more than it has."""
        return self.best(dm, hope) <= self._ranks[dm]

    def promised(self, hope: Values) -> Values:
        """A value for every state, in the order of their numbers."""
        return hope

    def reached(self, number: int, steps: Steps) -> States:
        """R_N(s) or R_N⁺(s), s left out: where legal sequences of moves or improvements lead."""
        arcs = self._steps(steps)
        start = self.one(self.state(number))
        by = {j: arcs[j].led(start) for j in range(len(arcs))}
        while True:
            then = {
                j: by[j] | arcs[j].led(_union((by[k] for k in by if k != j), start)) for j in by
            }
            if all(np.array_equal(then[j], by[j]) for j in by):
                return _union(by.values(), start) & ~start
            by = then

    def simultaneous(self, dm: int) -> States:
        """The simultaneously stable states where each class is a single state, a mere renaming.

        Raises `NotDefined` otherwise: there are no options to combine, or a state has several
        combinations.
        """
        if isinstance(self.space, GraphSpace) or not self.combines:
            raise NotDefined(NO_COMBINATIONS)
        cube, cells = self.space.cube, self.space.cells
        over_cube = np.zeros((len(self._ranks), cube.size), dtype=np.int32)
        over_cube[:, cells] = self._ranks
        turns = [Turns(cube, dm) for dm in self.conflict.decision_makers]
        return simultaneous(cells, turns, list(over_cube), dm)


def _least(first: Values, *others: Values) -> Values:
    """At each state the least of some values."""
    least = first.copy()
    for other in others:
        np.minimum(least, other, out=least)
    return least


def _union(sets: Iterable[States], start: States) -> States:
    """The states in `start` or in any of the sets."""
    union = start.copy()
    for one in sets:
        union |= one
    return union


def _listed(space: GraphSpace, dm: DecisionMaker) -> Arcs:
    """The moves as the model lists them."""
    moves = (dm.moves or {}).items()
    pairs = sorted((space.place(s), space.place(t)) for s, ends in moves for t in ends)
    table = np.array(pairs, dtype=np.intp).reshape(-1, 2)
    return Arcs(table[:, 0], table[:, 1])


def _coalesced(space: CoalescedSpace, dm: DecisionMaker) -> Arcs:
    """The moves between options, carried over to the classes; a move inside a class is none."""
    turns = Turns(space.cube, dm)
    moves = space.cube.size * (turns.count - 1)
    if moves > MOST:
        raise LimitError(
            f"{dm.label} has up to {moves:,} moves between combinations of options, more than can"
            f" be held where states are coalesced ({MOST:,}); coalesce nothing, leave out options"
            " that do not matter, or split the conflict"
        )
    place = space.place.reshape(turns.shape)
    codes = [np.empty(0, dtype=np.intp)]
    for own in range(turns.count):
        end = place[:, own, None]
        there = (place >= 0) & (end >= 0) & (place != end) & turns.allowed[:, own, None]
        codes.append((place * space.size + end)[there])
    ordered = np.sort(np.concatenate(codes))
    different = ordered[np.diff(ordered, prepend=-1) > 0]
    return Arcs(different // space.size, different % space.size)
