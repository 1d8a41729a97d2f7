"""Which level each option is at, over all states at once."""

from __future__ import annotations

import numpy as np

from detente.conflict import Conflict
from detente.conflict.statement.syntax import At
from detente.engine import States
from detente.studies.families.boxes import Marks
from detente.studies.families.literals import Literal, literal_of
from detente.studies.naming import short_names
from detente.studies.solution import Solution

Levels = tuple[int, ...]
"""Some levels of an option, by their places, in order."""


def level_table(solution: Solution) -> LevelTable:
    """The states of a conflict that is solved, and their levels."""
    return LevelTable(solution.conflict, marks_of(solution))


def marks_of(solution: Solution) -> Marks:
    """The marks of every state of a conflict that is solved: a row a state."""
    engine = solution.engine
    levels = [(o.name, level) for o in solution.conflict.options for level in o.level_ids]
    absent = [engine.truth(At(option, "is not", level)) for option, level in levels]
    marks: Marks = ~np.array(absent, dtype=np.bool_).reshape(-1, engine.size).T
    return marks


class LevelTable:
    """The states of a conflict and the levels that occur in them.

    `marks` has a row a state and a column for every level of every option, one option after the
    other. A state has one mark an option, a coalesced class one for each level that occurs in it;
    in graph form there are no options. `feasible` are the levels that occur in any state.
    """

    def __init__(self, conflict: Conflict, marks: Marks) -> None:
        self.options = conflict.options
        self._names = short_names(conflict)
        self._starts = np.cumsum([0, *(len(option.levels) for option in self.options)])
        self.marks: Marks = np.ascontiguousarray(marks)
        self.feasible = self.levels(np.ones(len(marks), dtype=np.bool_))

    def levels(self, states: States) -> tuple[Levels, ...]:
        """For each option the levels that occur in some states."""
        occurs = np.split(self.marks[states].any(axis=0), self._starts[1:])[:-1]
        return tuple(tuple(np.flatnonzero(levels).tolist()) for levels in occurs)

    def literal(self, place: int, levels: Levels) -> Literal:
        """The literal that the option at a place is at one of some levels."""
        return literal_of(self.options[place], levels, self._names)

    def fails(self, states: States, place: int, levels: Levels) -> States:
        """For each of some states whether that literal fails there."""
        start, end = self._starts[place : place + 2]
        other = [column for column in range(start, end) if column - start not in levels]
        marks = self.marks[np.flatnonzero(states)[:, None], other]
        fails: States = np.logical_or.reduce(marks, axis=1)
        return fails
