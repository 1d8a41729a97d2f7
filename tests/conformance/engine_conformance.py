"""What every engine must do: the algebra of `detente.engine.protocol`, held against plain loops.

An engine's own test class inherits all of it and says how the engine is made; `AlgebraConformance`
alone where the engine does not list its states.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property, reduce
from itertools import combinations, product
from operator import or_
from random import Random
from typing import Any, cast

import pytest

from detente.conflict import Conflict, StatusQuo
from detente.conflict.statement.syntax import And, Expr, If, Iff, Not, Or, Xor
from detente.engine import Algebra, Engine, NotDefined, Steps
from detente.engine import State as EngineState
from tests.convert import convert
from tests.oracle.model import Graph, State, state_of
from tests.oracle.random_models import random_model
from tests.oracle.reach import group_improvements, group_moves, improvements, moves
from tests.oracle.stability import opponents, sim
from tests.properties.literal import Literal
from tests.strategies import atoms, single_states

MODELS = 100
STEPS: tuple[Steps, Steps] = ("moves", "improvements")
Values = list[int]


@dataclass(frozen=True, eq=False)
class Case:
    """A conflict, the engine's view of it and the literal one; states stand in order."""

    seed: int
    conflict: Conflict
    engine: Algebra[Any, Any]
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

    @cached_property
    def states(self) -> list[EngineState]:
        """Every state as the engines have it."""
        named = ((number, _named(self.literal, state)) for number, state in self.numbered)
        return [
            EngineState(number, levels=name)
            if isinstance(name, tuple)
            else EngineState(number, name=str(name))
            for number, name in named
        ]

    def held(self, found: Any) -> list[bool]:
        """In which states the engine says that they are in a set."""
        return [self.engine.has(found, state) for state in self.states]

    def values(self) -> Iterator[tuple[int, Any, Values]]:
        """Whose values, in the engine's own form and in plain numbers."""
        for dm in self.decision_makers:
            rank, ranks = self.engine.rank(dm), self.ranks(dm)
            yield dm, rank, ranks
            bests = [(self.engine.best(j, rank), self.best(j, ranks)) for j in self.decision_makers]
            yield from ((dm, ours, values) for ours, values in bests)
            for (ours, values), (other, others) in combinations(bests, 2):
                yield dm, self.engine.lesser(ours, other), list(map(min, values, others))

    def best(self, dm: int, values: Values) -> Values:
        """The greatest value among the own moves, and staying."""
        at = dict(zip(self.graph.states, values, strict=True))
        return [max(at[t] for t in moves(self.graph, dm, s) | {s}) for s in self.graph.states]

    def led(self, group: frozenset[int], state: State, steps: Steps) -> frozenset[State]:
        """Where a group can go."""
        reach = group_moves if steps == "moves" else group_improvements
        return reach(self.graph, group, state)


class AlgebraConformance:
    """Inherit, and say how the engine is made."""

    @classmethod
    def make(cls, conflict: Conflict) -> Algebra[Any, Any]:
        """The engine of a conflict."""
        raise NotImplementedError

    @classmethod
    def serves(cls, conflict: Conflict) -> bool:
        """Whether the engine is made for such conflicts."""
        return conflict.states is None and not conflict.coalesced

    @classmethod
    def plain(cls, case: Case, dm: int, values: Any) -> Values:
        """Values of a decision maker in plain numbers."""
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

    def test_sets(self) -> None:
        for case in self.cases():
            assert case.engine.size == len(case.graph.states), case.seed
            for expr in _statements(case):
                held = case.literal.truth(expr)
                found = case.engine.truth(expr)
                assert case.held(found) == [s in held for s in case.graph.states], (case.seed, expr)
                assert case.engine.count(found) == len(held), (case.seed, expr)
                listed = Counter((state.name, state.levels) for state in case.engine.each(found))
                pairs = zip(case.states, case.graph.states, strict=True)
                there = Counter((one.name, one.levels) for one, state in pairs if state in held)
                assert listed == there, (case.seed, expr)

    def test_today(self) -> None:
        """The status quo; None where none is given, or an infeasible one."""
        for case in self.cases():
            assert case.engine.today is None
            for quo, number in _status_quos(case):
                today = self.make(replace(case.conflict, status_quo=quo)).today
                state = None if number is None else case.states[number - 1]
                assert (today is None) == (state is None), case.seed
                if today and state:
                    assert (today.name, today.levels) == (state.name, state.levels), case.seed

    def test_one(self) -> None:
        for case in self.cases():
            for state in case.states:
                held = case.held(case.engine.one(state))
                assert held == [other is state for other in case.states], case.seed

    @pytest.mark.parametrize("steps", STEPS)
    def test_led_and_leading(self, steps: Steps) -> None:
        """Where one step leads from random sets of states, and from where it leads into them."""
        step = moves if steps == "moves" else improvements
        for case in self.cases():
            rng = Random(case.seed)
            for dm, share in product(case.decision_makers, (0.1, 0.5, 1)):
                some = {state for state in case.graph.states if rng.random() < share}
                pairs = zip(case.states, case.graph.states, strict=True)
                ones = [case.engine.one(ours) for ours, state in pairs if state in some]
                if not ones:
                    continue
                ours = reduce(or_, ones)
                ends = {state: step(case.graph, dm, state) for state in case.graph.states}
                led = {end for state in some for end in ends[state]}
                found = case.held(case.engine.led(dm, ours, steps))
                assert found == [state in led for state in case.graph.states], case.seed
                found = case.held(case.engine.leading(dm, ours, steps))
                into = [not some.isdisjoint(ends[state]) for state in case.graph.states]
                assert found == into, case.seed

    def test_lesser_and_best(self) -> None:
        for case in self.cases():
            for owner, ours, values in case.values():
                assert self.plain(case, owner, ours) == values, case.seed
                for dm in case.decision_makers:
                    best = self.plain(case, owner, case.engine.best(dm, ours))
                    assert best == case.best(dm, values), case.seed

    @pytest.mark.parametrize("steps", STEPS)
    def test_worst(self, steps: Steps) -> None:
        """What the others can bring about; whether they may also stay is left to the engine."""
        for case in self.cases():
            for dm in case.decision_makers:
                others = opponents(case.graph, dm)
                led = [case.led(others, state, steps) for state in case.graph.states]
                for owner, ours, values in case.values():
                    at = dict(zip(case.graph.states, values, strict=True))
                    least = [min((at[t] for t in ends), default=None) for ends in led]
                    worst = case.engine.worst(dm, ours, steps)
                    promised = self.plain(case, owner, worst)
                    assert all(
                        low is None or value <= low
                        for value, low in zip(promised, least, strict=True)
                    ), case.seed
                    lesser = self.plain(case, owner, case.engine.lesser(ours, worst))
                    assert lesser == [
                        value if low is None else min(value, low)
                        for value, low in zip(values, least, strict=True)
                    ], case.seed

    def test_contented(self) -> None:
        for case in self.cases():
            for dm, ours, values in case.values():
                ranks = case.ranks(dm)
                hope = case.engine.lesser(case.engine.rank(dm), ours)
                best = case.best(dm, list(map(min, ranks, values)))
                contented = [b <= r for b, r in zip(best, ranks, strict=True)]
                assert case.held(case.engine.contented(dm, hope)) == contented, case.seed

    def test_simultaneous(self) -> None:
        for case in self.cases():
            for dm in case.decision_makers:
                if case.graph.options is None:
                    with pytest.raises(NotDefined):
                        case.engine.simultaneous(dm)
                else:
                    ours = case.held(case.engine.simultaneous(dm))
                    assert ours == [sim(case.graph, dm, s) for s in case.graph.states], case.seed


class EngineConformance(AlgebraConformance):
    """For engines that list the states."""

    @classmethod
    def make(cls, conflict: Conflict) -> Engine[Any]:
        """The engine of a conflict."""
        raise NotImplementedError

    @classmethod
    def plain(cls, case: Case, dm: int, values: Any) -> Values:
        """Values of a decision maker in plain numbers."""
        promised: Values = cls.listing(case).promised(values).tolist()
        return promised

    @classmethod
    def listing(cls, case: Case) -> Engine[Any]:
        """The engine of a case, which lists the states."""
        return cast(Engine[Any], case.engine)

    def test_numbering(self) -> None:
        """The first option varies fastest; a class stands at the place of its first member."""
        for case in self.cases():
            for number, state in case.numbered:
                ours = self.listing(case).state(number)
                assert ours.number == number
                assert (ours.name or ours.levels) == _named(case.literal, state), case.seed

    def test_status_quo(self) -> None:
        """Its number."""
        for case in self.cases():
            assert self.listing(case).status_quo is None
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
                assert self.listing(case).ranks(dm).tolist() == case.ranks(dm), case.seed
                assert self.plain(case, dm, case.engine.rank(dm)) == case.ranks(dm), case.seed

    def test_moves(self) -> None:
        for case in self.cases():
            number = {state: n for n, state in case.numbered}
            for dm, (n, state) in product(case.decision_makers, case.numbered):
                ends = sorted(number[t] for t in moves(case.graph, dm, state))
                assert list(self.listing(case).moves(dm, n)) == ends, case.seed

    @pytest.mark.parametrize("steps", STEPS)
    def test_reached(self, steps: Steps) -> None:
        for case in self.cases():
            everybody = frozenset(case.decision_makers)
            for number, state in case.numbered[:12]:
                led = case.led(everybody, state, steps) - {state}
                ours = self.listing(case).reached(number, steps).tolist()
                assert ours == [s in led for s in case.graph.states], case.seed


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
