"""A statement in its canonical wording."""

from __future__ import annotations

from detente.conflict.statement.syntax import (
    And,
    At,
    Constant,
    Count,
    Expr,
    If,
    Iff,
    InState,
    Named,
    Not,
    Or,
    Pattern,
    Taken,
    Xor,
    parts,
)

# How tightly each kind binds; all others stand by themselves.
BINDING: dict[type[Expr], int] = {If: 0, Iff: 0, Or: 1, Xor: 2, And: 3, Not: 4}
JOINER: dict[type[Expr], str] = {And: " and ", Or: " or ", Xor: " xor ", Iff: " iff "}


def text(expr: Expr) -> str:
    """`expr` in words: full names of options, single spaces, no parentheses that could be left out.

    Reading it back gives the same tree, for every tree that can be read.

    >>> text(Not(And((Taken("us.aid"), At("europe.mission", "is not", "nato")))))
    'not (us.aid and europe.mission is not nato)'
    """
    match expr:
        case Constant(value=value):
            return "true" if value else "false"
        case Taken(option=name) | InState(state=name) | Named(name=name) | Pattern(text=name):
            return name
        case At(option=option, relation=relation, level=level):
            return f"{option} {relation} {level}"
        case Count(bound=bound, number=number, items=items):
            return f"{bound} {number} of ({', '.join(map(text, items))})"
        case _:
            return _joined(expr, [_operand(part, expr) for part in parts(expr)])


def _operand(part: Expr, whole: Expr) -> str:
    """`part` in words, in parentheses if it binds too loosely for its place in `whole`."""
    loose = BINDING.get(type(part), 5) < (BINDING[type(whole)] or 1)
    return f"({text(part)})" if loose else text(part)


def _joined(expr: Expr, operands: list[str]) -> str:
    match expr:
        case Not():
            return f"not {operands[0]}"
        case If(wording="if then"):
            return f"if {operands[0]} then {operands[1]}"
        case If(wording="if"):
            return f"{operands[1]} if {operands[0]}"
        case If():
            return f"{operands[0]} only if {operands[1]}"
        case _:
            return JOINER[type(expr)].join(operands)
