"""What every state satisfies on a day, and where in the model it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.conflict.conflict import Conflict
from detente.conflict.in_force import in_force
from detente.conflict.period import ALWAYS
from detente.conflict.problem import MeaningError, Problem
from detente.conflict.statement.syntax import options_in
from detente.conflict.statement.text import text

Where = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Imposed:
    """A constraint that counts, or an option held at its first level; `held` says why it is.

    `dated` things are not imposed on every day.
    """

    where: Where
    words: str
    held: str = ""
    dated: bool = False

    @property
    def told(self) -> str:
        """What is imposed, in words."""
        return f"`{self.words}` (held {self.held})" if self.held else f"`{self.words}`"


def imposed(conflict: Conflict) -> tuple[Imposed, ...]:
    """Where the constraints of `in_force(conflict)` come from, each.

    >>> from detente.conflict import DecisionMaker, Option
    >>> us = DecisionMaker("us", options=(Option("aid", "us"),))
    >>> imposed(Conflict((us,), instruments=("us.aid",)))
    (Imposed(where=('instruments', 0), words='not us.aid', held='as an instrument', dated=False),)
    """
    return tuple(_imposed(conflict))


def as_written(error: MeaningError, conflict: Conflict) -> MeaningError:
    """An error about what is in force of a conflict, at the places of the conflict itself."""
    sources = imposed(conflict)
    return MeaningError(_as_written(problem, sources) for problem in error.problems)


def _as_written(problem: Problem, sources: tuple[Imposed, ...]) -> Problem:
    match problem.where:
        case ("constraints", int(place)):
            source = sources[place]
        case _:
            return problem
    if not source.held:
        return replace(problem, where=source.where)
    message = f"no state is feasible while `{source.words}` is held {source.held}"
    return Problem(source.where, message, "loosen a constraint, or do not hold it")


def _imposed(conflict: Conflict) -> Iterator[Imposed]:
    numbered = (replace(c, id=str(place)) for place, c in enumerate(conflict.constraints))
    for statement in in_force(replace(conflict, constraints=tuple(numbered))).constraints:
        words = text(statement.expr)
        if statement.id is not None:
            place = int(statement.id)
            dated = conflict.constraints[place].period != ALWAYS
            yield Imposed(("constraints", place), words, dated=dated)
            continue
        (name,) = options_in(statement.expr)
        option = conflict.option(name)
        if name in conflict.instruments:
            where: Where = ("instruments", conflict.instruments.index(name))
            yield Imposed(where, words, "as an instrument")
        else:
            where = ("decision_makers", option.owner, "options", option.id)
            yield Imposed(where, words, "outside its time", dated=True)
