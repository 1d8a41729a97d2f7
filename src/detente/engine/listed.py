"""Sets of states as arrays, for the engines that list all states."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator

import numpy as np

from detente.engine.protocol import States
from detente.engine.state import State


class Listed(ABC):
    """An engine whose states are numbered from 1; a set has a boolean for each, in that order."""

    size: int
    status_quo: int | None

    @abstractmethod
    def state(self, number: int) -> State:
        """The state of this number."""

    @property
    def today(self) -> State | None:
        """The status quo; None where there is none or it is infeasible."""
        return None if self.status_quo is None else self.state(self.status_quo)

    def count(self, states: States) -> int:
        """How many states a set has."""
        return int(np.count_nonzero(states))

    def has(self, states: States, state: State) -> bool:
        """Whether a state is in a set."""
        return bool(states[state.number - 1])

    def each(self, states: States) -> Iterator[State]:
        """The states of a set one by one, in the order of their numbers."""
        return (self.state(place + 1) for place in np.flatnonzero(states).tolist())

    def one(self, state: State) -> States:
        """The set of this state alone."""
        alone: States = np.zeros(self.size, dtype=np.bool_)
        alone[state.number - 1] = True
        return alone
