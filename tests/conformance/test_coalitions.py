"""Coalitional stability against the literal oracle: every coalition, state and concept.

And that this can fail: it notices every fault that is planted here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, reduce
from itertools import product
from operator import or_
from typing import Any

import numpy as np
import pytest

from detente.conflict import Conflict
from detente.engine import Engine, States, engine_for
from detente.engine.arcs import Graph
from detente.engine.dense import Dense
from detente.engine.groups import Bits, Groups, Members, Ranks, Vantage, groups_of
from detente.engine.groups.answers import least
from detente.engine.groups.bits import whole
from detente.engine.groups.graph_form import LegalGroups
from detente.engine.groups.group import Values
from detente.engine.groups.legal import Legal
from detente.engine.groups.option_form import PlainGroups
from detente.engine.groups.parts import Parts
from detente.stability.coalitional import (
    CGMR,
    CNASH,
    COALITIONAL,
    CSEQ,
    CSMR,
    stable_for,
)
from detente.stability.concept import Concept
from detente.studies.coalitions import CoalitionalSolution
from detente.studies.solution import Solution
from tests.convert import convert
from tests.oracle import coalitions as oracle
from tests.oracle import model
from tests.oracle.random_models import random_model

MODELS = 500
PARTS = 10
MOST = 24
"""The most states of a model: the oracle is slow."""

Case = tuple[Conflict, model.Graph, list[model.State]]
Verdict = Callable[[Engine[Any], Members], States]


@cache
def case(seed: int) -> Case | None:
    """A random conflict, the oracle's graph of it, and the oracle's states in order."""
    drawn = random_model(seed)
    if len(drawn.states) > MOST:
        return None
    converted = convert(drawn)
    states = [converted.states[number] for number in sorted(converted.states)]
    return converted.conflict, drawn.graph(), states


@cache
def literal(seed: int, concept: str, coalition: Members) -> list[bool]:
    found = case(seed)
    assert found is not None
    _, graph, states = found
    return [oracle.COALITIONAL[concept](graph, coalition, state) for state in states]


def cases(models: int) -> Iterator[tuple[int, Case]]:
    drawn = ((seed, case(seed)) for seed in range(models))
    return ((seed, found) for seed, found in drawn if found is not None)


@pytest.mark.parametrize("part", range(PARTS))
def test_agrees_with_the_oracle(part: int) -> None:
    for seed, (conflict, graph, _) in cases(MODELS):
        if seed % PARTS != part:
            continue
        verdicts = CoalitionalSolution(Solution(conflict))
        assert verdicts.everywhere
        assert not verdicts.left_out
        verdicts.solve()
        for coalition, concept in product(
            oracle.coalitions(oracle.everyone(graph)), COALITIONAL.values()
        ):
            ours = verdicts.stable(concept, coalition).tolist()
            assert ours == literal(seed, concept.id, coalition), f"seed {seed}: {concept.id}"


def test_for_decision_makers_and_universally_as_the_oracle() -> None:
    for seed, (conflict, graph, states) in cases(60):
        verdicts = CoalitionalSolution(Solution(conflict))
        for concept in COALITIONAL.values():
            universal = [oracle.universally_stable(graph, concept.id, s) for s in states]
            assert verdicts.universal(concept).tolist() == universal, f"seed {seed}"
            for dm in range(graph.n):
                stable = [oracle.stable_for(graph, concept.id, dm, s) for s in states]
                assert verdicts.stable_for(concept, dm).tolist() == stable, f"seed {seed}"


def differs(concept: str, verdict: Verdict, form: str = "any", models: int = 400) -> bool:
    """Whether some verdict on one of the random models is not the literal one."""
    for seed, (conflict, graph, _) in cases(models):
        engine = engine_for(conflict)
        if form != "any" and isinstance(engine, Dense) is not (form == "option"):
            continue
        for coalition in oracle.coalitions(oracle.everyone(graph)):
            if verdict(engine, coalition).tolist() != literal(seed, concept, coalition):
                return True
    return False


def found(concept: Concept, groups: Groups, coalition: Members) -> States:
    return stable_for(concept, groups, coalition, groups.everywhere)


WRONG_CONCEPTS = {
    "cnash, with answers": ("cnash", replace(CNASH, sanction="moves")),
    "cgmr, without answers": ("cgmr", replace(CGMR, sanction=None)),
    "cgmr, with a way out": ("cgmr", replace(CGMR, escape=True)),
    "cgmr, by improvements": ("cgmr", replace(CGMR, sanction="improvements")),
    "csmr, without a way out": ("csmr", replace(CSMR, escape=False)),
    "cseq, by any moves": ("cseq", replace(CSEQ, sanction="moves")),
    "cseq, without answers": ("cseq", replace(CSEQ, sanction=None)),
}


@pytest.mark.parametrize("fault", WRONG_CONCEPTS)
def test_a_wrong_concept_is_noticed(fault: str) -> None:
    concept, wrong = WRONG_CONCEPTS[fault]
    assert differs(concept, lambda engine, h: found(wrong, groups_of(engine), h))


class BetterForOne(Vantage):
    def promising(self, hopes: Any) -> Bits:
        """One member that gains is enough."""
        parts = [Vantage.promising(self, {dm: hope}) for dm, hope in hopes.items()]
        return reduce(np.bitwise_or, parts)


@pytest.mark.parametrize("concept", COALITIONAL)
def test_that_all_members_have_to_gain_is_noticed(concept: str) -> None:
    def verdict(engine: Engine[Any], coalition: Members) -> States:
        groups = groups_of(engine)
        lax = BetterForOne(groups.ranks, groups.everywhere.places)
        return stable_for(COALITIONAL[concept], groups, coalition, lax)

    assert differs(concept, verdict)


class OneOpponent(PlainGroups):
    def others(self, coalition: Members) -> Members:
        return frozenset(sorted(self.everyone - coalition)[:1])


class OnlyAlone(PlainGroups):
    def _led_from(self, able: Members) -> Bits:
        """Sequences of single decision makers' improvements, as some authors have it."""
        return reduce(np.bitwise_or, (self._improvements(frozenset({dm})) for dm in able))


class OnlyTogether(PlainGroups):
    def _led_from(self, able: Members) -> Bits:
        return self._improvements(able)


class NoOneWaySteps(PlainGroups):
    def group(self, members: Members) -> Parts:
        found = super().group(members)
        return replace(found, start=found.start[:0], end=found.end[:0])


class BothWays(PlainGroups):
    def group(self, members: Members) -> Parts:
        found = super().group(members)
        start = np.concatenate([found.start, found.end])
        return replace(found, start=start, end=np.concatenate([found.end, found.start]))


class OneStepBack(PlainGroups):
    def answered(self, others: Members, dm: int) -> Ranks:
        """Only one coalitional improvement follows."""
        rank = self.ranks[dm]
        able = self.able(others)
        found = rank.copy()
        for end, starts in enumerate(whole(self._led_from(able)) if able else []):
            for start in range(self.size):
                if starts >> start & 1:
                    found[start] = min(found[start], rank[end])
        return found


WRONG_PLAIN: dict[type[PlainGroups], str] = {
    OneOpponent: "cgmr csmr cseq",
    OnlyAlone: "cseq",
    OnlyTogether: "cseq",
    NoOneWaySteps: "cnash cgmr csmr cseq",
    BothWays: "cnash cgmr csmr cseq",
    OneStepBack: "cseq",
}


@pytest.mark.parametrize(
    ("made", "concept"),
    [(made, concept) for made, concepts in WRONG_PLAIN.items() for concept in concepts.split()],
)
def test_a_fault_in_option_form_is_noticed(made: type[PlainGroups], concept: str) -> None:
    def verdict(engine: Engine[Any], coalition: Members) -> States:
        assert isinstance(engine, Dense)
        return found(COALITIONAL[concept], made(engine), coalition)

    assert differs(concept, verdict, "option")


class Forgetful(Legal):
    def carried(self, ufunc: np.ufunc, values: Values) -> Values:
        """Who moved last is forgotten."""
        while True:
            before = values
            for mover in range(len(self._arcs)):
                values = self._moved(ufunc, mover, values, values)
            if np.array_equal(before, values):
                return values

    def backwards(self) -> Legal:
        return Forgetful(super().backwards()._arcs)


class LastMoverForgotten(LegalGroups):
    def group(self, members: Members) -> Legal:
        return Forgetful([self._arcs[dm] for dm in sorted(members)])


class TwiceInARow(LegalGroups):
    def answered(self, others: Members, dm: int) -> Ranks:
        several = [self._led_from(c) for c in oracle.coalitions(others)]
        before = [reduce(or_, column) for column in zip(*several, strict=True)]
        return least(self.ranks[dm], before) if several else self.ranks[dm]


class LookersOnLeftOut(LegalGroups):
    def answered(self, others: Members, dm: int) -> Ranks:
        return super().answered(frozenset(j for j in others if len(self._arcs[j].start)), dm)


WRONG_LEGAL: dict[type[LegalGroups], str] = {
    LastMoverForgotten: "cnash cgmr csmr cseq",
    TwiceInARow: "cseq",
    LookersOnLeftOut: "cseq",
}


@pytest.mark.parametrize(
    ("made", "concept"),
    [(made, concept) for made, concepts in WRONG_LEGAL.items() for concept in concepts.split()],
)
def test_a_fault_in_graph_form_is_noticed(made: type[LegalGroups], concept: str) -> None:
    def verdict(engine: Engine[Any], coalition: Members) -> States:
        assert isinstance(engine, Graph)
        return found(COALITIONAL[concept], made(engine), coalition)

    assert differs(concept, verdict, "graph", models=1000)


def test_that_the_way_out_comes_after_the_answer_is_noticed() -> None:
    def verdict(engine: Engine[Any], coalition: Members) -> States:
        groups, vantage = groups_of(engine), groups_of(engine).everywhere
        better = vantage.better(coalition)
        others = groups.group(groups.others(coalition))
        answered = others.carried(np.bitwise_and, better)
        way_out = groups.group(coalition).carried(np.bitwise_or, answered)
        return ~vantage.left(groups.group(coalition), better & way_out)

    assert differs("csmr", verdict)
