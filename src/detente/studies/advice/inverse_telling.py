"""What a condition asks about each move, and what the others can answer it with today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.conflict import Conflict
from detente.engine import State, States
from detente.studies.advice.inverse_answers import Answers
from detente.studies.explanation.moves import Change, Moves, Step
from detente.studies.naming import count_json, state_json

NEAREST = 200
"""Of how many answers at most the ones to tell are chosen by what they change."""


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


class Teller:
    """Tells the demands on the moves from one state, with `limit` answers to each at most."""

    def __init__(self, moves: Moves, answers: Answers, number: int, limit: int | None) -> None:
        self.moves = moves
        self.answers = answers
        self.number = number
        self.limit = limit
        self.here = int(answers.rank[number - 1])
        self.deters: States = answers.end <= self.here

    def preferred(self, move: int) -> bool:
        """Whether a move, or any other state, is preferred to staying today."""
        return bool(self.answers.rank[move - 1] > self.here)

    def met(self, move: int, states: States) -> bool:
        """Whether the demand on a move with these answers is met today."""
        return not self.preferred(move) or bool(np.any(states & self.deters))

    def order(self, item: tuple[int, States]) -> tuple[bool, int, int, int]:
        """By which a move with its answers is told sooner or later."""
        move, states = item
        changed = self.moves.distance(self.number, move)
        return self.met(move, states), -int(self.answers.rank[move - 1]), changed, move

    def demand(self, move: int, states: States) -> Demand:
        """The demand on a move with these answers."""
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
        """One answer to a move."""
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
