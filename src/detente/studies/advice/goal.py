"""What advice is asked to bring about, and whether it can be at all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from detente.conflict import Conflict
from detente.conflict.statement.syntax import Expr
from detente.conflict.statement.text import text
from detente.engine import Engine, States, engine_for
from detente.stability import Concept


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
