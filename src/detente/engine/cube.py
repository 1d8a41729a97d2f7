"""Every combination of the options of a conflict, as an array with an axis an option."""

from __future__ import annotations

from functools import cached_property
from math import prod

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict, Option
from detente.conflict.problem import LimitError, MeaningError, Problem
from detente.conflict.statement.evaluate import holds
from detente.conflict.statement.syntax import Expr

CELLS = 2**22


class Cube:
    """The combinations of all options, feasible or not, the last option first among the axes.

    So that, read in the order of memory, the first option varies fastest. Raises `LimitError` where
    there are more than `CELLS` combinations, `MeaningError` where none is feasible.
    """

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self.options = conflict.options
        self.shape = tuple(len(option.levels) for option in reversed(self.options))
        self.size = prod(self.shape)
        if self.size > CELLS:
            raise LimitError(
                f"{len(self.options)} options have {self.size:,} combinations, more than can be"
                f" listed ({CELLS:,}); `detente analyse`, `explain` and `paths` need no list, for"
                " all else leave out options that do not matter, or split the conflict"
            )
        self.names = tuple(option.name for option in self.options)
        self._place = {name: k for k, name in enumerate(self.names)}

    def axis(self, option: Option) -> int:
        """The axis of an option."""
        return len(self.options) - 1 - self._place[option.name]

    def column(self, option: str) -> NDArray[np.intp]:
        """The level of an option along its axis, ready to broadcast."""
        place = self._place[option]
        shape = [1] * len(self.options)
        shape[-1 - place] = -1
        return np.arange(len(self.options[place].levels)).reshape(shape)

    def index(self, option: str, level: str) -> int:
        """The place of a level among those of an option."""
        return self.options[self._place[option]].level_ids.index(level)

    def state(self, state: str) -> NDArray[np.bool_]:
        """No state has a name of its own in option form."""
        raise KeyError(state)

    def truth(self, expr: Expr) -> NDArray[np.bool_]:
        """Where a statement holds, over the whole cube."""
        return np.broadcast_to(np.asarray(holds(expr, self), dtype=np.bool_), self.shape)

    @cached_property
    def feasible(self) -> NDArray[np.bool_]:
        """The combinations that satisfy every constraint."""
        feasible = np.ones(self.shape, dtype=np.bool_)
        for place, constraint in enumerate(self.conflict.constraints):
            feasible &= self.truth(constraint.expr)
            if not feasible.any():
                raise MeaningError([no_state(place)])
        return feasible

    @cached_property
    def cells(self) -> NDArray[np.intp]:
        """The places of the feasible combinations in the order of memory."""
        return np.flatnonzero(self.feasible)

    @cached_property
    def sizes(self) -> NDArray[np.intp]:
        """How many levels each option has, in the model's order."""
        return np.array([len(option.levels) for option in self.options], dtype=np.intp)

    @cached_property
    def strides(self) -> NDArray[np.intp]:
        """How far apart in memory neighbouring levels of each option are, in the model's order."""
        return np.cumprod([1, *self.sizes], dtype=np.intp)[:-1]

    def levels(self, cells: NDArray[np.intp]) -> NDArray[np.intp]:
        """The level of every option (columns) in each of some combinations (rows)."""
        return cells[:, None] // self.strides % self.sizes


def no_state(place: int) -> Problem:
    """That the constraint at this place leaves no state."""
    alone = "no combination of options satisfies this constraint"
    message = f"{alone} together with those before it" if place else alone
    return Problem(("constraints", place), f"{message}: no state is feasible", "loosen one of them")
