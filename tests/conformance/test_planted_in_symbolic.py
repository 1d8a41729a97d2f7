"""The comparison with the oracle notices every fault that is planted in the symbolic engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import TYPE_CHECKING

import pytest

from detente.conflict import Conflict, Option
from detente.engine.dense import Dense
from detente.engine.option_space import OptionSpace
from detente.engine.protocol import Steps
from detente.engine.symbolic.engine import Symbolic
from detente.engine.symbolic.mover import Mover
from detente.stability import CONCEPTS, stable
from tests.conformance.engine_conformance import STEPS, AlgebraConformance, Case
from tests.conformance.test_dense import TestDense
from tests.conformance.test_planted_faults import MODELS, served
from tests.oracle.stability import CONCEPTS as LITERAL

if TYPE_CHECKING:
    from oxidd.bcdd import BCDDFunction as Diagram

FIRST = 20


def differs(concept: str, made: type[Symbolic], models: int = MODELS) -> bool:
    """Whether some verdict on one of the random models is not the literal one."""
    for conflict, graph, states in served(Dense, concept, models):
        engine = made(conflict, [option.name for option in conflict.options], nodes=2**18)
        space = OptionSpace(conflict)
        for dm in range(graph.n):
            found = stable(CONCEPTS[concept], engine, dm)
            for number, state in enumerate(states, 1):
                if engine.has(found, space.state(number)) != LITERAL[concept](graph, dm, state):
                    return True
    return False


class Changed(Symbolic):
    """The engine with movers of another kind."""

    mover: type[Mover]

    def __init__(self, conflict: Conflict, order: Sequence[str], **room: int) -> None:
        super().__init__(conflict, order, nodes=room["nodes"])
        self.movers = [self.mover(self.diagrams, dm) for dm in conflict.decision_makers]


class AnywhereMover(Mover):
    @cached_property
    def _feasible(self) -> Diagram:
        """Every combination counts as feasible."""
        return self.diagrams.manager.true()


class SlippingMover(Mover):
    def _legal(self, option: Option) -> Diagram:
        """One-way options improve both ways."""
        return self.diagrams.manager.true()


class StuckMover(Mover):
    def _changed(self, option: Option, goal: Diagram) -> Diagram:
        """One-way options never change."""
        return goal


class IndifferentMover(Mover):
    @cached_property
    def improvements(self) -> Diagram:
        """A move to a state as good counts as an improvement."""
        better = super().improvements
        after = [self.moving(bit) for bit in self.score]
        same = (a.equiv(b) for a, b in zip(after, self.score, strict=True))
        legal = (self._legal(o) for o in self.dm.options if o.direction != "both")
        return better | self.diagrams.all_of([*same, self.moving(self._feasible), *legal])


class IdleMover(Mover):
    def affects(self, states: Diagram) -> bool:
        """Only who owns several options is asked."""
        return len(self.dm.options) > 1 and super().affects(states)


class Anywhere(Changed):
    mover = AnywhereMover


class Slipping(Changed):
    mover = SlippingMover


class Stuck(Changed):
    mover = StuckMover


class Indifferent(Changed):
    mover = IndifferentMover


class Idle(Changed):
    mover = IdleMover


class InfeasibleDeters(Symbolic):
    def simultaneous(self, dm: int) -> Diagram:
        """A combination that is infeasible counts as no better."""
        known = [mover.improvements for mover in self.movers]
        assert known
        self.diagrams.conflict = replace(self.conflict, constraints=())
        return super().simultaneous(dm)


class OneRound(Symbolic):
    def worst(self, dm: int, values: Diagram, steps: Steps) -> Diagram:
        for j, mover in enumerate(self.movers):
            if j != dm:
                values |= mover.before(values, steps)
        return values


class Own(Symbolic):
    def worst(self, dm: int, values: Diagram, steps: Steps) -> Diagram:
        """The decision maker answers itself."""
        return super().worst((dm + 1) % len(self.movers), values, steps)


class NeverBack(Symbolic):
    def worst(self, dm: int, values: Diagram, steps: Steps) -> Diagram:
        """Each other as often as it likes, but in the order of the model."""
        for j, mover in enumerate(self.movers):
            while j != dm and (wider := values | mover.before(values, steps)) != values:
                values = wider
        return values


WRONG_ENGINES: dict[type[Symbolic], str] = {
    Anywhere: "gmr smr",
    InfeasibleDeters: "sim",
    Slipping: "seq sseq sim",
    Stuck: "nash gmr smr",
    Indifferent: "seq sseq sim",
    Idle: "gmr smr seq sseq",
    OneRound: "gmr smr seq sseq",
    NeverBack: "gmr smr seq sseq",
    Own: "gmr smr seq sseq",
}


@pytest.mark.parametrize(
    ("made", "concept"),
    [(made, concept) for made, concepts in WRONG_ENGINES.items() for concept in concepts.split()],
)
def test_a_wrong_engine_is_noticed(made: type[Symbolic], concept: str) -> None:
    assert differs(concept, made)


class Circular(Mover):
    def led(self, states: Diagram, steps: Steps) -> Diagram:
        """Who stays counts as having moved."""
        return super().led(states, steps) | states


class Backwards(Mover):
    def led(self, states: Diagram, steps: Steps) -> Diagram:
        """Where a step leads from is taken for where it leads to."""
        return super().leading(states, steps)


class Faulty(AlgebraConformance):
    """The conformance suite for an engine with movers of another kind, on the first models."""

    made: type[Symbolic]

    @classmethod
    @cache
    def cases(cls) -> list[Case]:
        return [
            replace(case, engine=cls.made(case.conflict, _order(case.conflict), nodes=2**16))
            for case in TestDense.cases()[:FIRST]
        ]


def _order(conflict: Conflict) -> list[str]:
    return [option.name for option in conflict.options]


def follows(kind: type[Mover], steps: Steps) -> bool:
    """Whether an engine with such movers passes for following moves as it should."""

    class Wrong(Changed):
        mover = kind

    class One(Faulty):
        made = Wrong

    try:
        One().test_led_and_leading(steps)
    except AssertionError:
        return False
    return True


@pytest.mark.parametrize("kind", [Circular, Backwards, SlippingMover, IndifferentMover])
def test_wrong_steps_are_noticed(kind: type[Mover]) -> None:
    assert not all(follows(kind, steps) for steps in STEPS)


def test_right_steps_are_not() -> None:
    assert all(follows(Mover, steps) for steps in STEPS)


@pytest.mark.parametrize("concept", CONCEPTS)
def test_without_a_fault_nothing_differs(concept: str) -> None:
    assert not differs(concept, Symbolic, models=60)
