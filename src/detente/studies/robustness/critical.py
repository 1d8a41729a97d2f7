"""Which claims and statements a conclusion hangs on (definitions §8, “Critical claims”)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice

import numpy as np

from detente.engine import States
from detente.studies.listing import Listing
from detente.studies.robustness.events import Truths
from detente.studies.robustness.result import Critical, Doubt
from detente.studies.robustness.solving import Solver
from detente.studies.robustness.swings import Swings
from detente.studies.robustness.tally import Question
from detente.studies.robustness.universe import Places

LARGEST = 3
"""The most claims of a set that is tried for overturning a conclusion."""

MOST = 20_000
"""How many sets of claims are tried at most of one size."""

TOLD = 3
"""How many equilibria that come or go are told of an event."""


class Hanging:
    """What the answer to a question hangs on."""

    def __init__(self, solver: Solver, question: Question, swings: Swings) -> None:
        self._solver, self._question, self._swings = solver, question, swings
        self._events = solver.events
        self._base = self._events.base

    def critical(self, largest: int = LARGEST) -> Critical:
        """The swing of each event, what comes and goes with it, and the overturning sets.

        Sets of up to `largest` claims are tried.
        """
        question, events = self._question, self._events.events
        alone = [(place,) for place in range(len(events))]
        held, *answers = self._answers([(), *alone]).tolist()
        before = self._equilibria(())
        doubts = [self._doubt(place, yes != held, before) for place, yes in enumerate(answers)]
        ranked = sorted(doubts, key=_weight, reverse=True)
        sets, size = self._overturning(held, largest)
        return Critical(
            concept=question.concept.id,
            want=question.want,
            state=None if question.place is None else question.universe.state(question.place),
            held=held,
            probability=float(self._swings.totals[question.column]),
            doubts=tuple(ranked),
            sets=tuple(tuple(events[place].name for place in one) for one in sets),
            size=size,
            errors=tuple(self._swings.error(place, single=True) for place in range(len(events))),
        )

    def _truths(self, false: Sequence[Sequence[int]]) -> Truths:
        """The worlds in which exactly some events are false (of positions: see `turned`)."""
        truths = np.tile(self._base, (len(false), 1))
        for row, places in enumerate(false):
            for changed, become in map(self._events.turned, places):
                truths[row, changed] = become
        return truths

    def _answers(self, false: Sequence[Sequence[int]]) -> States:
        """The answers where exactly some events are false."""
        yes = np.zeros(len(false), dtype=np.bool_)
        held = self._events.held(self._truths(false))
        for part in self._solver.solve(held, [self._question.concept]):
            yes[part.worlds] = self._question.yes(part)[part.of]
        return yes

    def _doubt(self, place: int, overturns: bool, before: Places) -> Doubt:
        if_true, if_false = self._swings.conditional(place, self._question.column)
        appear, vanish = self._changes(place, before)
        return Doubt(
            event=self._events.events[place],
            if_true=if_true,
            if_false=if_false,
            error=self._swings.error(place, single=self._question.want is None),
            overturns=overturns,
            appear=appear,
            vanish=vanish,
        )

    def _changes(self, place: int, before: Places) -> tuple[Listing, Listing]:
        """The equilibria that come, and that go, where one event alone is false."""
        after = self._equilibria((place,))
        universe = self._question.universe
        come, gone = np.setdiff1d(after, before), np.setdiff1d(before, after)
        appear, vanish = (
            Listing(len(places), tuple(map(universe.state, places[:TOLD].tolist())))
            for places in (come, gone)
        )
        return appear, vanish

    def _equilibria(self, false: Sequence[int]) -> Places:
        world = self._events.held(self._truths([false]))
        for part in self._solver.solve(world, [self._question.concept]):
            if part.engine is not None:
                places = self._question.universe.places(part.engine)
                held: Places = places[part.equilibria[0]]
                return held
        return np.zeros(0, dtype=np.intp)

    def _overturning(self, held: bool, largest: int) -> tuple[list[tuple[int, ...]], int]:
        """The minimal sets of claims whose falsity overturns the answer, and the largest tried."""
        claims = [
            place
            for place, event in enumerate(self._events.events)
            if event.kind == "claim" and event.confidence > 0
        ]
        found: list[tuple[int, ...]] = []
        for size in range(1, largest + 1):
            sets = list(islice(_new(claims, size, found), MOST + 1))
            if len(sets) > MOST:
                return found, size - 1
            if sets:
                differ = self._answers(sets) != held
                found += [one for one, does in zip(sets, differ, strict=True) if does]
        return found, largest


def _new(
    claims: Sequence[int], size: int, found: Sequence[tuple[int, ...]]
) -> Iterator[tuple[int, ...]]:
    """The sets of a size that have none of those found within them."""
    known = [set(one) for one in found]
    for chosen in combinations(claims, size):
        if not any(one.issubset(chosen) for one in known):
            yield chosen


def _weight(doubt: Doubt) -> tuple[float, bool, float]:
    """By what doubts are ranked: how far they swing the answer, to 10^-12."""
    swing = 0.0 if doubt.swing is None else abs(doubt.swing)
    return round(swing, 12), doubt.overturns, 1 - doubt.event.confidence
