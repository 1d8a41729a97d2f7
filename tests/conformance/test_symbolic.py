"""The symbolic engine does what every engine must."""

from __future__ import annotations

from bisect import bisect
from functools import cache
from random import Random
from typing import Any

from detente.conflict import Conflict
from detente.engine import State
from detente.engine.symbolic.engine import Symbolic
from tests.conformance.engine_conformance import AlgebraConformance, Case, Values


class TestSymbolic(AlgebraConformance):
    @classmethod
    def make(cls, conflict: Conflict) -> Symbolic:
        """In any order of the options."""
        order = [option.name for option in conflict.options]
        Random(len(order)).shuffle(order)
        return Symbolic(conflict, order, nodes=2**18)

    @classmethod
    def plain(cls, case: Case, dm: int, values: Any) -> Values:
        """The least rank whose score, as a bar, is not exceeded."""
        engine = case.engine
        assert isinstance(engine, Symbolic)
        bars = _bars(engine, case, dm)

        def rank(state: State) -> int:
            return 1 + bisect(bars, False, key=lambda bar: engine.within(dm, values, state, bar))

        return list(map(rank, case.states))


@cache
def _bars(engine: Symbolic, case: Case, dm: int) -> list[tuple[bool, ...]]:
    """The score of each rank, the worst first."""
    of = dict(zip(case.ranks(dm), case.states, strict=True))
    return [engine.score(dm, of[rank]) for rank in sorted(of)]
