"""Which state somebody means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from detente.conflict import Conflict, Option
from detente.conflict.statement.error import StatementError
from detente.conflict.statement.evaluate import Levels, holds
from detente.conflict.statement.parse import parse
from detente.conflict.statement.pattern import is_pattern, parse_pattern
from detente.conflict.statement.syntax import And, At, Expr, InState, Named, Not, Pattern, Taken
from detente.conflict.statement.text import text
from detente.conflict.statement.vocabulary import Vocabulary
from detente.conflict.statement.words import one_of
from detente.engine import Engine, State

SHOWN = 5


class StateError(ValueError):
    """What was given names no state of the conflict, or several; the message says what to write."""


def find(engine: Engine[Any], wanted: int | str | State) -> State:
    """The state that is meant: by its number, or as somebody writes it.

    Written, a state is its number; a `YN` pattern; the name of a state in graph form or of a class
    of coalesced states; or literals with commas between them, such as `russia.truce, mission is
    neutral`, every other option being off or at its first level. What lies in a class is the class.
    Raises `StateError`.
    """
    if isinstance(wanted, str):
        return _written(engine, wanted.strip())
    number = wanted.number if isinstance(wanted, State) else wanted
    if not 1 <= number <= engine.size:
        message = f"there is no state {number}: the states are numbered from 1 to {engine.size}"
        raise StateError(message)
    found = engine.state(number)
    if isinstance(wanted, State) and found != wanted:
        raise StateError(f"the state given is not the state {number} of this conflict")
    return found


def _written(engine: Engine[Any], words: str) -> State:
    if re.fullmatch("0|[1-9][0-9]{0,17}", words):
        return find(engine, int(words))
    try:
        if is_pattern(words) and engine.conflict.states is None:
            return _fitting(engine, parse_pattern(words, engine.conflict.options))
        return _stated(engine, words)
    except StatementError as error:
        raise StateError(f"`{words}` names no state: {error}") from None


def _fitting(engine: Engine[Any], pattern: Pattern) -> State:
    """The one state that fits a pattern."""
    if None not in pattern.cells:
        levels = dict(zip(pattern.options, (cell or 0 for cell in pattern.cells), strict=True))
        return _combined(engine, levels, pattern.text)
    numbers = (np.flatnonzero(engine.truth(pattern)) + 1).tolist()
    if not numbers:
        raise StateError(f"no feasible state fits the pattern `{pattern.text}`")
    if len(numbers) > 1:
        shown = ", ".join(map(str, numbers[:SHOWN])) + (", …" if len(numbers) > SHOWN else "")
        raise StateError(
            f"{len(numbers)} states fit the pattern `{pattern.text}`: {shown}; "
            "write what is meant in the place of each -"
        )
    return engine.state(numbers[0])


def _stated(engine: Engine[Any], words: str) -> State:
    """The state of a name, or of literals."""
    conflict = engine.conflict
    vocabulary = _vocabulary(conflict)
    parts = [part.strip() for part in words.split(",")]
    items = [parse(part, vocabulary) for part in parts]
    match items:
        case [InState() as item]:
            return _first(engine, item)
        case [Named(name=name) as item] if name in {one.name for one in conflict.coalesced}:
            return _first(engine, item)
        case _ if conflict.states is not None:
            raise StateError(f"`{words}` is not the name of one state; {_names(conflict)}")
        case _:
            pairs = [_literal(conflict, *pair) for pair in zip(parts, items, strict=True)]
    levels: dict[str, int] = {}
    for option, level in pairs:
        if levels.setdefault(option.name, level) != level:
            raise StateError(f"`{words}` says two things of {option.name}; leave one of them out")
    return _combined(engine, levels, words)


def _vocabulary(conflict: Conflict) -> Vocabulary:
    named = {one.name: Named(one.name, one.expr) for one in conflict.definitions}
    named |= {one.name: Named(one.name, one.expr) for one in conflict.coalesced}
    states = conflict.states
    return Vocabulary(
        conflict.options,
        named,
        None if states is None else frozenset(state.id for state in states),
    )


def _names(conflict: Conflict) -> str:
    return f"write {one_of([state.id for state in conflict.states or ()])}"


def _literal(conflict: Conflict, words: str, item: Expr) -> tuple[Option, int]:
    """An option and the place of the level that a literal says it is at."""
    match item:
        case At(option=name, relation="is", level=level):
            option = conflict.option(name)
            return option, option.level_ids.index(level)
        case Not(item=Taken(option=name)):
            return conflict.option(name), 0
        case Taken(option=name):
            option = conflict.option(name)
            if len(option.levels) == 2:
                return option, 1
            levels = one_of([f"{words} is {level}" for level in option.level_ids])
            raise StateError(f"`{words}` does not say at which level it is; write {levels}")
        case _:
            raise StateError(
                f"`{words}` may be so in many states; say how each option stands, with commas "
                "between: `X`, `not X` or `X is level`"
            )


def _combined(engine: Engine[Any], levels: Mapping[str, int], words: str) -> State:
    """The state with these levels, and every other option at its first one."""
    conflict = engine.conflict
    options = conflict.options
    at = {option.name: levels.get(option.name, 0) for option in options}
    view = Levels(options, at)
    broken = [text(c.expr) for c in conflict.constraints if not holds(c.expr, view)]
    if broken:
        what = "the constraint" if len(broken) == 1 else "the constraints"
        listed = " and ".join(f"`{constraint}`" for constraint in broken)
        raise StateError(f"`{words}` is not feasible: it breaks {what} {listed}")
    for one in conflict.coalesced:
        if holds(one.expr, view):
            return _first(engine, one.expr)
    return _first(engine, And(tuple(At(o.name, "is", o.level_ids[at[o.name]]) for o in options)))


def _first(engine: Engine[Any], statement: Expr) -> State:
    return engine.state(int(np.argmax(engine.truth(statement))) + 1)
