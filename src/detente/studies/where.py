"""Which state somebody means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from detente.conflict import Conflict
from detente.conflict.literal import literal
from detente.conflict.statement.error import StatementError
from detente.conflict.statement.evaluate import Levels, holds
from detente.conflict.statement.parse import parse
from detente.conflict.statement.pattern import is_pattern, parse_pattern
from detente.conflict.statement.syntax import (
    And,
    At,
    Constant,
    Expr,
    InState,
    Named,
    Not,
    Pattern,
    Taken,
)
from detente.conflict.statement.text import text
from detente.conflict.statement.vocabulary import Vocabulary
from detente.conflict.statement.words import one_of
from detente.engine import Engine, State
from detente.engine.state import is_state

SHOWN = 5


class StateError(ValueError):
    """What was given names no state of the conflict, or several; the message says what to write."""


def find(engine: Engine[Any], wanted: int | str | State) -> State:
    """The state that is meant: by its number, or as somebody writes it.

    Written, a state is its number; a `YN` pattern; in graph form its name, or the pattern of no
    other state; the name of a class of coalesced states; or literals with commas between them, such
    as `russia.truce, mission is neutral`, every other option being off or at its first level. What
    lies in a class is the class. Digits are a number where a state has it, and else a pattern where
    there are as many as options. Raises `StateError`.
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
    conflict = engine.conflict
    number = int(words) if re.fullmatch("0|[1-9][0-9]{0,17}", words) else None
    if number is not None and 1 <= number <= engine.size:
        return engine.state(number)
    if named := [state.id for state in conflict.states or () if words and state.pattern == words]:
        return _of_pattern(engine, words, named)
    if number is not None and len(words) != len(conflict.options):
        return find(engine, number)
    try:
        if is_pattern(words) and conflict.states is None:
            return _fitting(engine, parse_pattern(words, conflict.options))
        return _stated(engine, words)
    except StatementError as error:
        raise StateError(f"`{words}` names no state: {error}") from None


def _of_pattern(engine: Engine[Any], pattern: str, named: list[str]) -> State:
    """The state in graph form that has a pattern, given the names of all that have it."""
    if len(named) > 1:
        raise StateError(f"several states have the pattern `{pattern}`; write {one_of(named)}")
    return _first(engine, InState(named[0]))


def _fitting(engine: Engine[Any], pattern: Pattern) -> State:
    """The one state that fits a pattern, or has a combination inside that does."""
    if None not in pattern.cells:
        return _combined(engine, _whole(engine.conflict, pattern), pattern.text)
    numbers = (np.flatnonzero(~engine.truth(Not(pattern))) + 1).tolist()
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
    vocabulary = vocabulary_of(conflict)
    if _is_in_small_letters(conflict, words) and not vocabulary.meanings(words):
        raise StateError(
            f"`{words}` names no state: the letters of a pattern are capitals; "
            f"write `{words.upper()}`"
        )
    read = [(part.strip(), parse(part, vocabulary)) for part in words.split(",")]
    match [item for _, item in read]:
        case [InState() as item]:
            return _first(engine, item)
        case [Named(name=name) as item] if name in {one.name for one in conflict.coalesced}:
            return _first(engine, item)
        case _ if conflict.states is not None:
            names = one_of([state.id for state in conflict.states])
            raise StateError(f"`{words}` is not the name of one state; write {names}")
        case _:
            return _combined(engine, _levels(conflict, read), words)


def _is_in_small_letters(conflict: Conflict, words: str) -> bool:
    """Whether `words` would be a pattern if its letters were capitals."""
    capitals = words.upper()
    patterns = {state.pattern for state in conflict.states or ()}
    known = is_pattern(capitals) if conflict.states is None else capitals in patterns
    return words != capitals and known


def vocabulary_of(conflict: Conflict) -> Vocabulary:
    """What a statement about a conflict may name."""
    named = {one.name: Named(one.name, one.expr) for one in conflict.definitions}
    named |= {one.name: Named(one.name, one.expr) for one in conflict.coalesced}
    states = conflict.states
    return Vocabulary(
        conflict.options,
        named,
        None if states is None else frozenset(state.id for state in states),
    )


def statement_of(conflict: Conflict, where: Expr | str | None) -> Expr | None:
    """A statement about a conflict, read if it is written. Raises `StatementError`."""
    return parse(where, vocabulary_of(conflict)) if isinstance(where, str) else where


def _levels(conflict: Conflict, read: Iterable[tuple[str, Expr]]) -> dict[str, str]:
    """The level of each option that literals, given with their words, speak of."""
    levels: dict[str, str] = {}
    for words, item in read:
        found = literal(item, conflict.options)
        if found is None and isinstance(item, Taken):
            ids = conflict.option(item.option).level_ids
            advice = one_of([f"{words} is {level}" for level in ids])
            raise StateError(f"`{words}` has several levels; write {advice}")
        if found is None:
            raise StateError(
                f"`{words}` does not say where one option stands; write `option`, `not option` or "
                "`option is level`, and a comma before the next"
            )
        option, level = found
        if option.name in levels:
            raise StateError(f"`{words}` speaks of {option.name} again; keep one of the two")
        levels[option.name] = level
    return levels


def _combined(engine: Engine[Any], levels: Mapping[str, str], words: str) -> State:
    """The state with these levels, and every other option at its first one."""
    conflict = engine.conflict
    view = _feasible(conflict, levels, words)
    for one in conflict.coalesced:
        if holds(one.expr, view):
            return _first(engine, one.expr)
    at = (At(o.name, "is", o.level_ids[view.indices[o.name]]) for o in conflict.options)
    return _first(engine, And(tuple(at)))


def _feasible(conflict: Conflict, levels: Mapping[str, str], words: str) -> Levels:
    """The one state with these levels, every other option at its first one."""
    at = {o.name: levels.get(o.name, o.level_ids[0]) for o in conflict.options}
    view = Levels(
        conflict.options, {o.name: o.level_ids.index(at[o.name]) for o in conflict.options}
    )
    broken = [f"`{text(c.expr)}`" for c in conflict.constraints if not holds(c.expr, view)]
    if broken:
        constraints = "the constraint" if len(broken) == 1 else "the constraints"
        message = f"`{words}` is not feasible: it breaks {constraints} {' and '.join(broken)}"
        raise StateError(message)
    return view


def unlisted(conflict: Conflict, wanted: int | str | State) -> State:
    """The state that is meant, where there are too many to list them. Raises `StateError`."""
    if not isinstance(wanted, State):
        return unnumbered(conflict, str(wanted))
    if not is_state(conflict, wanted):
        raise StateError("the state given is not a state of this conflict")
    return wanted


def unnumbered(conflict: Conflict, words: str) -> State:
    """The state that is meant, where there are too many to number them.

    It is written as a `YN` pattern without `-`, or as literals with commas between them, every
    other option being off or at its first level. Raises `StateError`.
    """
    words = words.strip()
    if words.isdecimal() and len(words) != len(conflict.options):
        raise StateError(
            f"there are too many states to number them: write what holds in the one you mean, "
            f"not `{words}`"
        )
    try:
        if is_pattern(words):
            levels = _whole(conflict, parse_pattern(words, conflict.options))
        else:
            vocabulary = vocabulary_of(conflict)
            read = [(part.strip(), parse(part, vocabulary)) for part in words.split(",")]
            levels = _levels(conflict, read)
    except StatementError as error:
        raise StateError(f"`{words}` names no state: {error}") from None
    indices = _feasible(conflict, levels, words).indices
    return State(0, tuple(indices[option.name] for option in conflict.options))


def counterpart(engine: Engine[Any], state: State) -> State | None:
    """The same state in a conflict that may number its states otherwise; None if it has none."""
    conflict = engine.conflict
    if state.levels is None:
        classes = {one.name: one.expr for one in conflict.coalesced}
        named = {one.id for one in conflict.states or ()}
        name = state.name or ""
        if name not in classes and name not in named:
            return None
        return _first(engine, Named(name, classes[name]) if name in classes else InState(name))
    if not is_state(conflict, state):
        return None
    pairs = zip(conflict.options, state.levels, strict=True)
    at = tuple(At(option.name, "is", option.level_ids[level]) for option, level in pairs)
    found = _first(engine, And((Constant(True), *at)))
    return found if found.levels == state.levels else None


def _whole(conflict: Conflict, pattern: Pattern) -> dict[str, str]:
    """The level of each option in a pattern that leaves nothing open."""
    if None in pattern.cells:
        raise StateError(f"write what is meant in the place of each - in `{pattern.text}`")
    pairs = zip(conflict.options, pattern.cells, strict=True)
    return {option.name: option.level_ids[cell or 0] for option, cell in pairs}


def _first(engine: Engine[Any], statement: Expr) -> State:
    return engine.state(int(np.argmax(engine.truth(statement))) + 1)
