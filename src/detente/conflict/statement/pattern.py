"""`YN-` patterns: a state, or some states, as one character for each option."""

from __future__ import annotations

import re

from detente.conflict.option import Option
from detente.conflict.statement.error import StatementError, StatementProblem
from detente.conflict.statement.syntax import Pattern
from detente.conflict.statement.words import one_of


def is_pattern(text: str) -> bool:
    """Whether `text` looks like a pattern.

    >>> is_pattern("YN-2"), is_pattern("s5")
    (True, False)
    """
    return re.fullmatch(r"[YN0-9-]+", text) is not None


class Patterns:
    """The patterns over the options of a model, in its order; reads thousands of them quickly."""

    def __init__(self, options: tuple[Option, ...]) -> None:
        self._options = options
        self._names = tuple(option.name for option in options)
        self._readings = tuple(_allowed(option) for option in options)

    def parse(self, text: str) -> Pattern:
        """The pattern `text`; see `parse_pattern`."""
        if len(text) != len(self._options):
            raise StatementError([_wrong_length(text, self._options)])
        cells = [reading.get(c, "") for c, reading in zip(text, self._readings, strict=True)]
        if "" in cells:
            wrong = (place for place, cell in enumerate(cells) if not cell)
            raise StatementError([_wrong_character(k, text[k], self._options[k]) for k in wrong])
        return Pattern(self._names, "".join(cells))


def parse_pattern(text: str, options: tuple[Option, ...]) -> Pattern:
    """The pattern `text` over `options`, the model's options in order.

    `Y` (or `1`) where an option is taken, `N` (or `0`) where it is not, `-` where it is free; a
    digit for the level of an option that has several, counted from 0. Raises `StatementError`.

    >>> parse_pattern("1-", (Option("truce", "russia"), Option("aid", "us")))
    Pattern(options=('russia.truce', 'us.aid'), text='Y-')
    """
    return Patterns(options).parse(text)


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
