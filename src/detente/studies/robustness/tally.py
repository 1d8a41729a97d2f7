"""What is counted over all worlds: under each concept, how probable everything is that is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.conflict.statement.syntax import Expr
from detente.engine import Engine, States
from detente.stability import Concept
from detente.studies.robustness.solving import Found
from detente.studies.robustness.universe import Universe
from detente.studies.robustness.worlds import Floats, Whole, Worlds

LOW = 30
"""Of how many binary digits the numbers are that are added up at once, exactly, as floats."""


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
    much of the weight the event is true in. All are whole numbers.
    """

    def __init__(self, universe: Universe, want: Expr | None, events: int = 0) -> None:
        self._universe, self._want = universe, want
        self.totals: Whole = np.zeros(columns(universe), dtype=np.int64)
        self.given: Whole = np.zeros((events, len(self.totals)), dtype=np.int64)

    def add(self, found: Found, worlds: Worlds) -> None:
        """Count some worlds out of all that were solved together."""
        columns, so = self._so(found)
        self.totals[columns] += _added(worlds.weight[found.worlds, None], found.of, so)[0]
        if len(self.given):
            self.given[:, columns] += _added(worlds.given[found.worlds], found.of, so)

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


def columns(universe: Universe) -> int:
    """How many things are added up: whether each state holds, and what `Other` lists."""
    return universe.size + len(Other)


def _added(weights: Whole, of: NDArray[np.intp], so: Floats) -> Whole:
    """For each column of weights (rows: worlds) how much is so, by the kind that each world is of.

    Products of matrices are fast for floats alone, which hold whole numbers below 2^53 exactly:
    what is larger is added up in two halves.
    """
    high, low = weights >> LOW, weights & ((1 << LOW) - 1)
    found = _product(low, of, so)
    if high.any():
        found += _product(high, of, so) << LOW
    return found


def _product(weights: Whole, of: NDArray[np.intp], so: Floats) -> Whole:
    kinds = [np.bincount(of, column, len(so)) for column in weights.T]
    found: Whole = (np.stack(kinds) @ so).astype(np.int64)
    return found


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
