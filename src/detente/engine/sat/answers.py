"""How the others may answer a move so that it is not worth making (definitions §3)."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from detente.engine.protocol import Steps
from detente.engine.sat.circuit import FALSE, TRUE
from detente.engine.sat.formula import State
from detente.engine.sat.game import Game


class Reasoning(Protocol):
    """What this engine needs to know of a solution concept (see `detente.stability.concept`)."""

    @property
    def sanction(self) -> Steps | None:
        """How the others may answer, None for not at all."""
        ...

    @property
    def escape(self) -> bool:
        """Whether the decision maker reckons with its own way out of the answer."""
        ...

    @property
    def joint(self) -> bool:
        """Whether the others improve at the same moment."""
        ...


class Move(NamedTuple):
    """A move of a decision maker from `start` to `moved`; `tempting` says that it improves."""

    dm: int
    start: State
    moved: State
    tempting: int


class Answers:
    """Clauses that say: if this move improves, it is answered.

    Answers in turn are a path of so many rounds in which each opponent, in the model's order,
    makes one move or none. It is free in the clauses: a solver that finds values for them has found
    an answer. Not to move is always allowed, so that the clauses ask nothing of a state from which
    the move does not improve. The mover itself is better off after its move, so that an answer in
    which nobody moves never deters: somebody moves.
    """

    def __init__(self, game: Game, reasoning: Reasoning, rounds: int) -> None:
        self.game = game
        self.circuit = game.circuit
        self.reasoning = reasoning
        self.rounds = rounds

    def answer(self, move: Move) -> None:
        """That a move is answered if it improves."""
        dm, start, moved, tempting = move
        others = self.game.others(dm)
        if self.reasoning.joint:
            end = self._at_once(others, start, moved)
            self.circuit.require(-tempting, self.game.feasible([dm, *others], end))
        elif self.reasoning.sanction is not None:
            end = self._in_turn(others, moved, self.reasoning.sanction)
        else:
            end = moved
        self.circuit.require(-tempting, -self.game.better(dm, end, start))
        if self.reasoning.escape:
            self._no_way_out(move, end)

    def _in_turn(self, others: list[int], start: State, steps: Steps) -> State:
        """A state to which a legal sequence of the others leads, or where it started."""
        for _ in range(self.rounds):
            for mover in others:
                start = self._turn(mover, start, steps)
        return start

    def _at_once(self, others: list[int], start: State, moved: State) -> State:
        """The move together with a choice of improvements from the same start."""
        for mover in others:
            improved = self._turn(mover, start, "improvements")
            moved = self.game.put(moved, mover, [improved[p] for p in self.game.own[mover]])
        return moved

    def _turn(self, mover: int, before: State, steps: Steps) -> State:
        """The state after one move of `mover`, or after none."""
        game, circuit = self.game, self.circuit
        after = game.put(before, mover, game.free(game.own[mover]))
        moves = circuit.fresh()
        for place in game.own[mover]:
            for old, new in zip(before[place], after[place], strict=True):
                circuit.require(moves, -new, old)
        circuit.require(game.legal(mover, before, after))
        circuit.require(-moves, game.feasible([mover], after))
        if steps == "improvements":
            circuit.require(-moves, game.better(mover, after, before))
        return after

    def _no_way_out(self, move: Move, end: State) -> None:
        """That no move of the decision maker from `end` leads to a state better than the start."""
        dm, start, _, tempting = move
        for choice in self.game.choices(dm):
            out = self.game.put(end, dm, choice)
            if self.game.legal(dm, end, out) == TRUE:
                feasible = self.game.feasible([dm], out)
                if feasible != FALSE:
                    better = self.game.better(dm, out, start)
                    self.circuit.require(-tempting, -feasible, -better)
