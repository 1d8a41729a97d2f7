"""Single states of a conflict whose states are listed: how they rank, where they lead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

import numpy as np

from detente.engine import State, Steps
from detente.studies.explanation.moves import Moves, Step


class Surroundings(Protocol):
    """What a search asks of single states, however an engine holds them.

    Decision makers are counted from 0; rank 1 is best.
    """

    def targets(self, mover: int, here: State, steps: Steps, within: Any) -> Iterable[State]:
        """Where one step of a decision maker leads from a state, of the states in a set."""
        ...

    def ranks(self, state: State) -> tuple[int, ...]:
        """The rank of a state for each decision maker."""
        ...

    def step(self, mover: int, before: State, after: State, dm: int) -> Step:
        """A move as the decision maker `dm` looks at it."""
        ...


class Listed:
    """The surroundings of the states of a solved conflict."""

    def __init__(self, moves: Moves) -> None:
        self._moves = moves
        self._engine = moves.solution.engine

    def targets(self, mover: int, here: State, steps: Steps, within: Any) -> Iterable[State]:
        """Where one step of a decision maker leads from a state, of the states in a set."""
        known = self._moves.moves if steps == "moves" else self._moves.improvements
        places = np.array(known(mover, here.number), dtype=np.intp) - 1
        return [self._engine.state(place + 1) for place in places[within[places]].tolist()]

    def ranks(self, state: State) -> tuple[int, ...]:
        """The rank of a state for each decision maker."""
        return tuple(self._moves.solution.ranks[:, state.number - 1].tolist())

    def step(self, mover: int, before: State, after: State, dm: int) -> Step:
        """A move as the decision maker `dm` looks at it."""
        return self._moves.step(mover, before.number, after.number, dm)
