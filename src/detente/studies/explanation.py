"""Why a state holds, or does not: who would leave it, by which move, and what keeps the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.conflict import Conflict
from detente.engine import State
from detente.stability import CONCEPTS, Concept
from detente.studies.answer import Answer
from detente.studies.moves import Step
from detente.studies.naming import count_json, state_json
from detente.studies.solution import Solution
from detente.studies.where import find
from detente.studies.witness import Shortfall, Witnesses

LIMIT = 10


@dataclass(frozen=True, slots=True)
class Deterrent:
    """An answer that deters a move, and the concepts under which it does.

    It is a shortest one under the strictest of them, and `anyway` is meant as under that one.
    `held_back` is the decision maker who would have to begin if the others were to do the same
    anyway, and is itself deterred from that; None where there is none.
    """

    concepts: tuple[str, ...]
    answer: Answer
    held_back: int | None = None

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The deterrent as plain data."""
        held = self.held_back
        return {
            "concepts": list(self.concepts),
            **self.answer.to_json(conflict),
            "held_back": None if held is None else conflict.decision_makers[held].id,
        }


@dataclass(frozen=True, slots=True)
class Temptation:
    """An improvement of a decision maker, what deters it and why nothing does.

    Each deterrent is told once, for all the concepts that it serves. `shortfalls` has the concepts
    under which this is the best move that nobody deters.
    """

    move: Step
    deterrents: tuple[Deterrent, ...]
    shortfalls: Mapping[str, Shortfall]

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The temptation as plain data."""
        return {
            "move": self.move.to_json(conflict),
            "deterred": [deterrent.to_json(conflict) for deterrent in self.deterrents],
            "shortfalls": {c: found.to_json(conflict) for c, found in self.shortfalls.items()},
        }


@dataclass(frozen=True, slots=True)
class Temptations:
    """The improvements that nobody deters under just the concepts `free`: the best of `count`."""

    free: tuple[str, ...]
    count: int
    told: tuple[Temptation, ...]

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The temptations as plain data."""
        found: dict[str, Any] = {
            "undeterred": list(self.free),
            "count": count_json(self.count),
            "told": [temptation.to_json(conflict) for temptation in self.told],
        }
        return {**found, "shortened": True} if self.count > len(self.told) else found


@dataclass(frozen=True, slots=True)
class Position:
    """How a state looks to one decision maker, counted from 0.

    `rank` is its rank of the state, of so many `ranks`; 1 is best. `stable` are the concepts
    under which it stays. `temptations` are all its improvements, first those that most concepts
    leave free.
    """

    dm: int
    rank: int
    ranks: int
    stable: tuple[str, ...]
    temptations: tuple[Temptations, ...]

    def leaves_by(self, concept: str) -> Step | None:
        """The best move that nobody deters under a concept, None where it stays."""
        first = (group.told[0].move for group in self.temptations if concept in group.free)
        return min(first, key=lambda s: (s.rank[1], len(s.changes), s.state.number), default=None)

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The position as plain data."""
        return {
            "id": conflict.decision_makers[self.dm].id,
            "rank": self.rank,
            "ranks": self.ranks,
            "stable": list(self.stable),
            "temptations": [group.to_json(conflict) for group in self.temptations],
        }


@dataclass(frozen=True, slots=True)
class Explanation:
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
        from detente._version import __version__

        conflict = self.conflict
        return {
            "format": 1,
            "detente": __version__,
            "title": conflict.title,
            "as_of": conflict.as_of.isoformat() if conflict.as_of else None,
            "scenario": conflict.scenario,
            "states": count_json(self.size),
            "state": state_json(self.state, conflict),
            "status_quo": self.status_quo,
            "concepts": list(self.concepts),
            "equilibrium": list(self.equilibrium),
            "decision_makers": [position.to_json(conflict) for position in self.positions],
        }

    def rows(self) -> list[dict[str, Any]]:
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
    state: int | str | State,
    concepts: Sequence[str] | None = None,
    limit: int | None = LIMIT,
) -> Explanation:
    """Why a state is stable or not, for whom and under which concepts.

    `state` is read by `detente.studies.where.find`; `concepts` are ids of
    `detente.stability.CONCEPTS`, all by default. At most `limit` moves of a kind are told for
    each decision maker (None: all); counts are exact. Raises `StateError`, `MeaningError` where
    the conflict cannot be analysed as it stands, and `LimitError` where it is too large.
    """
    return explanation_of(Solution(conflict), state, concepts, limit)


def explanation_of(
    solution: Solution,
    state: int | str | State,
    concepts: Sequence[str] | None = None,
    limit: int | None = LIMIT,
) -> Explanation:
    """As `explain`, of a conflict that is solved already."""
    engine = solution.engine
    found = find(engine, state)
    witnesses = Witnesses(solution)
    chosen = [c for c in CONCEPTS.values() if concepts is None or c.id in concepts]
    asked = [c for c in chosen if c.id not in witnesses.undefined]
    teller = _Teller(witnesses, asked, found.number, limit)
    return Explanation(
        solution.conflict,
        found,
        engine.size,
        engine.status_quo == found.number,
        tuple(c.id for c in asked),
        {c.id: witnesses.undefined[c.id] for c in chosen if c.id in witnesses.undefined},
        tuple(map(teller.position, solution.decision_makers)),
    )


class _Teller:
    """Tells how one state looks to each decision maker."""

    def __init__(
        self, witnesses: Witnesses, concepts: Sequence[Concept], number: int, limit: int | None
    ) -> None:
        self.witnesses = witnesses
        self.concepts = concepts
        self.number = number
        self.limit = limit

    def position(self, dm: int) -> Position:
        moves = self.witnesses.temptations(dm, self.number)
        free = {c.id: [t for t in moves if not self.deters(c, dm, t)] for c in self.concepts}
        kinds: dict[tuple[str, ...], list[int]] = {}
        for move in moves:
            kinds.setdefault(tuple(c for c in free if move in free[c]), []).append(move)
        best = {c: found[0] for c, found in free.items() if found}
        rank = self.witnesses.solution.ranks[dm]
        return Position(
            dm,
            int(rank[self.number - 1]),
            int(rank.max()),
            tuple(c for c in free if not free[c]),
            tuple(
                Temptations(
                    kind,
                    len(kinds[kind]),
                    tuple(self.temptation(dm, t, kind, best) for t in kinds[kind][: self.limit]),
                )
                for kind in sorted(kinds, key=len, reverse=True)
            ),
        )

    def deters(self, concept: Concept, dm: int, move: int) -> bool:
        return self.witnesses.deterred(concept, dm, self.number, move)

    def temptation(
        self, dm: int, move: int, free: tuple[str, ...], best: Mapping[str, int]
    ) -> Temptation:
        short = [c for c in self.concepts if best.get(c.id) == move]
        found = ((c.id, self.witnesses.shortfall(c, dm, self.number, move)) for c in short)
        return Temptation(
            self.witnesses.moves.step(dm, self.number, move, dm),
            tuple(self.deterrents(dm, move, free)),
            {concept: shortfall for concept, shortfall in found if shortfall is not None},
        )

    def deterrents(self, dm: int, move: int, free: tuple[str, ...]) -> Iterator[Deterrent]:
        """What deters a move, strictest concept first; it serves those that this one implies."""
        left = [c for c in self.concepts if c.id not in free]
        while left:
            strictest = min(left, key=_leniency)
            served = [c for c in left if c is strictest or strictest.id in c.implied_by]
            answer = self.witnesses.sanction(strictest, dm, self.number, move)
            assert answer is not None
            held_back = self.held_back(strictest, answer)
            yield Deterrent(tuple(c.id for c in served), answer, held_back)
            left = [c for c in left if c not in served]

    def held_back(self, concept: Concept, answer: Answer) -> int | None:
        """Who is deterred from beginning what the others could do anyway."""
        for step in answer.unprovoked if answer.joint else answer.unprovoked[:1]:
            if step.improves and self.deters(concept, step.mover, step.state.number):
                return step.mover
        return None


def _leniency(concept: Concept) -> tuple[bool, bool, int]:
    """Concepts come first under which the others only improve their own position, one by one."""
    return concept.joint, concept.sanction == "moves", len(concept.implied_by)


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
