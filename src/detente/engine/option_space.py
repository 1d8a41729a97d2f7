"""The feasible states of a conflict in option form, each a combination of its own."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict, StatusQuo
from detente.conflict.statement.syntax import Expr, Pattern
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
        cell = status_quo_cell(self.cube, self.conflict.status_quo)
        return None if cell is None or self.place[cell] < 0 else int(self.place[cell]) + 1

    def state(self, number: int) -> State:
        """The state of this number, counted from 1."""
        levels = self.cube.levels(self.cells[number - 1 : number])[0]
        return State(number, levels=tuple(map(int, levels)))

    def truth(self, expr: Expr) -> NDArray[np.bool_]:
        """Where a statement holds: a boolean for each state."""
        return self.cube.truth(expr).ravel()[self.cells]

    def members(self, expr: Expr) -> NDArray[np.intp]:
        """The places of the states where a statement holds."""
        cell = full_cell(self.cube, expr)
        if cell is None:
            return np.flatnonzero(self.truth(expr))
        found = self.place[cell]
        return np.array([found] if found >= 0 else [], dtype=np.intp)


def status_quo_cell(cube: Cube, quo: StatusQuo | None) -> int | None:
    """The cell of the status quo: the levels it names, every other option at its first one."""
    if quo is None:
        return None
    named = (
        cube.index(option.name, quo.levels.get(option.name, option.level_ids[0]))
        for option in cube.options
    )
    return int(np.dot(list(named), cube.strides)) if cube.options else 0


def full_cell(cube: Cube, expr: Expr) -> int | None:
    """The one cell that a pattern without free options names; None for any other statement."""
    if not isinstance(expr, Pattern) or "-" in expr.text or expr.options != cube.names:
        return None
    return int(np.dot([cell or 0 for cell in expr.cells], cube.strides))
