"""How a state looks to one decision maker: where it would rather be, and what keeps it here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.conflict import Conflict
from detente.stability import Concept
from detente.studies.explanation.answer import Answer
from detente.studies.explanation.moves import Step
from detente.studies.explanation.witness import Shortfall, Witnesses
from detente.studies.naming import count_json


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


class Teller:
    """Tells how one state looks to each decision maker, with `limit` moves of a kind at most."""

    def __init__(
        self, witnesses: Witnesses, concepts: Sequence[Concept], number: int, limit: int | None
    ) -> None:
        self.witnesses = witnesses
        self.concepts = concepts
        self.number = number
        self.limit = limit

    def position(self, dm: int) -> Position:
        """How the state looks to a decision maker, counted from 0."""
        kinds: dict[tuple[str, ...], list[int]] = {}
        best: dict[str, int] = {}
        for move in self.witnesses.temptations(dm, self.number):
            free = tuple(c.id for c in self.concepts if not self._deters(c, dm, move))
            kinds.setdefault(free, []).append(move)
            best = dict.fromkeys(free, move) | best
        rank = self.witnesses.solution.ranks[dm]
        return Position(
            dm,
            int(rank[self.number - 1]),
            int(rank.max()),
            tuple(c.id for c in self.concepts if c.id not in best),
            tuple(
                Temptations(
                    free,
                    len(kinds[free]),
                    tuple(self._temptation(dm, t, free, best) for t in kinds[free][: self.limit]),
                )
                for free in sorted(kinds, key=len, reverse=True)
            ),
        )

    def _deters(self, concept: Concept, dm: int, move: int) -> bool:
        return self.witnesses.deterred(concept, dm, self.number, move)

    def _temptation(
        self, dm: int, move: int, free: tuple[str, ...], best: Mapping[str, int]
    ) -> Temptation:
        short = [c for c in self.concepts if best.get(c.id) == move]
        found = ((c.id, self.witnesses.shortfall(c, dm, self.number, move)) for c in short)
        return Temptation(
            self.witnesses.moves.step(dm, self.number, move, dm),
            tuple(self._deterrents(dm, move, free)),
            {concept: shortfall for concept, shortfall in found if shortfall is not None},
        )

    def _deterrents(self, dm: int, move: int, free: tuple[str, ...]) -> Iterator[Deterrent]:
        """What deters a move, strictest concept first; it serves those that this one implies."""
        for strictest, served in strictest_first(c for c in self.concepts if c.id not in free):
            answer = self.witnesses.sanction(strictest, dm, self.number, move)
            assert answer is not None
            yield Deterrent(served, answer, self._held_back(strictest, answer))

    def _held_back(self, concept: Concept, answer: Answer) -> int | None:
        """Who is deterred from beginning what the others could do anyway."""
        for step in answer.unprovoked if answer.joint else answer.unprovoked[:1]:
            if step.improves and self._deters(concept, step.mover, step.state.number):
                return step.mover
        return None


def strictest_first(concepts: Iterable[Concept]) -> Iterator[tuple[Concept, tuple[str, ...]]]:
    """The strictest concept with the ids of those that an answer under it serves, and so on."""
    left = list(concepts)
    while left:
        strictest = min(left, key=_leniency)
        served = [c for c in left if c is strictest or strictest.id in c.implied_by]
        yield strictest, tuple(concept.id for concept in served)
        left = [c for c in left if c not in served]


def _leniency(concept: Concept) -> tuple[bool, bool, int]:
    """Concepts come first under which the others only improve their own position, one by one."""
    return concept.joint, concept.sanction == "moves", len(concept.implied_by)
