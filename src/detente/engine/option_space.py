"""The feasible states of a conflict in option form, each a combination of its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict
from detente.conflict.statement.syntax import Expr, Pattern
from detente.conflict.status_quo import levels_of_status_quo
from detente.engine.cube import Cube
from detente.engine.state import State


class OptionSpace:
    """The feasible states, numbered with the first option varying fastest."""

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self.cube = Cube(conflict)
        self.cells = self.cube.cells
        self.size = len(self.cells)

    @cached_property
    def place(self) -> NDArray[np.intp]:
        """For every cell of the cube the place of its state, -1 where it is infeasible."""
        place = np.full(self.cube.size, -1, dtype=np.intp)
        place[self.cells] = np.arange(self.size)
        return place

    @cached_property
    def status_quo(self) -> int | None:
        """The number of the status quo, None where there is none or it is infeasible."""
        cell = status_quo_cell(self.cube)
        return None if cell is None or self.place[cell] < 0 else int(self.place[cell]) + 1

    def state(self, number: int) -> State:
        """The state of this number, counted from 1."""
        levels = self.cube.levels(self.cells[number - 1 : number])[0]
        return State(number, levels=tuple(map(int, levels)))

    def truth(self, expr: Expr) -> NDArray[np.bool_]:
        """Where a statement holds: a boolean for each state."""
        return self.cube.truth(expr).ravel()[self.cells]

    def members(self, group: Sequence[Expr]) -> NDArray[np.intp]:
        """The places of the states that match a group: where any of its statements holds."""
        places = self.place[matching(self.cube, group)]
        return places[places >= 0]


def status_quo_cell(cube: Cube) -> int | None:
    """The cell of the status quo, None where there is none."""
    levels = levels_of_status_quo(cube.conflict)
    return None if levels is None else int(np.dot(levels, cube.strides)) if levels else 0


def matching(cube: Cube, group: Sequence[Expr]) -> NDArray[np.intp]:
    """The cells, feasible or not, where any statement of a group holds, each once."""
    cells = [_where(cube, expr) for expr in group]
    return cells[0] if len(cells) == 1 else np.unique(np.concatenate(cells))


def _where(cube: Cube, expr: Expr) -> NDArray[np.intp]:
    if not isinstance(expr, Pattern) or "-" in expr.text or expr.options != cube.names:
        return np.flatnonzero(cube.truth(expr))
    return np.array([np.dot([cell or 0 for cell in expr.cells], cube.strides)], dtype=np.intp)
