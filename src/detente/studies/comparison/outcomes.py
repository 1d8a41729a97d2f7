"""The states of several conflicts, matched by what holds in them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import prod

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict
from detente.conflict.statement.evaluate import holds
from detente.conflict.statement.syntax import At, Expr, Named
from detente.engine import State, States
from detente.studies.comparison.common import NotComparable, names_of
from detente.studies.families.boxes import Marks
from detente.studies.families.levels import LevelTable, marks_of
from detente.studies.solution import Solution

Codes = NDArray[np.int64]
"""Outcomes as numbers: the same number where the same holds."""

MOST = 2**62


class Outcomes:
    """The outcomes of several conflicts: every state that is feasible in at least one of them.

    An outcome is a level for each option of `common`, an option that a conflict does not have being
    at its first level there; or the name of a listed state or a coalesced class. A set of outcomes
    is an array of booleans in the order of `codes`. Raises `NotComparable` where the conflicts have
    too many different options.
    """

    def __init__(self, common: Conflict, solutions: Sequence[Solution]) -> None:
        self.common = common
        self.options = common.options
        self.names = tuple(names_of(common))
        sizes = [len(self.names) + 1, *(len(option.levels) for option in self.options)]
        if prod(sizes) > MOST:
            raise NotComparable(
                f"together the conflicts have {len(self.options)} options, too many to match their"
                " outcomes; compare conflicts with more options in common"
            )
        self.sizes = np.array(sizes, dtype=np.int64)
        self.strides = np.cumprod([1, *sizes], dtype=np.int64)[:-1]
        self.solutions = tuple(solutions)
        self.coded_states = tuple(map(self.coded, solutions))
        self.codes: Codes = np.unique(np.concatenate(self.coded_states))

    def __len__(self) -> int:
        return len(self.codes)

    def coded(self, solution: Solution) -> Codes:
        """The outcome that each state of a conflict is, in the order of their numbers."""
        engine = solution.engine
        codes: Codes = np.zeros(engine.size, dtype=np.int64)
        for option, stride in zip(self.options, self.strides[1:], strict=True):
            own = {o.name: o for o in solution.conflict.options}.get(option.name)
            for level in own.level_ids if own else ():
                place = option.level_ids.index(level)
                if place:
                    codes += engine.truth(At(option.name, "is", level)) * (stride * place)
        for one in solution.conflict.coalesced:
            inside = engine.truth(Named(one.name, one.expr))
            codes[inside] = self.names.index(one.name) + 1
        if solution.conflict.states is not None:
            names = [state.id for state in solution.conflict.states]
            codes = np.array([self.names.index(name) + 1 for name in names], dtype=np.int64)
        return codes

    def among(self, codes: Codes) -> States:
        """The outcomes of these codes."""
        found: States = np.isin(self.codes, codes)
        return found

    def column(self, place: int) -> NDArray[np.int64]:
        """The level of an option, by its place among `options`, in each outcome; 0 if named."""
        found: NDArray[np.int64] = self.codes // self.strides[place + 1] % self.sizes[place + 1]
        return found

    @cached_property
    def named(self) -> States:
        """The outcomes that have names of their own."""
        found: States = self.codes % self.sizes[0] > 0
        return found

    def name(self, place: int) -> str | None:
        """The name of the outcome at a place, if it has one."""
        number = int(self.codes[place] % self.sizes[0])
        return self.names[number - 1] if number else None

    def state(self, place: int) -> State:
        """The outcome at a place as a state of `common`, without a number."""
        name = self.name(place)
        if name is not None:
            return State(0, name=name)
        levels = self.codes[place] // self.strides[1:] % self.sizes[1:]
        return State(0, tuple(levels.tolist()))

    @cached_property
    def table(self) -> LevelTable:
        """The levels of each outcome, as families are made of."""
        marks: Marks = np.zeros((len(self), int(self.sizes[1:].sum())), dtype=np.bool_)
        starts = np.cumsum([0, *self.sizes[1:]])[:-1]
        rows = np.arange(len(self))
        for place, start in enumerate(starts):
            marks[rows, start + self.column(place)] = True
        for solution, codes in reversed([*zip(self.solutions, self.coded_states, strict=True)]):
            self._mark_classes(solution, codes, marks, starts)
        return LevelTable(self.common, marks)

    def _mark_classes(
        self, solution: Solution, codes: Codes, marks: Marks, starts: NDArray[np.int64]
    ) -> None:
        """Give coalesced classes the levels that occur in them."""
        conflict = solution.conflict
        if not conflict.coalesced:
            return
        columns = [
            start + option.level_ids.index(level)
            for start, option in zip(starts, self.options, strict=True)
            for own in conflict.options
            if own.name == option.name
            for level in own.level_ids
        ]
        own_marks = marks_of(solution)
        for state in np.flatnonzero(codes % self.sizes[0]):
            place = np.searchsorted(self.codes, codes[state])
            marks[place] = False
            marks[place, columns] = own_marks[state]

    def truth(self, expr: Expr, place: int = 0) -> States:
        """Where a statement holds; it may speak of all options, levels and names.

        Of a coalesced class it holds as in the conflict at a place, or else in the first that has
        the class.
        """
        true: States = np.broadcast_to(np.asarray(holds(expr, _View(self))), len(self)).copy()
        each = [*zip(self.solutions, self.coded_states, strict=True)]
        for solution, codes in (*reversed(each), each[place]):
            if solution.conflict.coalesced:
                inside = codes % self.sizes[0] > 0
                own = solution.engine.truth(expr)[inside]
                true[np.searchsorted(self.codes, codes[inside])] = own
        return true


class _View:
    """Outcomes as statements see them."""

    def __init__(self, outcomes: Outcomes) -> None:
        self._outcomes = outcomes
        self._ids = {option.name: option.level_ids for option in outcomes.options}
        self._places = {name: place for place, name in enumerate(self._ids)}

    def column(self, option: str, /) -> NDArray[np.int64]:
        return self._outcomes.column(self._places[option])

    def index(self, option: str, level: str, /) -> int:
        return self._ids[option].index(level)

    def state(self, state: str, /) -> States:
        found: States = self._outcomes.codes == self._outcomes.names.index(state) + 1
        return found
