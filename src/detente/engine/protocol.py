"""What every engine offers: a little algebra over the states of a conflict.

The stability concepts are written in this algebra (see `detente.stability`), and studies ask their
questions in it, so that neither knows how an engine holds its states.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict
from detente.conflict.statement.syntax import Expr
from detente.engine.state import State

Steps = Literal["moves", "improvements"]
States = NDArray[np.bool_]
V = TypeVar("V")
S = TypeVar("S")


class Weighing(Protocol[V]):
    """How the values of states are compared: those of the same decision maker only.

    `V` is a value for every state (a rank, higher is better) in the engine's own form. Decision
    makers are counted from 0 in the model's order.
    """

    def rank(self, dm: int) -> V:
        """The rank of each state for a decision maker."""
        ...

    def best(self, dm: int, values: V) -> V:
        """At each state the greatest value among the own moves of a decision maker, and staying."""
        ...

    def worst(self, dm: int, values: V, steps: Steps) -> V:
        """At each state the least value that the others of `dm` can bring about.

        The others move in legal sequences of moves, or of improvements. Whether they may also stay
        is left to the engine, so that the value at the state itself is to be taken in by `lesser`;
        where they may not and none of them can move, the value is above all others.
        """
        ...

    def lesser(self, one: V, other: V) -> V:
        """At each state the lesser of two values."""
        ...


class Algebra(Weighing[V], Protocol[V, S]):
    """What can be computed over all states of a conflict at once, however they are held.

    `S` is a set of states in the engine's own form; sets are combined by `&` and `|`.
    """

    name: str
    conflict: Conflict

    @property
    def combines(self) -> bool:
        """Whether every state is one combination of options, so that moves can be made at once."""
        ...

    @property
    def size(self) -> int:
        """How many states there are."""
        ...

    @property
    def today(self) -> State | None:
        """The status quo; None where there is none or it is infeasible."""
        ...

    def truth(self, expr: Expr) -> S:
        """Where a statement holds."""
        ...

    def count(self, states: S) -> int:
        """How many states a set has."""
        ...

    def has(self, states: S, state: State) -> bool:
        """Whether a state is in a set."""
        ...

    def each(self, states: S) -> Iterator[State]:
        """The states of a set one by one, in the engine's own order."""
        ...

    def one(self, state: State) -> S:
        """The set of this state alone."""
        ...

    def led(self, dm: int, states: S, steps: Steps) -> S:
        """Where one move, or one improvement, of a decision maker leads from the states of a set.

        A state of the set is among them only if another one of the set leads there.
        """
        ...

    def leading(self, dm: int, states: S, steps: Steps) -> S:
        """From where one move, or one improvement, of a decision maker leads into a set.

        A state of the set is among them only if it leads to another one of the set.
        """
        ...

    def contented(self, dm: int, hope: V) -> S:
        """The states from which no own move promises the decision maker more than it has."""
        ...

    def simultaneous(self, dm: int) -> S:
        """The states that are simultaneously stable for a decision maker (Fraser and Hipel, 1984).

        Raises `NotDefined` where states are no combinations of options, in graph form and with
        coalesced states, and `LimitError` where there are too many.
        """
        ...


class Engine(Algebra[V, States], Protocol[V]):
    """An engine that lists the states of one conflict, numbered from 1.

    A set of states is an array with a boolean for each, in the order of their numbers.
    """

    @property
    def status_quo(self) -> int | None:
        """The number of the status quo; None where there is none or it is infeasible."""
        ...

    def state(self, number: int) -> State:
        """The state of this number."""
        ...

    def ranks(self, dm: int) -> NDArray[np.int32]:
        """The rank of every state for a decision maker: 1 is worst, ties share one, no gaps."""
        ...

    def moves(self, dm: int, number: int) -> tuple[int, ...]:
        """R_i(s): the states that a decision maker can move to from a state, in order."""
        ...

    def reached(self, number: int, steps: Steps) -> States:
        """R_N(s) or R_N⁺(s), s left out: where legal sequences of moves or improvements lead."""
        ...

    def promised(self, hope: V) -> NDArray[np.int32]:
        """A value for every state, in the order of their numbers."""
        ...


NO_COMBINATIONS = "simultaneous stability needs option form without coalesced states"


class NotDefined(Exception):
    """A concept is not defined for this model; the message says why."""
