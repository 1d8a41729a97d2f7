"""What is wrong with the meaning of a conflict, found only once its states are known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it stands in the model, and what to write instead.

    `where` is the path of keys and list positions in the terms of the model file, such as
    `("coalesce", "abandoned")`.
    """

    where: tuple[str | int, ...]
    message: str
    advice: str = ""

    def __str__(self) -> str:
        return f"{self.message}; {self.advice}" if self.advice else self.message


class MeaningError(ValueError):
    """The conflict is well formed but cannot be analysed as it stands. `problems` says why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[MeaningError], tuple[tuple[Problem, ...]]]:
        """From what it is made, for another process."""
        return type(self), (self.problems,)


class LimitError(Exception):
    """The conflict is correct, and beyond what the engine at hand can do."""
