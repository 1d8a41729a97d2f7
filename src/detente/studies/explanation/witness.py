"""Why a state is stable for a decision maker, or not: a witness that can be checked move by move.

Stable: for each improvement the answer of the others that deters it. Not stable: the best
improvement that nobody deters, and how far the others' answers fall short.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from detente.conflict import Conflict
from detente.engine import NotDefined, State
from detente.stability import GMR, SIM, SMR, Concept
from detente.studies.explanation.answer import Answer
from detente.studies.explanation.at_once import AtOnce
from detente.studies.explanation.in_turn import InTurn
from detente.studies.explanation.moves import Moves, Step
from detente.studies.solution import Solution


@dataclass(frozen=True, slots=True)
class Temptation:
    """An improvement of a decision maker and the answer that deters it, None where nothing does."""

    move: Step
    sanction: Answer | None


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Why nobody deters a temptation.

    `worst` is the worst answer for the decision maker, None where no answer leaves it with less
    than the temptation itself. `needed` is a sequence that would deter it, were not some of its
    moves against the interest of those who make them: a sanction under GMR where SEQ is asked
    for, under SMR where SSEQ is; None where there is none.
    """

    worst: Answer | None
    needed: Answer | None = None

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The shortfall as plain data."""
        return {
            "worst": self.worst and self.worst.to_json(conflict),
            "needed": self.needed and self.needed.to_json(conflict),
        }


@dataclass(frozen=True, slots=True)
class Witness:
    """Why a state is stable for a decision maker (counted from 0) under a concept, or not.

    `temptations` are its improvements, best first. `shortfall` is about the first that nobody
    deters; None where the state is stable, and under Nash, where nobody answers.
    """

    state: State
    dm: int
    concept: str
    temptations: tuple[Temptation, ...]
    shortfall: Shortfall | None

    @property
    def undeterred(self) -> Temptation | None:
        """The best temptation that nobody deters, None where the state is stable."""
        return next((t for t in self.temptations if t.sanction is None), None)

    @property
    def stable(self) -> bool:
        """Whether the state is stable for the decision maker."""
        return self.undeterred is None


class Witnesses:
    """The witnesses of a solved conflict; what was found for one is kept for the next.

    Decision makers are counted from 0, states from 1.
    """

    def __init__(self, solution: Solution) -> None:
        self.solution = solution
        self.moves = Moves(solution)
        self._in_turn: dict[tuple[str, int], InTurn] = {}
        self._at_once: dict[tuple[int, int], AtOnce] = {}

    @cached_property
    def undefined(self) -> dict[str, str]:
        """The concepts that are not defined for this conflict, and why."""
        return {} if self.moves.lookup is not None else self.solution.undefined

    def witness(self, concept: Concept, dm: int, number: int) -> Witness:
        """Why a state is stable or not. Raises `NotDefined` where the concept is not defined."""
        targets = self.temptations(dm, number)
        sanctions = [self.sanction(concept, dm, number, target) for target in targets]
        free = [t for t, sanction in zip(targets, sanctions, strict=True) if sanction is None]
        moves = (self.moves.step(dm, number, target, dm) for target in targets)
        return Witness(
            self.solution.engine.state(number),
            dm,
            concept.id,
            tuple(map(Temptation, moves, sanctions)),
            self.shortfall(concept, dm, number, free[0]) if free else None,
        )

    def temptations(self, dm: int, number: int) -> list[int]:
        """R_i⁺(s), best first, among equals those first that change the fewest options."""
        return self.moves.best_first(dm, number, self.moves.improvements(dm, number))

    def sanction(self, concept: Concept, dm: int, number: int, temptation: int) -> Answer | None:
        """What deters a temptation, None where nothing does."""
        if concept.joint:
            return self._answers_at_once(dm, number).sanction(temptation)
        if concept.sanction is None:
            return None
        return self._answers_in_turn(concept, dm).sanction(number, temptation)

    def deterred(self, concept: Concept, dm: int, number: int, temptation: int) -> bool:
        """Whether anything deters a temptation: as `sanction`, without looking for what."""
        if concept.joint:
            return self._answers_at_once(dm, number).deterred(temptation)
        if concept.sanction is None:
            return False
        return self._answers_in_turn(concept, dm).deterred(number, temptation)

    def shortfall(
        self, concept: Concept, dm: int, number: int, temptation: int
    ) -> Shortfall | None:
        """Why nothing deters a temptation; None under Nash, where nobody answers."""
        if concept.joint:
            return Shortfall(self._answers_at_once(dm, number).worst(temptation))
        if concept.sanction is None:
            return None
        worst = self._answers_in_turn(concept, dm).worst(temptation)
        if concept.sanction == "moves":
            return Shortfall(worst)
        lax = SMR if concept.escape else GMR
        return Shortfall(worst, self.sanction(lax, dm, number, temptation))

    def _answers_in_turn(self, concept: Concept, dm: int) -> InTurn:
        if (concept.id, dm) not in self._in_turn:
            self._in_turn[concept.id, dm] = InTurn(self.moves, concept, dm)
        return self._in_turn[concept.id, dm]

    def _answers_at_once(self, dm: int, number: int) -> AtOnce:
        if self.moves.lookup is None:
            raise NotDefined(self.undefined[SIM.id])
        if (dm, number) not in self._at_once:
            self._at_once = {(dm, number): AtOnce(self.moves, self.moves.lookup, dm, number)}
        return self._at_once[dm, number]
