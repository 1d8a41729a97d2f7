"""What advice may add: to a decision maker's list, or as a constraint (definitions §8)."""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict import Conflict, Option, Prioritised, Statement
from detente.conflict.statement.syntax import At, Not, Taken, options_in
from detente.conflict.statement.text import text


def pool(conflict: Conflict, off: frozenset[str] = frozenset()) -> tuple[Statement, ...]:
    """The pool of a conflict: the one that its file declares, else each option in each position.

    That is, each option taken, not taken and, where it has several levels, at each of them;
    without the options in `off`, which cannot change.

    >>> from detente.conflict import DecisionMaker
    >>> us = DecisionMaker("us", options=(Option("aid", "us"),))
    >>> [text(one.expr) for one in pool(Conflict((us,)))]
    ['us.aid', 'not us.aid']
    """
    if conflict.pool:
        return conflict.pool
    return tuple(
        statement
        for option in conflict.options
        if option.name not in off
        for statement in _positions(option)
    )


def _positions(option: Option) -> Iterator[Statement]:
    """Each position of an option; of several levels also that it is not at the first."""
    if option.binary:
        yield from (Statement(Taken(option.name)), Statement(Not(Taken(option.name))))
        return
    levels = option.level_ids
    yield from (Statement(At(option.name, "is", level)) for level in levels)
    if len(levels) > 2:
        yield Statement(At(option.name, "is not", levels[0]))


def wishes(conflict: Conflict, dm: int) -> tuple[Statement, ...] | None:
    """The prioritised statements of a decision maker; None where it has another preference."""
    match conflict.decision_makers[dm].preference:
        case Prioritised(statements=statements):
            return statements
        case None:
            return ()
        case _:
            return None


def additions(
    conflict: Conflict, dm: int, within: tuple[Statement, ...], *, hearts: bool
) -> tuple[Statement, ...]:
    """What may be added to a decision maker's list, out of a pool.

    Not what speaks of nothing but its own options, which would be a change of heart (only with
    `hearts`), nor what it wants already.
    """
    one = conflict.decision_makers[dm]
    own = {option.name for option in one.options}
    wanted = {text(statement.expr) for statement in wishes(conflict, dm) or ()}
    return tuple(
        statement
        for statement in within
        if text(statement.expr) not in wanted
        and (hearts or not options_in(statement.expr) or options_in(statement.expr) - own)
    )
