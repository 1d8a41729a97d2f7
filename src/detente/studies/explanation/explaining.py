"""Why a state holds, or does not: who would leave it, by which move, and what keeps the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.conflict import Conflict, in_force
from detente.engine import Engine, State
from detente.stability import CONCEPTS
from detente.studies.explanation.position import Position, Teller, Temptation
from detente.studies.explanation.witness import Witnesses
from detente.studies.naming import count_json, heading_json, state_json
from detente.studies.rows import Row, Tabular
from detente.studies.solution import Solution
from detente.studies.where import StateError, find

if TYPE_CHECKING:
    from detente.studies.large import Limits

LIMIT = 3
"""How many moves of a kind are told for each decision maker; the others are counted."""

NO_STATUS_QUO = "there is no status quo to explain; say which state you mean"


@dataclass(frozen=True, slots=True)
class Explanation(Tabular):
    """Why a state is stable or not, for each decision maker in the model's order.

    `concepts` are the ids of the solution concepts looked at; `undefined` says why others asked
    for are not. `size` is the number of states of the conflict.
    """

    conflict: Conflict
    state: State
    size: int
    status_quo: bool
    concepts: tuple[str, ...]
    undefined: Mapping[str, str]
    positions: tuple[Position, ...]

    @property
    def equilibrium(self) -> tuple[str, ...]:
        """The concepts under which nobody leaves."""
        return tuple(c for c in self.concepts if all(c in p.stable for p in self.positions))

    def to_json(self) -> dict[str, Any]:
        """The explanation as plain data: the answer of `detente explain --json`."""
        conflict = self.conflict
        return {
            **heading_json(conflict),
            "states": count_json(self.size),
            "state": state_json(self.state, conflict),
            "status_quo": self.status_quo,
            "concepts": list(self.concepts),
            "equilibrium": list(self.equilibrium),
            "decision_makers": [position.to_json(conflict) for position in self.positions],
        }

    def rows(self) -> list[Row]:
        """A row for each decision maker, move told and concept, for a table or a data frame."""
        return [
            _row(self.conflict, position, temptation, concept)
            for position in self.positions
            for group in position.temptations
            for temptation in group.told
            for concept in self.concepts
        ]


def explain(
    conflict: Conflict,
    state: int | str | State | None = None,
    concepts: Sequence[str] | None = None,
    limit: int | None = LIMIT,
    limits: Limits | None = None,
) -> Explanation:
    """Why a state is stable or not, for whom and under which concepts.

    `state` is read by `detente.studies.where.find`, by default it is the status quo; `concepts` are
    ids of `detente.stability.CONCEPTS`, all by default. At most `limit` moves of a kind are told
    for each decision maker (None: all); counts are exact. A conflict with too many states to list
    is solved with decision diagrams within `limits` (see `detente.analyse`): its states have no
    numbers, and why answers fall short is not told. Raises `StateError`, `MeaningError` where the
    conflict cannot be analysed as it stands, and `LimitError` where it is too large.
    """
    from detente.studies.large import Limits, is_large
    from detente.studies.large.telling import explanation_of_large

    within = limits or Limits()
    if is_large(in_force(conflict), within):
        return explanation_of_large(conflict, state, concepts, limit, within)
    return explanation_of(Solution(conflict), state, concepts, limit)


def explanation_of(
    solution: Solution,
    state: int | str | State | None = None,
    concepts: Sequence[str] | None = None,
    limit: int | None = LIMIT,
) -> Explanation:
    """As `explain`, of a conflict that is solved already."""
    engine = solution.engine
    found = _status_quo(engine) if state is None else find(engine, state)
    witnesses = Witnesses(solution)
    chosen = [c for c in CONCEPTS.values() if concepts is None or c.id in concepts]
    asked = [c for c in chosen if c.id not in witnesses.undefined]
    teller = Teller(witnesses, asked, found.number, limit)
    return Explanation(
        solution.conflict,
        found,
        engine.size,
        engine.status_quo == found.number,
        tuple(c.id for c in asked),
        {c.id: witnesses.undefined[c.id] for c in chosen if c.id in witnesses.undefined},
        tuple(map(teller.position, solution.decision_makers)),
    )


def _status_quo(engine: Engine[Any]) -> State:
    if engine.status_quo is None:
        raise StateError(f"{NO_STATUS_QUO}, by its number or by what holds in it")
    return engine.state(engine.status_quo)


def _row(
    conflict: Conflict, position: Position, temptation: Temptation, concept: str
) -> dict[str, Any]:
    answer = next((d.answer for d in temptation.deterrents if concept in d.concepts), None)
    return {
        "decision_maker": conflict.decision_makers[position.dm].id,
        "rank": position.rank,
        "move_to": _name(temptation.move.state),
        "move_rank": temptation.move.rank[1],
        "concept": concept,
        "deterred": answer is not None,
        "outcome": None if answer is None else _name(answer.outcome),
        "outcome_rank": None if answer is None else answer.rank,
        "anyway": None if answer is None else answer.anyway,
    }


def _name(state: State) -> int | str:
    return state.name or state.number
