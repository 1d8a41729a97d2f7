"""The feasible states of a conflict of which some classes count as one state each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict
from detente.conflict.problem import MeaningError, Problem
from detente.conflict.statement.syntax import Expr
from detente.engine.cube import Cube
from detente.engine.option_space import matching, status_quo_cell
from detente.engine.state import State


class CoalescedSpace:
    """Feasible states and classes, each class standing at the place of its first member.

    Raises `MeaningError` where classes overlap or one has no feasible state.
    """

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self.cube = Cube(conflict)
        self.cells = self.cube.cells
        first, self.names = self._classes()
        self.firsts = np.unique(first)
        self.size = len(self.firsts)
        self.label = np.searchsorted(self.firsts, first)

    def _classes(self) -> tuple[NDArray[np.intp], dict[int, str]]:
        """For each feasible cell the first of its class, and the classes by their first cell."""
        first = np.arange(len(self.cells))
        owner: dict[int, str] = {}
        names: dict[int, str] = {}
        problems: list[Problem] = []
        for coalesced in self.conflict.coalesced:
            where = ("coalesce", coalesced.name)
            members = np.flatnonzero(self.cube.truth(coalesced.expr).ravel()[self.cells])
            if not len(members):
                message = f"no feasible state is in the class `{coalesced.name}`"
                problems.append(Problem(where, message, "change what it says, or leave it out"))
                continue
            shared = {owner[m] for m in members.tolist() if m in owner}
            problems.extend(
                Problem(
                    where,
                    f"the classes `{other}` and `{coalesced.name}` share states",
                    "let each state be in one class",
                )
                for other in sorted(shared)
            )
            owner.update(dict.fromkeys(members.tolist(), coalesced.name))
            first[members] = members[0]
            names[int(members[0])] = coalesced.name
        if problems:
            raise MeaningError(problems)
        return first, names

    @cached_property
    def place(self) -> NDArray[np.intp]:
        """For every cell of the cube the place of its state, -1 where it is infeasible."""
        place = np.full(self.cube.size, -1, dtype=np.intp)
        place[self.cells] = self.label
        return place

    @cached_property
    def status_quo(self) -> int | None:
        """The number of the status quo, None where there is none or it is infeasible."""
        cell = status_quo_cell(self.cube)
        return None if cell is None or self.place[cell] < 0 else int(self.place[cell]) + 1

    def state(self, number: int) -> State:
        """The state of this number, counted from 1."""
        first = int(self.firsts[number - 1])
        if first in self.names:
            return State(number, name=self.names[first])
        levels = self.cube.levels(self.cells[first : first + 1])[0]
        return State(number, levels=tuple(map(int, levels)))

    def truth(self, expr: Expr) -> NDArray[np.bool_]:
        """Where a statement holds: at a class iff at every member."""
        true = np.ones(self.size, dtype=np.bool_)
        true[self.label[~self.cube.truth(expr).ravel()[self.cells]]] = False
        return true

    def members(self, group: Sequence[Expr]) -> NDArray[np.intp]:
        """The places of the states that match a group: classes of which every member does."""
        places = self.place[matching(self.cube, group)]
        found, count = np.unique(places[places >= 0], return_counts=True)
        whole: NDArray[np.intp] = found[count == self._sizes[found]]
        return whole

    @cached_property
    def _sizes(self) -> NDArray[np.intp]:
        """How many feasible cells each state stands for."""
        return np.bincount(self.label, minlength=self.size)
