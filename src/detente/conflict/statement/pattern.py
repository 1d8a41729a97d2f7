"""`YN-` patterns: a state, or some states, as one character for each option."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from detente.conflict.statement.error import StatementError, StatementProblem
from detente.conflict.statement.syntax import Pattern
from detente.conflict.statement.words import one_of

if TYPE_CHECKING:
    from detente.conflict.option import Option


def is_pattern(text: str) -> bool:
    """Whether `text` looks like a pattern.

    >>> is_pattern("YN-2"), is_pattern("s5")
    (True, False)
    """
    return re.fullmatch(r"[YN0-9-]+", text) is not None


def parse_pattern(text: str, options: tuple[Option, ...]) -> Pattern:
    """The pattern `text` over `options`, the model's options in order.

    `Y` (or `1`) where an option is taken, `N` (or `0`) where it is not, `-` where it is free; where
    an option has several levels, a digit that counts them from 0. Raises `StatementError`.

    >>> from detente.conflict.option import Option
    >>> parse_pattern("1-", (Option("truce", "russia"), Option("aid", "us")))
    Pattern(options=('russia.truce', 'us.aid'), text='Y-')
    """
    if len(text) != len(options):
        raise StatementError([_wrong_length(text, options)])
    readings = [_allowed(option) for option in options]
    problems = [
        _wrong_character(place, character, option)
        for place, (character, option) in enumerate(zip(text, options, strict=True))
        if character not in readings[place]
    ]
    if problems:
        raise StatementError(problems)
    cells = "".join(allowed[c] for c, allowed in zip(text, readings, strict=True))
    return Pattern(tuple(option.name for option in options), cells)


def _allowed(option: Option) -> dict[str, str]:
    """What may be written for `option`, and how it is written canonically."""
    if option.binary:
        return {"-": "-", "N": "N", "Y": "Y", "0": "N", "1": "Y"}
    return {c: c for c in ["-", *"0123456789"[: len(option.levels)]]}


def _wrong_length(text: str, options: tuple[Option, ...]) -> StatementProblem:
    wanted = ", ".join(option.name for option in options)
    characters = "1 character" if len(text) == 1 else f"{len(text)} characters"
    return StatementProblem(
        0,
        len(text),
        f"the pattern has {characters} and the model {len(options)} options",
        f"write a character for each of {wanted}, in this order" if options else "",
    )


def _wrong_character(place: int, character: str, option: Option) -> StatementProblem:
    if option.binary:
        advice = "write Y if it is taken, N if not, - if either will do"
    else:
        levels = zip("0123456789", option.level_ids, strict=False)
        advice = f"write {', '.join(f'{digit} for {level}' for digit, level in levels)}, - for any"
    if len(option.levels) > 10:
        rest = one_of([f"{option.name} is {level}" for level in option.level_ids[10:]])
        advice += f"; its later levels have no digit: use a statement, {rest}"
    message = f"`{character}` says nothing about {option.name}"
    return StatementProblem(place, place + 1, message, advice)
