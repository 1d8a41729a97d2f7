"""Statements as decision diagrams: where one holds, and numbers that depend on the state.

`detente.conflict.statement.evaluate.holds` computes with plain booleans and integers in one state,
with arrays in many, and with `Truth` and `Number` in all states at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from itertools import zip_longest
from operator import eq, ge, le, ne, or_
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oxidd.bcdd import BCDDFunction as Diagram


class Truth:
    """Where something is true, as a decision diagram, to be combined with others and with bools."""

    def __init__(self, diagram: Diagram) -> None:
        self.diagram = diagram

    def __and__(self, other: Truth | bool) -> Truth | bool:
        """Where both are true."""
        if isinstance(other, bool):
            return other and self
        return Truth(self.diagram & other.diagram)

    def __or__(self, other: Truth | bool) -> Truth | bool:
        """Where one of the two is true."""
        if isinstance(other, bool):
            return other or self
        return Truth(self.diagram | other.diagram)

    def __xor__(self, other: Truth | bool) -> Truth:
        """Where exactly one of the two is true."""
        if isinstance(other, bool):
            return Truth(~self.diagram) if other else self
        return Truth(self.diagram ^ other.diagram)

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__

    def __add__(self, other: Number | Truth | int) -> Number:
        """How many of the two are true."""
        return Number([~self.diagram, self.diagram]) + other

    __radd__ = __add__


class Number:
    """A whole number from 0 on that depends on the state: for each value where it is taken."""

    def __init__(self, where: list[Diagram]) -> None:
        self.where = where

    def __add__(self, other: Number | Truth | int) -> Number:
        """The sum."""
        if isinstance(other, int):
            return Number([self._nowhere] * other + self.where)
        if isinstance(other, Truth):
            stays = [one & ~other.diagram for one in self.where]
            grows = [self._nowhere, *(one & other.diagram for one in self.where)]
            pairs = zip_longest(stays, grows, fillvalue=self._nowhere)
            return Number([a | b for a, b in pairs])
        return NotImplemented

    __radd__ = __add__

    @property
    def _nowhere(self) -> Diagram:
        return self.where[0].manager.false()

    def _which(self, compare: Callable[[int, int], bool], value: int) -> Truth:
        fitting = (one for k, one in enumerate(self.where) if compare(k, value))
        return Truth(reduce(or_, fitting, self._nowhere))

    def __eq__(self, value: int) -> Truth:  # type: ignore[override]
        """Where it is this value."""
        return self._which(eq, value)

    def __ne__(self, value: int) -> Truth:  # type: ignore[override]
        """Where it is another value."""
        return self._which(ne, value)

    def __ge__(self, value: int) -> Truth:
        """Where it is at least this value."""
        return self._which(ge, value)

    def __le__(self, value: int) -> Truth:
        """Where it is at most this value."""
        return self._which(le, value)

    __hash__ = None  # type: ignore[assignment]


class View:
    """All states at once, as a statement sees them: for each option where it is at which level."""

    def __init__(
        self, levels: Mapping[str, tuple[str, ...]], where: Mapping[str, list[Diagram]]
    ) -> None:
        self._levels = levels
        self._where = where

    def column(self, option: str) -> Number:
        """The index of the level of `option`."""
        return Number(self._where[option])

    def index(self, option: str, level: str) -> int:
        """The index of `level` among the levels of `option`."""
        return self._levels[option].index(level)

    def state(self, state: str) -> Truth:
        """Raises LookupError: in option form there are no states to name."""
        raise LookupError(state)
