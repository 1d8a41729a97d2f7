"""What every engine must do: the algebra of `detente.engine.protocol`, held against plain loops.

An engine's own test class inherits all of it and says how the engine is made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from random import Random
from typing import Any

import pytest

from detente.conflict import Conflict, StatusQuo
from detente.conflict.statement.syntax import And, Expr, If, Iff, Not, Or, Xor
from detente.engine import Engine, NotDefined, Steps
from tests.convert import convert
from tests.oracle.model import Graph, State, state_of
from tests.oracle.random_models import random_model
from tests.oracle.reach import group_improvements, group_moves, moves
from tests.oracle.stability import opponents, sim
from tests.properties.literal import Literal
from tests.strategies import atoms, single_states

MODELS = 100
STEPS: tuple[Steps, Steps] = ("moves", "improvements")
Values = list[int]


@dataclass(frozen=True)
class Case:
    """A conflict, the engine's view of it and the literal one; states stand in order."""

    seed: int
    conflict: Conflict
    engine: Engine[Any]
    literal: Literal

    @property
    def graph(self) -> Graph:
        """The oracle's graph."""
        return self.literal.graph

    @property
    def numbered(self) -> list[tuple[int, State]]:
        """Every state with its number."""
        return list(enumerate(self.graph.states, 1))

    @property
    def decision_makers(self) -> range:
        return range(self.graph.n)

    def ranks(self, dm: int) -> Values:
        """The rank of each state, 1 the worst."""
        rank = self.graph.rank[dm]
        return [max(rank.values()) + 1 - rank[s] for s in self.graph.states]

    def values(self) -> Iterator[tuple[Any, Values]]:
        """Values to compute with, in the engine's own form and in plain numbers."""
        for dm, other in product(self.decision_makers, repeat=2):
            rank = self.engine.rank(dm)
            yield self.engine.best(other, rank), self.best(other, self.ranks(dm))
            if dm <= other:
                lesser = map(min, self.ranks(dm), self.ranks(other))
                yield self.engine.lesser(rank, self.engine.rank(other)), list(lesser)

    def best(self, dm: int, values: Values) -> Values:
        """The greatest value among the own moves, and staying."""
        at = dict(zip(self.graph.states, values, strict=True))
        return [max(at[t] for t in moves(self.graph, dm, s) | {s}) for s in self.graph.states]

    def led(self, group: frozenset[int], state: State, steps: Steps) -> frozenset[State]:
        """Where a group can go."""
        reach = group_moves if steps == "moves" else group_improvements
        return reach(self.graph, group, state)


class EngineConformance:
    """Inherit, and say how the engine is made."""

    @classmethod
    def make(cls, conflict: Conflict) -> Engine[Any]:
        """The engine of a conflict."""
        raise NotImplementedError

    @classmethod
    def serves(cls, conflict: Conflict) -> bool:
        """Whether the engine is made for such conflicts."""
        raise NotImplementedError

    @classmethod
    @cache
    def cases(cls) -> list[Case]:
        """Random models that the engine serves."""
        literals = ((seed, _literal(seed)) for seed in range(MODELS))
        return [
            Case(seed, literal.conflict, cls.make(literal.conflict), literal)
            for seed, literal in literals
            if cls.serves(literal.conflict)
        ]

    def test_there_is_something_to_test(self) -> None:
        assert len(self.cases()) > MODELS / 4

    def test_numbering(self) -> None:
        """The first option varies fastest; a class stands at the place of its first member."""
        for case in self.cases():
            assert case.engine.size == len(case.graph.states), case.seed
            for number, state in case.numbered:
                ours = case.engine.state(number)
                assert ours.number == number
                assert (ours.name or ours.levels) == _named(case.literal, state), case.seed

    def test_status_quo(self) -> None:
        """Its number; None where none is given, or an infeasible one."""
        for case in self.cases():
            assert case.engine.status_quo is None
            for quo, number in _status_quos(case):
                engine = self.make(replace(case.conflict, status_quo=quo))
                assert engine.status_quo == number, case.seed

    def test_truth(self) -> None:
        for case in self.cases():
            for expr in _statements(case):
                held = case.literal.truth(expr)
                ours = case.engine.truth(expr).tolist()
                assert ours == [s in held for s in case.graph.states], (case.seed, expr)

    def test_ranks(self) -> None:
        """1 is the worst, ties share a rank, none is left out."""
        for case in self.cases():
            for dm in case.decision_makers:
                assert case.engine.ranks(dm).tolist() == case.ranks(dm), case.seed
                promised = case.engine.promised(case.engine.rank(dm)).tolist()
                assert promised == case.ranks(dm), case.seed

    def test_moves(self) -> None:
        for case in self.cases():
            number = {state: n for n, state in case.numbered}
            for dm, (n, state) in product(case.decision_makers, case.numbered):
                ends = sorted(number[t] for t in moves(case.graph, dm, state))
                assert list(case.engine.moves(dm, n)) == ends, case.seed

    @pytest.mark.parametrize("steps", STEPS)
    def test_reached(self, steps: Steps) -> None:
        for case in self.cases():
            everybody = frozenset(case.decision_makers)
            for number, state in case.numbered[:12]:
                led = case.led(everybody, state, steps) - {state}
                ours = case.engine.reached(number, steps).tolist()
                assert ours == [s in led for s in case.graph.states], case.seed

    def test_lesser_and_best(self) -> None:
        for case in self.cases():
            for ours, values in case.values():
                assert case.engine.promised(ours).tolist() == values, case.seed
                for dm in case.decision_makers:
                    best = case.engine.promised(case.engine.best(dm, ours))
                    assert best.tolist() == case.best(dm, values), case.seed

    @pytest.mark.parametrize("steps", STEPS)
    def test_worst(self, steps: Steps) -> None:
        """What the others can bring about; whether they may also stay is left to the engine."""
        for case in self.cases():
            for dm in case.decision_makers:
                others = opponents(case.graph, dm)
                led = [case.led(others, state, steps) for state in case.graph.states]
                for ours, values in case.values():
                    at = dict(zip(case.graph.states, values, strict=True))
                    least = [min((at[t] for t in ends), default=None) for ends in led]
                    worst = case.engine.worst(dm, ours, steps)
                    promised = case.engine.promised(worst).tolist()
                    assert all(
                        low is None or value <= low
                        for value, low in zip(promised, least, strict=True)
                    ), case.seed
                    lesser = case.engine.promised(case.engine.lesser(ours, worst)).tolist()
                    assert lesser == [
                        value if low is None else min(value, low)
                        for value, low in zip(values, least, strict=True)
                    ], case.seed

    def test_contented(self) -> None:
        for case in self.cases():
            for dm in case.decision_makers:
                ranks = case.ranks(dm)
                for ours, values in case.values():
                    hope = case.engine.lesser(case.engine.rank(dm), ours)
                    best = case.best(dm, list(map(min, ranks, values)))
                    contented = [b <= r for b, r in zip(best, ranks, strict=True)]
                    assert case.engine.contented(dm, hope).tolist() == contented, case.seed

    def test_simultaneous(self) -> None:
        for case in self.cases():
            for dm in case.decision_makers:
                if case.graph.options is None:
                    with pytest.raises(NotDefined):
                        case.engine.simultaneous(dm)
                else:
                    ours = case.engine.simultaneous(dm).tolist()
                    assert ours == [sim(case.graph, dm, s) for s in case.graph.states], case.seed


@cache
def _literal(seed: int) -> Literal:
    return Literal(convert(random_model(seed)).conflict)


def _named(literal: Literal, state: State) -> State:
    """What an engine calls a state of the oracle: a class by its name."""
    members = literal.form.classes if literal.form else ()
    classes = zip(members, literal.conflict.coalesced, strict=True)
    return next((one.name for same, one in classes if same == state), state)


def _status_quos(case: Case) -> Iterator[tuple[StatusQuo, int | None]]:
    number = {state: n for n, state in case.numbered}
    form, options = case.literal.form, case.conflict.options
    if form is None:
        yield from ((StatusQuo({}, str(state)), n) for state, n in number.items())
        return
    everything = list(product(*(range(len(option.levels)) for option in options)))
    for config in Random(case.seed).sample(everything, min(4, len(everything))):
        at = zip(options, config, strict=True)
        levels = {option.name: option.level_ids[level] for option, level in at if level}
        yield StatusQuo(levels), number.get(state_of(form, config))


def _statements(case: Case) -> Iterator[Expr]:
    """All atoms, and some statements made of them."""
    single = single_states(case.conflict)
    items = single if case.conflict.states is not None else single + atoms(case.conflict.options)
    yield from items
    rng = Random(case.seed)
    for _ in range(4):
        one, two, three = (rng.choice(items) for _ in range(3))
        yield from (Not(one), And((one, two, three)), Or((one, two, three)), Xor((one, two)))
        yield from (If(one, two), Iff(one, two), If(Or((one, two)), Not(three)))
