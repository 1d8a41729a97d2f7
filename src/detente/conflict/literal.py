"""Literals: statements that put one option at one level."""

from __future__ import annotations

from detente.conflict.option import Option
from detente.conflict.statement.syntax import At, Expr, Not, Taken


def literal(expr: Expr, options: tuple[Option, ...]) -> tuple[Option, str] | None:
    """The option and the level that `X`, `not X` or `X is level` speaks of; None for all else.

    A bare option with more than two levels is no literal: it may be at any level but the first.

    >>> mission = Option("mission", "europe")
    >>> _, level = literal(Not(Taken("europe.mission")), (mission,))
    >>> level
    'off'
    """
    match expr:
        case Taken(option=name) | At(option=name) | Not(item=Taken(option=name)):
            option = next(option for option in options if option.name == name)
        case _:
            return None
    match expr:
        case At(relation="is", level=level):
            return option, level
        case Not():
            return option, option.level_ids[0]
        case Taken() if len(option.levels) == 2:
            return option, option.level_ids[1]
        case _:
            return None
