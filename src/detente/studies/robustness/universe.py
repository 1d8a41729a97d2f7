"""The states of all worlds together, told apart by what they are and not by their numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.engine import Engine, State
from detente.engine.arcs import Graph
from detente.engine.dense import Dense

Places = NDArray[np.intp]
"""Places of things among others like them, counted from 0."""


class Universe:
    """A place for every state that some world may have.

    `plain` is the engine of the world in which everything is held: a state has the number that it
    has there, 0 where it is not feasible there.
    """

    def __init__(self, plain: Engine[Any]) -> None:
        self._plain = plain
        self._shape = tuple(len(option.levels) for option in plain.conflict.options)
        self._classes = tuple(one.name for one in plain.conflict.coalesced)
        self._cells = int(np.prod(self._shape))
        if isinstance(plain, Dense):
            self.size = plain.cube.size
        elif plain.conflict.states is not None:
            self.size = plain.size
        else:
            self.size = self._cells + len(self._classes)
        self._ids: dict[int, tuple[Engine[Any], Places]] = {}

    def places(self, engine: Engine[Any]) -> Places:
        """The place of each state of an engine."""
        if id(engine) not in self._ids:
            self._ids[id(engine)] = engine, self._found(engine)
        return self._ids[id(engine)][1]

    def _found(self, engine: Engine[Any]) -> Places:
        if isinstance(engine, Dense):
            return engine.space.cells
        assert isinstance(engine, Graph)
        if engine.conflict.states is not None:
            return np.arange(engine.size)
        states = (engine.state(place + 1) for place in range(engine.size))
        return np.array([self._place(state) for state in states], dtype=np.intp)

    def _place(self, state: State) -> int:
        if state.levels is None:
            return self._cells + self._classes.index(state.name or "")
        return int(np.ravel_multi_index(state.levels, self._shape, order="F"))

    def state(self, place: int) -> State:
        """The state at a place."""
        plain = self._plain
        if isinstance(plain, Dense):
            levels = plain.cube.levels(np.array([place]))[0]
            number = int(plain.space.place[place]) + 1
            return State(number, levels=tuple(map(int, levels)))
        if plain.conflict.states is not None:
            return plain.state(place + 1)
        there = np.flatnonzero(self.places(plain) == place)
        number = int(there[0]) + 1 if len(there) else 0
        if place >= self._cells:
            return State(number, name=self._classes[place - self._cells])
        levels = np.unravel_index(place, self._shape, order="F")
        return State(number, levels=tuple(map(int, levels)))
