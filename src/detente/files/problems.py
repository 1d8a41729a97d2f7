"""What is wrong with a model file: where, what, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong, at a line and a column counted from 1 (in code points).

    A problem of the file as a whole stands at line 1, column 1. `advice` may be empty.
    """

    line: int
    column: int
    message: str
    advice: str = ""

    def __str__(self) -> str:
        return f"{self.message}; {self.advice}" if self.advice else self.message


class ModelError(Exception):
    """A model file is missing, unreadable or wrong.

    `name` is the file's name; `problems` holds what is wrong, in the order of the file, each once.

    >>> print(ModelError("truce.yaml", [Problem(3, 1, "there is no key `is`", "take it out")]))
    truce.yaml:3:1: there is no key `is`; take it out
    """

    def __init__(self, name: str, problems: Iterable[Problem]) -> None:
        self.name = name
        self.problems = tuple(sorted(set(problems)))
        super().__init__(name, self.problems)

    def __str__(self) -> str:
        return "\n".join(f"{self.name}:{p.line}:{p.column}: {p}" for p in self.problems)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The question whether the closest of the `known` words was meant, empty if none is close.

    >>> did_you_mean("prefes", ["prefers", "options"])
    'did you mean `prefers`?'
    """
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), 1)
    return f"did you mean `{close[0]}`?" if close else ""
