"""What a statement is, once read: a small immutable tree over options and states.

Every node is a frozen value: two statements are equal iff their trees are. `text` (in
`detente.conflict.statement.text`) prints a tree back, `holds` (in `….evaluate`) says where it is
true.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Relation = Literal["is", "is not", "is at least", "is at most"]
Bound = Literal["at most", "at least", "exactly"]
Wording = Literal["if then", "if", "only if"]


@dataclass(frozen=True, slots=True)
class Constant:
    """`true` or `false`."""

    value: bool


@dataclass(frozen=True, slots=True)
class Taken:
    """A bare option: taken, that is, not at its first level. `option` is its full name."""

    option: str


@dataclass(frozen=True, slots=True)
class At:
    """An option compared with one of its levels, such as `europe.mission is at least neutral`."""

    option: str
    relation: Relation
    level: str


@dataclass(frozen=True, slots=True)
class InState:
    """A state of a model in graph form, by its id."""

    state: str


@dataclass(frozen=True, slots=True)
class Named:
    """A statement that the model gives a name: a definition, or a class of coalesced states."""

    name: str
    body: Expr


@dataclass(frozen=True, slots=True)
class Pattern:
    """A `YN-` pattern: one cell an option in the model's order, `-` where the option is free.

    `text` has a character for each of `options`: `Y` or `N` where the option is binary, else a
    digit that counts its levels from 0.
    """

    options: tuple[str, ...]
    text: str

    @property
    def cells(self) -> tuple[int | None, ...]:
        """The wanted index of the level of each option, None where it is free.

        >>> Pattern(("us.aid", "europe.mission", "us.withdraw"), "Y2-").cells
        (1, 2, None)
        """
        index = {"-": None, "N": 0, "Y": 1}
        return tuple(index[c] if c in index else int(c) for c in self.text)


@dataclass(frozen=True, slots=True)
class Not:
    """`not A`."""

    item: Expr


@dataclass(frozen=True, slots=True)
class And:
    """`A and B and …`: two items or more and, as read, none of them an `And` itself."""

    items: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """`A or B or …`."""

    items: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Xor:
    """`A xor B xor …`: an odd number of them holds."""

    items: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class If:
    """A conditional; true where its condition fails.

    `wording` keeps how it was said: `if A then B`, `B if A` or `A only if B`.
    """

    condition: Expr
    consequence: Expr
    wording: Wording = "if then"


@dataclass(frozen=True, slots=True)
class Iff:
    """`A iff B`: both hold or neither does."""

    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Count:
    """`at most|at least|exactly K of (A, B, …)`."""

    bound: Bound
    number: int
    items: tuple[Expr, ...]


Expr = Constant | Taken | At | InState | Named | Pattern | Not | And | Or | Xor | If | Iff | Count


def parts(expr: Expr) -> tuple[Expr, ...]:
    """The statements directly inside `expr`."""
    match expr:
        case Named(body=body):
            return (body,)
        case Not(item=item):
            return (item,)
        case And(items=items) | Or(items=items) | Xor(items=items) | Count(items=items):
            return items
        case If(condition=condition, consequence=consequence):
            return (condition, consequence)
        case Iff(left=left, right=right):
            return (left, right)
        case _:
            return ()


def options_in(expr: Expr) -> frozenset[str]:
    """The full names of the options that `expr` mentions, by itself or through a name."""
    match expr:
        case Taken(option=option) | At(option=option):
            return frozenset({option})
        case Pattern(options=options, cells=cells):
            return frozenset(o for o, cell in zip(options, cells, strict=True) if cell is not None)
        case _:
            return frozenset[str]().union(*map(options_in, parts(expr)))


def names_in(expr: Expr) -> frozenset[str]:
    """The names of definitions and classes that `expr` uses, directly or through another name."""
    inner = frozenset[str]().union(*map(names_in, parts(expr)))
    return inner | {expr.name} if isinstance(expr, Named) else inner
