"""The condition for stability against the oracle, and that the comparison notices planted faults.

A condition is right if today's preferences meet it exactly where the state is stable, and if its
share of strict rankings is the one counted ranking by ranking (or, with more states, by the sets of
states that may lie below the target).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import product
from math import factorial
from typing import Any

import numpy as np
import pytest

from detente.engine import States
from detente.stability import CONCEPTS, Concept
from detente.studies.advice import condition_of, inverse, inverse_answers, inverse_fraction
from detente.studies.advice.inverse_answers import Answers
from detente.studies.advice.inverse_blocks import Blocks
from detente.studies.solution import Solution
from tests.convert import Converted, convert
from tests.oracle import inverse as oracle
from tests.oracle.model import Graph, State
from tests.oracle.random_models import RandomModel, random_model
from tests.oracle.stability import CONCEPTS as LITERAL

FEW = 5
MODELS = 400


@cache
def case(seed: int) -> tuple[RandomModel, Converted, Graph]:
    model = random_model(seed)
    return model, convert(model), model.graph()


def by_subsets(graph: Graph, i: int, s: State, concept: str) -> Fraction:
    """The fraction of strict rankings, counted by which states lie below s."""
    others = [state for state in graph.states if state != s]
    good = 0
    for places in product((0, 2), repeat=len(others)):
        rank = {**dict(zip(others, places, strict=True)), s: 1}
        ranks = tuple(rank if j == i else graph.rank[j] for j in range(graph.n))
        if LITERAL[concept](Graph(graph.n, graph.states, graph.moves, ranks, None), i, s):
            below = sum(places) // 2
            good += factorial(below) * factorial(len(others) - below)
    return Fraction(good, factorial(len(others) + 1))


def small(models: int) -> Iterator[tuple[Converted, Graph]]:
    for model, converted, graph in map(case, range(models)):
        if 2 <= len(model.states) <= FEW:
            yield converted, graph


def differs(concept: str, models: int = MODELS) -> bool:
    """Whether some condition on the small models is not the literal one."""
    for converted, graph in small(models):
        solution = Solution(converted.conflict)
        for i in range(graph.n):
            for state, number in converted.numbers.items():
                found = condition_of(solution, number, f"d{i + 1}", concept)
                if found.met != LITERAL[concept](graph, i, state):
                    return True
                if found.fraction != counted(graph, i, state, concept):
                    return True
    return False


@cache
def counted(graph: Graph, i: int, state: State, concept: str) -> Fraction:
    return by_subsets(graph, i, state, concept)


@pytest.mark.parametrize("concept", inverse.ASKED)
def test_every_condition_is_the_literal_one(concept: str) -> None:
    assert not differs(concept)


@pytest.mark.parametrize("concept", inverse.ASKED)
def test_counting_by_subsets_is_counting_by_rankings(concept: str) -> None:
    for _, graph in small(60):
        for i in range(graph.n):
            state = graph.states[-1]
            assert counted(graph, i, state, concept) == oracle.fraction(graph, i, state, concept)


def test_six_and_seven_states_ranking_by_ranking() -> None:
    seen = 0
    for seed in range(40):
        model, converted, graph = case(seed)
        if len(model.states) in (6, 7):
            state = model.states[seed % len(model.states)]
            solution = Solution(converted.conflict)
            for concept in ("gmr", "sseq"):
                found = condition_of(solution, converted.numbers[state], "d1", concept)
                assert found.fraction == oracle.fraction(graph, 0, state, concept)
                seen += found.count > 0
    assert seen > 3


@pytest.mark.parametrize("concept", ["gmr", "smr", "seq", "sseq"])
def test_more_states(concept: str) -> None:
    """Up to eleven: one-way options, constraints and classes at work together."""
    shares: set[Fraction] = set()
    for seed in range(160):
        model, converted, graph = case(seed)
        if 8 <= len(model.states) <= 11:
            solution = Solution(converted.conflict)
            state = model.states[seed % len(model.states)]
            found = condition_of(solution, converted.numbers[state], "d1", concept)
            if found.count:
                assert found.fraction == by_subsets(graph, 0, state, concept)
                shares.add(found.fraction or Fraction(0))
    assert len(shares) > 5


def taken_for(concept: str, **changed: Any) -> Concept:
    return replace(CONCEPTS[concept], **changed)


WRONG_CONCEPTS = {
    "nash, with answers": taken_for("nash", sanction="moves"),
    "gmr, with a way out": taken_for("gmr", escape=True),
    "gmr, without answers": taken_for("gmr", sanction=None),
    "smr, without a way out": taken_for("smr", escape=False),
    "smr, by improvements": taken_for("smr", sanction="improvements"),
    "seq, by any moves": taken_for("seq", sanction="moves"),
    "sseq, without a way out": taken_for("sseq", escape=False),
    "sseq, by any moves": taken_for("sseq", sanction="moves"),
}


@pytest.mark.parametrize("fault", WRONG_CONCEPTS)
def test_a_wrong_concept_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    concept = fault.partition(",")[0]
    monkeypatch.setattr(inverse, "CONCEPTS", {**CONCEPTS, concept: WRONG_CONCEPTS[fault]})
    assert differs(concept)


class LastMoverForgotten(Answers):
    def to(self, move: int) -> States:
        steps = self.concept.sanction or "moves"
        found = self.engine.one(self.engine.state(move))
        for _ in range(self.engine.size):
            for j in self.others:
                found = found | self.engine.led(j, found, steps)
        return found & ~self.engine.one(self.engine.state(move))


class OneAnswerOnly(Answers):
    def to(self, move: int) -> States:
        start = self.engine.one(self.engine.state(move))
        steps = self.concept.sanction or "moves"
        led = [self.engine.led(j, start, steps) for j in self.others]
        union: States = np.logical_or.reduce([np.zeros_like(start), *led])
        return union & ~start


class OneselfAnswers(Answers):
    def __init__(self, solution: Solution, dm: int, concept: Concept) -> None:
        super().__init__(solution, dm, concept)
        self.others = list(solution.decision_makers)


class AnEscapeForgotten(Answers):
    def escapes(self, answer: int) -> tuple[int, ...]:
        found = super().escapes(answer)
        return found[1:] or found


WRONG_ANSWERS = {
    LastMoverForgotten: "gmr smr seq sseq",
    OneAnswerOnly: "gmr smr seq sseq",
    OneselfAnswers: "gmr smr seq sseq",
    AnEscapeForgotten: "smr sseq",
}


@pytest.mark.parametrize(
    ("wrong", "concept"),
    [(wrong, concept) for wrong, concepts in WRONG_ANSWERS.items() for concept in concepts.split()],
)
def test_wrong_answers_are_noticed(
    wrong: type[Answers], concept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inverse, "Answers", wrong)
    assert differs(concept)


@pytest.mark.parametrize("concept", inverse.ASKED)
def test_states_that_are_drawn_by_a_coin_are_noticed(
    concept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each state below with probability 1/2, instead of one u for all of them."""

    def at_a_half(polynomial: Any, budget: object) -> Fraction:
        half = Fraction(1, 2)
        total = Fraction(0)
        for powers, c in polynomial.items():
            term = Fraction(c)
            for factor, power in powers:
                term *= sum(d * half**a for a, d in factor) ** power
            total += term
        return total

    monkeypatch.setattr(inverse_fraction, "integral", at_a_half)
    assert differs(concept)


@pytest.mark.parametrize("concept", ["gmr", "smr", "seq", "sseq"])
def test_a_lost_block_is_noticed(concept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(blocks: Blocks, budget: Any) -> Fraction:
        kept = Blocks(dict.fromkeys(blocks, 1))
        return inverse_fraction.share(kept, budget)

    monkeypatch.setattr(inverse_answers, "share", lost)
    assert differs(concept)


def test_a_group_of_another_size_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def alone(blocks: Blocks, budget: Any) -> Fraction:
        changed: Blocks = Counter()
        for block, count in blocks.items():
            changed[replace(block, sizes=tuple(1 for _ in block.sizes))] += count
        return inverse_fraction.share(changed, budget)

    monkeypatch.setattr(inverse_answers, "share", alone)
    assert differs("smr")
