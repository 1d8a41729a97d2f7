"""Why a state of a large conflict is stable or not: its own moves and the answers to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import product
from math import prod
from operator import ne
from typing import TYPE_CHECKING

from detente.conflict.problem import LimitError
from detente.engine import State, Steps
from detente.engine.symbolic.engine import Symbolic
from detente.engine.symbolic.places import Places
from detente.stability import CONCEPTS, Concept
from detente.studies.explanation.answer import Answer
from detente.studies.explanation.moves import Change, Step
from detente.studies.explanation.position import (
    Deterrent,
    Position,
    Temptation,
    Temptations,
    strictest_first,
)

if TYPE_CHECKING:
    from oxidd.bcdd import BCDDFunction as Diagram

MOST = 2**12
"""The most combinations of own options of a decision maker that are gone through."""


class Closeup:
    """The surroundings of one state, in an engine that does not list the states."""

    def __init__(self, engine: Symbolic, state: State) -> None:
        self.engine = engine
        self.state = state
        self.dms = engine.conflict.decision_makers
        self._places = [Places(engine, dm) for dm in range(len(self.dms))]

    def rank(self, dm: int, state: State) -> int:
        """The rank of a state for a decision maker, 1 is best."""
        return self._places[dm].rank(state)

    def worst(self, dm: int) -> int:
        """The last rank of a decision maker."""
        return self._places[dm].worst

    def better(self, dm: int, state: State, other: State) -> bool:
        """Whether a decision maker prefers a state to another."""
        return self.engine.score(dm, state) > self.engine.score(dm, other)

    def moves(self, dm: int, state: State) -> list[State]:
        """R_i(s): where a decision maker can move to. Raises `LimitError` for too many options."""
        one = self.dms[dm]
        if prod(len(option.levels) for option in one.options) > MOST:
            message = f"{one.label} has more than {MOST:,} combinations of options to go through"
            raise LimitError(f"{message}; leave out options that do not matter")
        levels = state.levels or ()
        start = next(
            (k for k, option in enumerate(self.engine.conflict.options) if option.owner == one.id),
            0,
        )
        own = levels[start : start + len(one.options)]
        ranges = (
            range(
                here if option.direction == "up" else 0,
                here + 1 if option.direction == "down" else len(option.levels),
            )
            for option, here in zip(one.options, own, strict=True)
        )
        ends = (
            State(0, (*levels[:start], *choice, *levels[start + len(own) :]))
            for choice in product(*ranges)
            if choice != own
        )
        return [end for end in ends if self.engine.has(self.engine.diagrams.feasible, end)]

    def improvements(self, dm: int, state: State) -> list[State]:
        """R_i⁺(s), best first, among equals those first that change the fewest options."""
        found = [end for end in self.moves(dm, state) if self.better(dm, end, state)]
        return sorted(found, key=lambda end: (self.rank(dm, end), distance(state, end)))

    def step(self, mover: int, before: State, after: State, dm: int) -> Step:
        """A move as the decision maker `dm` looks at it."""
        levels = zip(before.levels or (), after.levels or (), strict=True)
        pairs = zip(self.engine.conflict.options, levels, strict=True)
        changes = (Change(o.name, o.level_ids[a], o.level_ids[b]) for o, (a, b) in pairs if a != b)
        ranks = [(self.rank(j, before), self.rank(j, after)) for j in (mover, dm)]
        return Step(mover, after, tuple(changes), ranks[0], ranks[1])

    def way_out(self, dm: int, state: State) -> Step | None:
        """The decision maker's own best move from a state; None if it has none."""
        ends = self.moves(dm, state)
        best = min(ends, key=lambda end: (self.rank(dm, end), distance(state, end)), default=None)
        return None if best is None else self.step(dm, state, best, dm)


def distance(one: State, other: State) -> int:
    """How many options differ between two states."""
    return sum(map(ne, one.levels or (), other.levels or ()))


class InTurn:
    """The answers to moves of one decision maker from the state, one after the other."""

    def __init__(self, close: Closeup, concept: Concept, dm: int) -> None:
        assert concept.sanction is not None
        engine = close.engine
        self._close, self._concept, self._dm = close, concept, dm
        self._steps: Steps = concept.sanction
        self._others = [j for j in range(len(close.dms)) if j != dm]
        rank = engine.rank(dm)
        end = engine.best(dm, rank) if concept.escape else rank
        self._layers = [engine.up_to(dm, end, close.state)]
        self._deterred = engine.worst(dm, self._layers[0], self._steps)

    def deters(self, end: State) -> bool:
        """Whether a move to this state is answered so that it gains nothing."""
        return self._close.engine.has(self._deterred, end)

    def answer(self, end: State) -> Answer:
        """A shortest answer to a move to this state."""
        close, dm = self._close, self._dm
        legs = list(self._way(end))
        starts = [end, *(state for _, state in legs)]
        pairs = zip(starts, legs, strict=False)
        steps = tuple(close.step(j, here, there, dm) for here, (j, there) in pairs)
        outcome = legs[-1][1]
        escape = close.way_out(dm, outcome) if self._concept.escape else None
        answer = Answer(steps, outcome, close.rank(dm, outcome), escape, anyway=False)
        unprovoked = self._unprovoked(end, legs)
        if not unprovoked or not self._harmed(unprovoked[-1].state):
            return answer
        return replace(
            answer, anyway=True, unprovoked=unprovoked, anyway_rank=unprovoked[-1].rank[1]
        )

    def _way(self, state: State) -> Iterator[tuple[int, State]]:
        """The moves of a shortest answer: who moves, and to where."""
        engine, movers = self._close.engine, self._close.engine.movers
        while not engine.has(self._layers[-1], state):
            last = self._layers[-1]
            wider = (movers[j].before(last, self._steps) for j in self._others)
            self._layers.append(engine.diagrams.any_of(wider))
        depth = next(k for k, layer in enumerate(self._layers) if engine.has(layer, state))
        for layer in reversed(self._layers[:depth]):
            mover, state = self._leg(state, layer)
            yield mover, state

    def _leg(self, state: State, goal: Diagram) -> tuple[int, State]:
        """A move into a set that changes the fewest options; of those the best for the mover."""
        close = self._close
        ends = [
            (distance(state, end), close.rank(j, end), j, end)
            for j in self._others
            for end in close.moves(j, state)
            if close.engine.has(goal, end)
            and (self._steps == "moves" or close.better(j, end, state))
        ]
        *_, mover, end = min(ends, key=lambda found: found[:3])
        return mover, end

    def _unprovoked(self, end: State, legs: Sequence[tuple[int, State]]) -> tuple[Step, ...]:
        """The same changes made from the state itself; no moves where they cannot be made there."""
        close, here, before = self._close, self._close.state, end
        steps: list[Step] = []
        for mover, after in legs:
            shift = zip(here.levels or (), before.levels or (), after.levels or (), strict=True)
            there = State(0, tuple(b if a != b else h for h, a, b in shift))
            if there not in close.moves(mover, here):
                return ()
            if self._steps == "improvements" and not close.better(mover, there, here):
                return ()
            steps.append(close.step(mover, here, there, self._dm))
            here, before = there, after
        return tuple(steps)

    def _harmed(self, end: State) -> bool:
        """Whether the decision maker is worse off in the end, after its way out if it has one."""
        close, dm = self._close, self._dm
        ends = [end, *(close.moves(dm, end) if self._concept.escape else ())]
        return all(close.better(dm, close.state, one) for one in ends)


class AtOnce:
    """The answers to moves of one decision maker from the state, made at the same moment."""

    def __init__(self, close: Closeup, dm: int) -> None:
        engine = close.engine
        self._close, self._dm = close, dm
        self._choices = {
            j: [close.state, *close.improvements(j, close.state)]
            for j in range(len(close.dms))
            if j != dm
        }
        self._no_better = engine.up_to(dm, engine.rank(dm), close.state) & engine.diagrams.feasible

    def deters(self, end: State) -> bool:
        """Whether a move to this state is answered so that it gains nothing."""
        return self._outcomes(end).satisfiable()

    def answer(self, end: State) -> Answer:
        """An answer to a move to this state in which nobody moves who need not."""
        close, dm = self._close, self._dm
        found = self._outcomes(end)
        for j in self._choices:
            if (fewer := found & self._own(j, close.state)).satisfiable():
                found = fewer
        outcome = next(close.engine.each(found))
        steps = tuple(
            close.step(j, close.state, choice, dm)
            for j, choices in self._choices.items()
            for choice in choices[1:]
            if close.engine.has(self._own(j, choice), outcome)
        )
        answer = Answer(steps, outcome, close.rank(dm, outcome), joint=True, anyway=False)
        levels = zip(close.state.levels or (), end.levels or (), outcome.levels or (), strict=True)
        there = State(0, tuple(s if s != e else o for s, e, o in levels))
        engine = close.engine
        if not engine.has(engine.diagrams.feasible, there):
            return answer
        if not close.better(dm, close.state, there):
            return answer
        return replace(answer, anyway=True, unprovoked=steps, anyway_rank=close.rank(dm, there))

    def _outcomes(self, end: State) -> Diagram:
        diagrams = self._close.engine.diagrams
        chosen = (
            diagrams.any_of(self._own(j, choice) for choice in choices)
            for j, choices in self._choices.items()
        )
        return diagrams.all_of([self._no_better, self._own(self._dm, end), *chosen])

    def _own(self, dm: int, state: State) -> Diagram:
        """Where a decision maker's own options stand as in a state."""
        diagrams = self._close.engine.diagrams
        pairs = zip(self._close.engine.conflict.options, state.levels or (), strict=True)
        owner = self._close.dms[dm].id
        return diagrams.all_of(diagrams.levels(o)[level] for o, level in pairs if o.owner == owner)


def position(close: Closeup, concepts: Sequence[str], dm: int, limit: int | None) -> Position:
    """How the state looks to a decision maker, counted from 0."""

    @cache
    def answers(concept: str) -> InTurn | AtOnce | None:
        one = CONCEPTS[concept]
        if one.joint:
            return AtOnce(close, dm)
        return None if one.sanction is None else InTurn(close, one, dm)

    def deterred(concept: str, end: State) -> bool:
        found = answers(concept)
        return found is not None and found.deters(end)

    def temptation(end: State, free: tuple[str, ...]) -> Temptation:
        told: list[Deterrent] = []
        for strictest, served in strictest_first(CONCEPTS[c] for c in concepts if c not in free):
            found = answers(strictest.id)
            assert found is not None
            told.append(Deterrent(served, found.answer(end)))
        return Temptation(close.step(dm, close.state, end, dm), tuple(told), {})

    kinds: dict[tuple[str, ...], list[State]] = {}
    for end in close.improvements(dm, close.state):
        free = tuple(concept for concept in concepts if not deterred(concept, end))
        kinds.setdefault(free, []).append(end)
    leaves = {concept for free in kinds for concept in free}
    return Position(
        dm,
        close.rank(dm, close.state),
        close.worst(dm),
        tuple(concept for concept in concepts if concept not in leaves),
        tuple(
            Temptations(free, len(ends), tuple(temptation(end, free) for end in ends[:limit]))
            for free, ends in sorted(kinds.items(), key=lambda kind: len(kind[0]), reverse=True)
        ),
    )
