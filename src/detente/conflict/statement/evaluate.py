"""Where a statement holds: in one state, or in arrays of states at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import and_, eq, ge, le, ne, or_, xor
from typing import TYPE_CHECKING, Any, Protocol

from detente.conflict.statement.syntax import (
    And,
    At,
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
    parts,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from detente.conflict.option import Option

COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "is": eq,
    "is not": ne,
    "is at least": ge,
    "is at most": le,
    "exactly": eq,
    "at least": ge,
    "at most": le,
}
COMBINE: dict[type[Expr], Callable[[Any, Any], Any]] = {And: and_, Or: or_, Xor: xor}


class View(Protocol):
    """States as a statement sees them: one state in plain numbers, or many in arrays of one shape.

    Options go by their full names, levels and graph states by their ids.
    """

    def column(self, option: str, /) -> Any:
        """The index of the level of `option`, counted from 0: an int or an array of integers."""
        ...

    def index(self, option: str, level: str, /) -> int:
        """The index of `level` among the levels of `option`."""
        ...

    def state(self, state: str, /) -> Any:
        """Where the state is this one of graph form: a bool or an array of booleans."""
        ...


def holds(expr: Expr, view: View) -> Any:
    """Where `expr` is true: a bool, or an array of booleans that broadcasts to the view's shape.

    A conditional is true where its condition fails. What does not depend on the state, such as
    `true` or a pattern of `-` alone, is a plain bool.

    >>> from detente.conflict.option import Option
    >>> options = (Option("truce", "russia"), Option("aid", "us"))
    >>> view = Levels(options, {"russia.truce": 1, "us.aid": 0})
    >>> holds(If(Taken("us.aid"), Not(Taken("russia.truce"))), view)
    True
    """
    match expr:
        case Constant(value=value):
            return value
        case Taken(option=option):
            return view.column(option) != 0
        case At(option=option, relation=relation, level=level):
            return COMPARE[relation](view.column(option), view.index(option, level))
        case InState(state=state):
            return view.state(state)
        case Pattern(options=options, cells=cells):
            wanted = zip(options, cells, strict=True)
            places = (view.column(option) == cell for option, cell in wanted if cell is not None)
            return reduce(and_, places, True)
        case _:
            return _combine(expr, [holds(part, view) for part in parts(expr)])


def _combine(expr: Expr, true: list[Any]) -> Any:
    """Where `expr` holds, given where its parts do."""
    match expr:
        case Not():
            return true[0] ^ True
        case And() | Or() | Xor():
            return reduce(COMBINE[type(expr)], true)
        case If():
            return (true[0] ^ True) | true[1]
        case Iff():
            return true[0] ^ true[1] ^ True
        case Count(bound=bound, number=number):
            return COMPARE[bound](sum(true), number)
        case _:
            return true[0]


@dataclass(frozen=True, slots=True)
class Levels:
    """The view of a single state in option form: for each option the index of its level."""

    options: tuple[Option, ...]
    indices: Mapping[str, int]

    def column(self, option: str) -> int:
        """The index of the level of `option` in the state."""
        return self.indices[option]

    def index(self, option: str, level: str) -> int:
        """The index of `level` among the levels of `option`."""
        return next(o for o in self.options if o.name == option).level_ids.index(level)

    def state(self, state: str) -> bool:
        """Raises LookupError: in option form there are no states to name."""
        raise LookupError(state)
