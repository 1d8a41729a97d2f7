"""How a state ranks among all states, without a list of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from detente.engine.state import State
from detente.engine.symbolic.engine import Symbolic

if TYPE_CHECKING:
    from oxidd.bcdd import BCDDFunction as Diagram


class Places:
    """The ranks of one decision maker: 1 is best, ties share a rank, none is left out."""

    def __init__(self, engine: Symbolic, dm: int) -> None:
        self._engine = engine
        self._dm = dm
        self._known: dict[tuple[bool, ...], int] = {}

    @cached_property
    def _scores(self) -> Diagram:
        """The scores that some feasible state has."""
        diagrams = self._engine.diagrams
        bits = zip(self._engine.bar(self._dm), self._engine.movers[self._dm].score, strict=True)
        pairs = diagrams.all_of(bar.equiv(bit) for bar, bit in bits)
        states = diagrams.cube(v for digits in diagrams.variables.here.values() for v in digits)
        return diagrams.some(pairs, diagrams.feasible, states)

    @cached_property
    def worst(self) -> int:
        """The last rank."""
        return self._count(self._scores)

    def rank(self, state: State) -> int:
        """The rank of a state."""
        score = self._engine.score(self._dm, state)
        if score not in self._known:
            manager = self._engine.diagrams.manager
            here = [manager.true() if bit else manager.false() for bit in score]
            better = self._engine.diagrams.greater(self._engine.bar(self._dm), here)
            self._known[score] = 1 + self._count(self._scores & better)
        return self._known[score]

    def _count(self, scores: Diagram) -> int:
        free = self._engine.diagrams.variables.count
        return scores.sat_count(free) >> (free - len(self._engine.bar(self._dm)))
