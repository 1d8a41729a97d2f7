"""What is wrong with the text of a statement, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class StatementProblem:
    """One thing that is wrong, and what to write instead.

    `start` and `end` count code points from the beginning of the statement's text: it is
    `text[start:end]` that is wrong. `advice` may be empty. `about` holds the names without which it
    would not be known to be wrong: none for an error of form.
    """

    start: int
    end: int
    message: str
    advice: str = ""
    about: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.message}; {self.advice}" if self.advice else self.message


class StatementError(ValueError):
    """A text is not a statement of the model. `problems` says why, in the order of the text."""

    def __init__(self, problems: Iterable[StatementProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))
