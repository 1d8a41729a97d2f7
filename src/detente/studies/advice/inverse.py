"""What it takes for a state to be stable: the exact condition on one decision maker's preferences.

The inverse problem of the graph model (Kinsara, Kilgour and Hipel, 2015; Wang, Hipel, Fang and
Dang, 2018; definitions §8).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from detente.conflict import Conflict
from detente.conflict.statement.words import one_of
from detente.engine import State, States
from detente.stability import CONCEPTS, Concept
from detente.studies.advice.inverse_answers import Answers
from detente.studies.explanation.moves import Change, Moves, Step
from detente.studies.naming import count_json, heading_json, state_json
from detente.studies.rows import Row, Tabular
from detente.studies.solution import Solution
from detente.studies.where import find

LIMIT = 3
"""How many moves of a state, and how many answers to each, are told; the others are counted."""

ASKED = tuple(concept.id for concept in CONCEPTS.values() if not concept.joint)
"""The concepts for which the condition is told."""

EXACT = 10**1000
NEAREST = 200

TOO_MUCH = "it would take too many steps to compute exactly"


@dataclass(frozen=True, slots=True)
class Reply:
    """A state that the others can answer a move with.

    `rank` is the decision maker's rank of it, 1 is best; `changes` are what sets it apart from the
    state that the move leads to (none in graph form and for classes). Under SMR and SSEQ it deters
    only if none of the `escapes`, the decision maker's own moves from there, is preferred to
    staying: `tempting` of them are, today.
    """

    state: State
    rank: int
    changes: tuple[Change, ...]
    escapes: int
    tempting: int
    deters: bool

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The reply as plain data."""
        return {
            "state": state_json(self.state, conflict),
            "rank": self.rank,
            "escapes": self.escapes,
            "tempting": self.tempting,
            "deters": self.deters,
        }


@dataclass(frozen=True, slots=True)
class Demand:
    """What the condition asks about one move: it is not better than staying, or it is deterred.

    `answers` is the number of states that the others can answer with, `deterring` how many of them
    deter the move under today's preferences. `told` are some of them, those that deter first, then
    those that leave the decision maker worst off. With `always` they can lead back to where the
    move began, so that it is deterred under any preferences.
    """

    move: Step
    answers: int
    deterring: int
    told: tuple[Reply, ...]
    always: bool

    @property
    def preferred(self) -> bool:
        """Whether the decision maker prefers the move to staying, today."""
        return self.move.improves

    @property
    def met(self) -> bool:
        """Whether the demand is met by today's preferences."""
        return self.deterring > 0 or not self.preferred

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The demand as plain data."""
        found: dict[str, Any] = {
            "move": self.move.to_json(conflict),
            "preferred": self.preferred,
            "met": self.met,
            "always": self.always,
            "answers": count_json(self.answers),
            "deterring": count_json(self.deterring),
            "told": [reply.to_json(conflict) for reply in self.told],
        }
        return {**found, "shortened": True} if self.answers > len(self.told) else found


@dataclass(frozen=True, slots=True)
class Condition(Tabular):
    """What a decision maker's preferences must be for a state to be stable for it.

    The condition holds iff every one of its `count` moves from the state meets its demand. Today
    it prefers `preferred` of them to staying, and `unmet` demands are not met: the state is stable
    iff there is none. `told` are some of the demands, those that are not met first, then those of
    moves that it prefers, each kind best first.

    `fraction` is the share of its strict rankings of the states that meet the condition, exactly;
    None where that is too much to compute. Which states are ranked does not matter, provided that
    those are among them that the condition depends on: the state itself and `involved` others
    (None where unknown). Under SEQ and SSEQ the preferences of the others stay as they are.
    """

    conflict: Conflict
    state: State
    size: int
    status_quo: bool
    dm: int
    concept: str
    rank: int
    ranks: int
    count: int
    preferred: int
    unmet: int
    told: tuple[Demand, ...]
    fraction: Fraction | None
    involved: int | None

    @property
    def met(self) -> bool:
        """Whether today's preferences meet the condition: whether the state is stable."""
        return self.unmet == 0

    def to_json(self) -> dict[str, Any]:
        """The condition as plain data.

        `fraction` is written as `"7/12"`, and null where it has too many digits to be of use;
        `share` is the same as a number.
        """
        conflict, exact = self.conflict, self.fraction
        demands: dict[str, Any] = {
            "count": self.count,
            "preferred": self.preferred,
            "unmet": self.unmet,
            "told": [demand.to_json(conflict) for demand in self.told],
        }
        short = exact is not None and exact.denominator < EXACT
        found = {
            **heading_json(conflict),
            "states": count_json(self.size),
            "state": state_json(self.state, conflict),
            "status_quo": self.status_quo,
            "decision_maker": conflict.decision_makers[self.dm].id,
            "concept": self.concept,
            "rank": self.rank,
            "ranks": self.ranks,
            "met": self.met,
            "fraction": str(exact) if short else None,
            "share": None if exact is None else float(exact),
            "involved": self.involved,
            "moves": {**demands, "shortened": True} if self.count > len(self.told) else demands,
        }
        return found if exact is not None else {**found, "note": TOO_MUCH}

    def rows(self) -> list[Row]:
        """A row for each move told, for a table or a data frame."""
        return [
            {
                "decision_maker": self.conflict.decision_makers[self.dm].id,
                "concept": self.concept,
                "move_to": demand.move.state.name or demand.move.state.number,
                "move_rank": demand.move.rank[1],
                "preferred": demand.preferred,
                "answers": demand.answers,
                "deterring": demand.deterring,
                "always": demand.always,
                "met": demand.met,
            }
            for demand in self.told
        ]


def condition(
    conflict: Conflict,
    state: int | str | State,
    decision_maker: str,
    concept: str,
    limit: int | None = LIMIT,
) -> Condition:
    """The exact condition on a decision maker's preferences for a state to be stable for it.

    `state` is read by `detente.studies.where.find`; `decision_maker` is an id; `concept` is nash,
    gmr, smr, seq or sseq. At most `limit` moves and answers to each are told (None: all); counts
    are exact. Raises ValueError for another decision maker or concept, `StateError`,
    `MeaningError` where the conflict cannot be analysed as it stands, and `LimitError` where it is
    too large.

    >>> import detente
    >>> conflict = detente.case("elmira_graph").read().conflict()
    >>> found = condition(conflict, "s1", "local", "gmr")
    >>> found.met, found.fraction
    (True, Fraction(5, 6))
    """
    return condition_of(Solution(conflict), state, decision_maker, concept, limit)


def condition_of(
    solution: Solution,
    state: int | str | State,
    decision_maker: str,
    concept: str,
    limit: int | None = LIMIT,
) -> Condition:
    """As `condition`, of a conflict that is solved already."""
    engine = solution.engine
    dm = _place(solution.conflict, decision_maker)
    found = find(engine, state)
    answers = Answers(solution, dm, _concept(concept))
    moves = engine.moves(dm, found.number)
    ends = [answers.to(move) for move in moves]
    teller = _Teller(Moves(solution), answers, found.number, limit)
    demands = sorted(zip(moves, ends, strict=True), key=teller.order)
    rank = solution.ranks[dm]
    return Condition(
        solution.conflict,
        found,
        engine.size,
        engine.status_quo == found.number,
        dm,
        concept,
        int(rank[found.number - 1]),
        int(rank.max()),
        len(moves),
        sum(teller.preferred(move) for move in moves),
        sum(not teller.met(move, states) for move, states in zip(moves, ends, strict=True)),
        tuple(teller.demand(move, states) for move, states in demands[:limit]),
        *answers.share(found.number, moves, ends),
    )


def _place(conflict: Conflict, wanted: str) -> int:
    ids = [dm.id for dm in conflict.decision_makers]
    if wanted not in ids:
        raise ValueError(f"there is no decision maker `{wanted}`; write {one_of(ids)}")
    return ids.index(wanted)


def _concept(wanted: str) -> Concept:
    if wanted not in ASKED:
        known = wanted in CONCEPTS
        wrong = f"conditions are not told for `{wanted}`" if known else f"`{wanted}` is no concept"
        raise ValueError(f"{wrong}: give one of {', '.join(ASKED)}")
    return CONCEPTS[wanted]


class _Teller:
    """Tells the demands on the moves from one state, with `limit` answers to each at most."""

    def __init__(self, moves: Moves, answers: Answers, number: int, limit: int | None) -> None:
        self.moves = moves
        self.answers = answers
        self.number = number
        self.limit = limit
        self.here = int(answers.rank[number - 1])
        self.deters: States = answers.end <= self.here

    def preferred(self, move: int) -> bool:
        return bool(self.answers.rank[move - 1] > self.here)

    def met(self, move: int, states: States) -> bool:
        return not self.preferred(move) or bool(np.any(states & self.deters))

    def order(self, item: tuple[int, States]) -> tuple[bool, int, int, int]:
        move, states = item
        changed = self.moves.distance(self.number, move)
        return self.met(move, states), -int(self.answers.rank[move - 1]), changed, move

    def demand(self, move: int, states: States) -> Demand:
        dm = self.answers.dm
        return Demand(
            self.moves.step(dm, self.number, move, dm),
            int(np.count_nonzero(states)),
            int(np.count_nonzero(states & self.deters)),
            tuple(self.reply(move, answer) for answer in self.nearest(move, states)),
            bool(states[self.number - 1]) and not self.answers.concept.escape,
        )

    def nearest(self, move: int, states: States) -> Sequence[int]:
        """The answers to tell: those that deter, then those that leave it worst off."""
        places = np.flatnonzero(states)
        left = np.maximum(self.answers.end[places], self.here)
        first = places[np.argsort(left, kind="stable")]
        shown = len(first) if self.limit is None else max(self.limit, NEAREST)
        numbers: list[int] = (first[:shown] + 1).tolist()
        numbers.sort(
            key=lambda p: (
                max(int(self.answers.end[p - 1]), self.here),
                self.moves.distance(move, p),
            )
        )
        return numbers[: self.limit]

    def reply(self, move: int, answer: int) -> Reply:
        solution, dm = self.moves.solution, self.answers.dm
        escapes = self.answers.escapes(answer)
        return Reply(
            solution.engine.state(answer),
            int(solution.ranks[dm, answer - 1]),
            self.moves.step(dm, move, answer, dm).changes,
            len(escapes),
            sum(self.preferred(escape) for escape in escapes),
            bool(self.deters[answer - 1]),
        )
