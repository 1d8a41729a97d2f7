"""Where we are: who would leave the status quo, by which move, and where improvements lead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.conflict import Conflict
from detente.engine import State
from detente.studies.explanation.moves import Moves, Step
from detente.studies.naming import count_json, state_json
from detente.studies.solution import Solution


@dataclass(frozen=True, slots=True)
class Stance:
    """How a decision maker stands to the status quo.

    `rank` is its rank of it, 1 is best and `worst` the last one; `stable` are the concepts under
    which it is stable for this decision maker. `improvements` counts its unilateral improvements,
    `best` is one that leads to its best rank, by a change of fewest options; None where it has none
    and so no reason to leave.
    """

    decision_maker: str
    rank: int
    worst: int
    stable: tuple[str, ...]
    improvements: int
    best: Step | None

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The stance as plain data."""
        return {
            "decision_maker": self.decision_maker,
            "rank": self.rank,
            "worst": self.worst,
            "stable": list(self.stable),
            "improvements": count_json(self.improvements),
            "best": None if self.best is None else self.best.to_json(conflict),
        }


@dataclass(frozen=True, slots=True)
class Overview:
    """The status quo and what leads away from it.

    `reached` counts the states that improvements alone can reach from it, `equilibria` those among
    them that are equilibria, by concept; the status quo itself is never counted.
    """

    conflict: Conflict
    status_quo: State
    stances: tuple[Stance, ...]
    reached: int
    equilibria: Mapping[str, int]

    def to_json(self) -> dict[str, Any]:
        """The overview as plain data."""
        return {
            "status_quo": state_json(self.status_quo, self.conflict),
            "stances": [stance.to_json(self.conflict) for stance in self.stances],
            "reached": count_json(self.reached),
            "equilibria": {concept: count_json(n) for concept, n in self.equilibria.items()},
        }


def overview(solution: Solution, concepts: Sequence[str] | None = None) -> Overview | None:
    """Where a conflict stands; None where it has no status quo, or one that is not feasible."""
    engine = solution.engine
    quo = engine.status_quo
    if quo is None:
        return None
    moves = Moves(solution)
    reached = engine.reached(quo, "improvements")
    return Overview(
        conflict=solution.conflict,
        status_quo=engine.state(quo),
        stances=tuple(_stance(moves, dm, quo, concepts) for dm in solution.decision_makers),
        reached=int(np.count_nonzero(reached)),
        equilibria={
            concept.id: int(np.count_nonzero(solution.equilibria(concept) & reached))
            for concept in solution.defined(concepts)
        },
    )


def _stance(moves: Moves, dm: int, quo: int, concepts: Sequence[str] | None) -> Stance:
    solution = moves.solution
    ranks = solution.ranks[dm]
    improvements = moves.best_first(dm, quo, moves.improvements(dm, quo))
    return Stance(
        decision_maker=solution.conflict.decision_makers[dm].id,
        rank=int(ranks[quo - 1]),
        worst=int(ranks.max()),
        stable=tuple(c.id for c in solution.defined(concepts) if solution.stable(c, dm)[quo - 1]),
        improvements=len(improvements),
        best=moves.step(dm, quo, improvements[0], dm) if improvements else None,
    )
