"""What is counted over all worlds: under each concept, how probable everything is that is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.conflict.statement.syntax import Expr
from detente.engine import Engine, States
from detente.stability import Concept
from detente.studies.robustness.result import Chance, Outlook
from detente.studies.robustness.solving import Found
from detente.studies.robustness.universe import Universe

Floats = NDArray[np.float64]


class Tally:
    """The probabilities under one concept, added up as worlds are solved."""

    def __init__(self, universe: Universe, want: Expr | None) -> None:
        self._universe, self._want = universe, want
        self.states: Floats = np.zeros(universe.size)
        self.none = self.unsettled = self.some = self.every = 0.0

    def add(self, found: Found, chance: Floats) -> None:
        """Count some worlds; `chance` has the probability of each of all worlds."""
        weight = np.bincount(found.of, chance[found.worlds], len(found.equilibria))
        engine, equilibria = found.engine, found.equilibria
        held = equilibria.any(axis=1)
        self.none += float(weight[~held].sum())
        if engine is None:
            return
        self.states[self._universe.places(engine)] += weight @ equilibria
        if engine.status_quo is not None:
            self.unsettled += float(weight[~equilibria[:, engine.status_quo - 1]].sum())
        if self._want is not None:
            wanted = engine.truth(self._want)
            self.some += float(weight[(equilibria & wanted).any(axis=1)].sum())
            self.every += float(weight[held & ~(equilibria & ~wanted).any(axis=1)].sum())

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
            none=self.none,
            unsettled=self.unsettled if has_quo else None,
            some=self.some if wanted else None,
            every=self.every if wanted else None,
        )


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
