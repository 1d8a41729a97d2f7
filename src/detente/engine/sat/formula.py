"""Statements over states whose options are literals."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

from detente.conflict import Option
from detente.conflict.statement.evaluate import COMPARE
from detente.conflict.statement.syntax import (
    And,
    At,
    Bound,
    Constant,
    Count,
    Expr,
    If,
    Iff,
    InState,
    Not,
    Or,
    Pattern,
    Taken,
    Xor,
    options_in,
    parts,
)
from detente.engine.sat.circuit import FALSE, TRUE, Circuit

Levels = tuple[int, ...]
"""A literal for each level of an option, that it is at this level; exactly one of them is true."""
State = tuple[Levels, ...]
"""The levels of every option, in the model's order."""
Places = Mapping[str, tuple[int, Option]]
"""By its full name each option and its place in the model's order."""


class Formula:
    """A statement, ready to be made of any number of states."""

    def __init__(self, expr: Expr, circuit: Circuit, places: Places) -> None:
        self.mentions = frozenset(places[name][0] for name in options_in(expr))
        self._expr = expr
        self._circuit = circuit
        self._places = places
        self._order = sorted(self.mentions)
        self._known: dict[State, int] = {}

    def at(self, state: State) -> int:
        """That the statement holds in a state. Raises LookupError where it names a state."""
        key = tuple([state[place] for place in self._order])
        if key not in self._known:
            self._known[key] = self._read(self._expr, state)
        return self._known[key]

    def _read(self, expr: Expr, state: State) -> int:
        match expr:
            case Constant(value=value):
                return TRUE if value else FALSE
            case Taken(option=name):
                return -state[self._places[name][0]][0]
            case At(option=name, relation=relation, level=level):
                place, option = self._places[name]
                compare, wanted = COMPARE[relation], option.level_ids.index(level)
                levels = [x for k, x in enumerate(state[place]) if compare(k, wanted)]
                everywhere = len(levels) == len(option.levels)
                return TRUE if everywhere else self._circuit.any_of(levels)
            case Pattern(options=names, cells=cells):
                fixed = [(name, c) for name, c in zip(names, cells, strict=True) if c is not None]
                return self._circuit.all_of(state[self._places[name][0]][c] for name, c in fixed)
            case InState():
                raise LookupError(expr.state)
            case _:
                return self._combined(expr, [self._read(part, state) for part in parts(expr)])

    def _combined(self, expr: Expr, true: list[int]) -> int:
        circuit = self._circuit
        match expr:
            case Not():
                return -true[0]
            case And():
                return circuit.all_of(true)
            case Or():
                return circuit.any_of(true)
            case If():
                return circuit.any_of((-true[0], true[1]))
            case Xor() | Iff():
                odd = reduce(circuit.odd, true)
                return odd if isinstance(expr, Xor) else -odd
            case Count(bound=bound, number=number):
                return self._counted(bound, number, true)
            case _:
                return true[0]

    def _counted(self, bound: Bound, number: int, true: list[int]) -> int:
        few = -self._circuit.at_least(number + 1, true)
        enough = self._circuit.at_least(number, true)
        bounds = {"at most": (few,), "at least": (enough,), "exactly": (few, enough)}
        return self._circuit.all_of(bounds[bound])
