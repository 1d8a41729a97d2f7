"""The states of a conflict in graph form."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict
from detente.conflict.statement.evaluate import holds
from detente.conflict.statement.syntax import Expr, InState
from detente.engine.state import State


class GraphSpace:
    """The states that the model lists, in its order."""

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self.ids = [state.id for state in conflict.states or ()]
        self.size = len(self.ids)
        self._place = {name: place for place, name in enumerate(self.ids)}
        quo = conflict.status_quo
        self.status_quo = None if quo is None or quo.state is None else self.place(quo.state) + 1

    def place(self, name: str) -> int:
        """The place of a state."""
        return self._place[name]

    def state(self, number: int) -> State:
        """The state of this number, counted from 1."""
        return State(number, name=self.ids[number - 1])

    def truth(self, expr: Expr) -> NDArray[np.bool_]:
        """Where a statement holds: a boolean for each state."""
        return np.broadcast_to(np.asarray(holds(expr, _States(self)), dtype=np.bool_), (self.size,))

    def members(self, group: Sequence[Expr]) -> NDArray[np.intp]:
        """The places of the states that match a group: where any of its statements holds."""
        return np.unique(np.concatenate([self._where(expr) for expr in group]))

    def _where(self, expr: Expr) -> NDArray[np.intp]:
        if isinstance(expr, InState):
            return np.array([self._place[expr.state]])
        return np.flatnonzero(self.truth(expr))


class _States:
    """What a statement over states is evaluated on."""

    def __init__(self, space: GraphSpace) -> None:
        self._space = space

    def state(self, state: str) -> NDArray[np.bool_]:
        here = np.zeros(self._space.size, dtype=np.bool_)
        here[self._space.place(state)] = True
        return here

    def column(self, option: str) -> NDArray[np.intp]:
        raise KeyError(option)

    def index(self, option: str, level: str) -> int:
        raise KeyError(option, level)
