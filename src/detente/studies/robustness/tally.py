"""What is counted over all worlds: under each concept, how probable everything is that is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.conflict.statement.syntax import Expr
from detente.engine import Engine, States
from detente.stability import Concept
from detente.studies.robustness.result import Chance, Outlook
from detente.studies.robustness.solving import Found
from detente.studies.robustness.swings import Swings
from detente.studies.robustness.universe import Universe

Floats = NDArray[np.float64]


class Other(IntEnum):
    """What is counted beside the states that hold: nothing holds, the status quo does not, ..."""

    NONE = 0
    UNSETTLED = 1
    SOME = 2
    EVERY = 3


class Tally:
    """What is added up under one concept as worlds are solved: the weight with which things are so.

    The columns of `totals` are the states of a universe, for the weight with which they hold, and
    then what `Other` lists. Where `events` are told apart, `given` has a row for each of them: how
    much of the weight the event is true in.
    """

    def __init__(self, universe: Universe, want: Expr | None, events: int = 0) -> None:
        self._universe, self._want = universe, want
        self.totals: Floats = np.zeros(universe.size + len(Other))
        self.given: Floats = np.zeros((events, len(self.totals)))

    def add(self, found: Found, weights: Floats, given: Floats) -> None:
        """Count some worlds; the weights, and how much of it each event has, are of all worlds."""
        columns, so = self._so(found)
        kinds = len(so)
        self.totals[columns] += np.bincount(found.of, weights[found.worlds], kinds) @ so
        if len(self.given):
            parts = [np.bincount(found.of, one, kinds) for one in given[found.worlds].T]
            self.given[:, columns] += np.stack(parts) @ so

    def _so(self, found: Found) -> tuple[NDArray[np.intp], Floats]:
        """Columns of the totals, and what of them is so for each kind of world."""
        engine, equilibria = found.engine, found.equilibria
        held = equilibria.any(axis=1)
        others = np.zeros((len(equilibria), len(Other)))
        others[:, Other.NONE] = ~held
        places = np.zeros(0, dtype=np.intp)
        if engine is not None:
            places = self._universe.places(engine)
            if engine.status_quo is not None:
                others[:, Other.UNSETTLED] = ~equilibria[:, engine.status_quo - 1]
            if self._want is not None:
                wanted = engine.truth(self._want)
                others[:, Other.SOME] = (equilibria & wanted).any(axis=1)
                others[:, Other.EVERY] = held & ~(equilibria & ~wanted).any(axis=1)
        columns = np.concatenate([places, np.arange(len(Other)) + self._universe.size])
        return columns, np.concatenate([equilibria.astype(np.float64), others], axis=1)

    @property
    def states(self) -> Floats:
        """The weight with which each state holds."""
        return self.totals[: self._universe.size]

    def other(self, which: Other) -> float:
        """The weight with which something else is so."""
        return float(self.totals[self._universe.size + which])

    def outlook(self, limit: int | None, has_quo: bool) -> Outlook:
        """What is told of it: the most probable states first, equals in the order of states."""
        order = ranked(self.states)
        wanted = self._want is not None
        return Outlook(
            equilibria=tuple(
                Chance(self._universe.state(place), float(self.states[place]))
                for place in order[:limit].tolist()
            ),
            count=len(order),
            none=self.other(Other.NONE),
            unsettled=self.other(Other.UNSETTLED) if has_quo else None,
            some=self.other(Other.SOME) if wanted else None,
            every=self.other(Other.EVERY) if wanted else None,
        )

    def swung(self, outlook: Outlook, swings: Swings) -> Outlook:
        """The same with the swings of each equilibrium that is told."""
        places = ranked(self.states)[: len(outlook.equilibria)].tolist()
        pairs = zip(outlook.equilibria, places, strict=True)
        told = (replace(one, swings=swings.swings(place)) for one, place in pairs)
        return replace(outlook, equilibria=tuple(told))


def ranked(probabilities: Floats) -> NDArray[np.intp]:
    """The places of what is probable at all, most probable first; equals to 10^-12 in order."""
    places = np.flatnonzero(probabilities)
    return places[np.argsort(-np.round(probabilities[places], 12), kind="stable")]


@dataclass(frozen=True)
class Question:
    """Whether some equilibrium under a concept satisfies `want`, or the state at `place` is one."""

    concept: Concept
    universe: Universe
    want: Expr | None
    place: int | None

    @property
    def column(self) -> int:
        """Where a tally counts the worlds in which the answer is yes."""
        return self.universe.size + Other.SOME if self.place is None else self.place

    def yes(self, found: Found) -> States:
        """The answer for each row of equilibria."""
        engine = found.engine
        if engine is None:
            return np.zeros(len(found.equilibria), dtype=np.bool_)
        answer: States = np.any(found.equilibria & self._asked(engine), axis=1)
        return answer

    def _asked(self, engine: Engine[Any]) -> States:
        if self.want is not None:
            return engine.truth(self.want)
        assert self.place is not None
        return np.equal(self.universe.places(engine), self.place)
