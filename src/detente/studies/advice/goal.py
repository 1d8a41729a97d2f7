"""What advice is asked to bring about, and whether it can be at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from detente.conflict import Conflict
from detente.conflict.statement.evaluate import Levels, holds
from detente.conflict.statement.parse import parse
from detente.conflict.statement.syntax import And, At, Constant, Expr, InState, Named
from detente.conflict.statement.text import text
from detente.conflict.status_quo import broken_by_status_quo, levels_of_status_quo
from detente.engine import Engine, States, engine_for
from detente.stability import Concept
from detente.studies.where import StateError, vocabulary_of

STATUS_QUO = "status quo"
"""What may be written for the statement that holds in the status quo alone."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Some state that satisfies `want` is to be an equilibrium, and none that satisfies `avoid`.

    None: nothing is wanted, or to be avoided. A state to be avoided is not wanted.
    """

    concept: Concept
    want: Expr | None
    avoid: Expr | None

    def wanted(self, engine: Engine[Any]) -> States:
        """The states that are wanted."""
        return self._where(engine, self.want) & ~self.avoided(engine)

    def avoided(self, engine: Engine[Any]) -> States:
        """The states that are to be avoided."""
        return self._where(engine, self.avoid)

    def _where(self, engine: Engine[Any], expr: Expr | None) -> States:
        nowhere = np.zeros(engine.size, dtype=np.bool_)
        return nowhere if expr is None else engine.truth(expr)


def statement(conflict: Conflict, words: Expr | str | None) -> Expr | None:
    """A statement about a conflict; `status quo` is one that holds there alone, or in its class.

    Raises `StatementError` for what is no statement, `StateError` where there is no status quo.
    """
    if not isinstance(words, str):
        return words
    if words.strip().replace("_", " ") != STATUS_QUO:
        return parse(words, vocabulary_of(conflict))
    quo = conflict.status_quo
    if quo is not None and quo.state is not None:
        return Named(STATUS_QUO, InState(quo.state))
    levels = levels_of_status_quo(conflict)
    if levels is None:
        raise StateError("there is no status quo; write what holds in the states you mean")
    pairs = [*zip(conflict.options, levels, strict=True)]
    view = Levels(conflict.options, {option.name: level for option, level in pairs})
    its_class = next((one.expr for one in conflict.coalesced if holds(one.expr, view)), None)
    if its_class is not None and not broken_by_status_quo(conflict):
        return Named(STATUS_QUO, its_class)
    at = (At(option.name, "is", option.level_ids[level]) for option, level in pairs)
    return Named(STATUS_QUO, And((Constant(True), *at)))


def hopeless(conflict: Conflict, goal: Goal) -> str:
    """Why no change could bring about what is wanted; empty where some might."""
    if goal.want is None:
        return ""
    engine = _unconstrained(conflict)
    if goal.wanted(engine).any():
        return ""
    if engine.truth(goal.want).any():
        return f"all that satisfies `{text(goal.want)}` also satisfies what is to be avoided"
    return f"`{text(goal.want)}` contradicts itself: nothing satisfies it, whatever the constraints"


def ruled_out(conflict: Conflict, goal: Goal) -> tuple[str, ...]:
    """The constraints of which each rules out by itself all that is wanted."""
    engine = _unconstrained(conflict)
    wanted = goal.wanted(engine)
    told = (c.expr for c in conflict.constraints if not np.any(wanted & engine.truth(c.expr)))
    return tuple(map(text, dict.fromkeys(told)))


def _unconstrained(conflict: Conflict) -> Engine[Any]:
    """All combinations of the options of a conflict in force; in graph form the states."""
    return engine_for(replace(conflict, constraints=(), instruments=(), coalesced=()))
