"""The comparison with the oracle can fail: it notices every fault that is planted here.

A fault is a wrong concept or a wrong engine. Random models are gone through until a verdict differs
from the literal one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from detente.conflict import Conflict
from detente.engine import Engine, States, Steps
from detente.engine.arcs import INFINITE, Arcs, Graph
from detente.engine.dense import Dense, Values
from detente.engine.improvements import Improvements
from detente.engine.simultaneous import simultaneous
from detente.stability import CONCEPTS, GMR, NASH, SEQ, SIM, SMR, SSEQ, Concept, stable
from tests.convert import convert
from tests.oracle import model
from tests.oracle.random_models import random_model
from tests.oracle.stability import CONCEPTS as LITERAL

MODELS = 400
Made = type[Dense] | type[Graph]
Verdict = Callable[[Engine[Any], int], States]
Case = tuple[Conflict, model.Graph, list[model.State]]


@cache
def case(seed: int) -> Case:
    """A random conflict, the oracle's graph of it, and the oracle's states in order."""
    drawn = random_model(seed)
    converted = convert(drawn)
    states = [converted.states[number] for number in sorted(converted.states)]
    return converted.conflict, drawn.graph(), states


def served(made: Made, concept: str, models: int) -> Iterator[Case]:
    """The random models that an engine serves and for which a concept is defined."""
    for conflict, graph, states in map(case, range(models)):
        plain = conflict.states is None and not conflict.coalesced
        if (plain or issubclass(made, Graph)) and (concept != "sim" or graph.options is not None):
            yield conflict, graph, states


def differs(concept: str, made: Made, verdict: Verdict, models: int = MODELS) -> bool:
    """Whether some verdict on one of the random models is not the literal one."""
    for conflict, graph, states in served(made, concept, models):
        engine = made(conflict)
        for dm in range(graph.n):
            literal = [LITERAL[concept](graph, dm, state) for state in states]
            if verdict(engine, dm).tolist() != literal:
                return True
    return False


def under(concept: Concept) -> Verdict:
    return lambda engine, dm: stable(concept, engine, dm)


@pytest.mark.parametrize("made", [Dense, Graph])
@pytest.mark.parametrize("concept", CONCEPTS)
def test_without_a_fault_nothing_differs(made: Made, concept: str) -> None:
    assert not differs(concept, made, under(CONCEPTS[concept]), models=60)


WRONG_CONCEPTS = {
    "nash, with answers": ("nash", replace(NASH, sanction="moves")),
    "gmr, with a way out": ("gmr", replace(GMR, escape=True)),
    "gmr, by improvements": ("gmr", replace(GMR, sanction="improvements")),
    "gmr, without answers": ("gmr", replace(GMR, sanction=None)),
    "smr, without a way out": ("smr", replace(SMR, escape=False)),
    "smr, by improvements": ("smr", replace(SMR, sanction="improvements")),
    "seq, by any moves": ("seq", replace(SEQ, sanction="moves")),
    "seq, with a way out": ("seq", replace(SEQ, escape=True)),
    "sseq, by any moves": ("sseq", replace(SSEQ, sanction="moves")),
    "sseq, without a way out": ("sseq", replace(SSEQ, escape=False)),
    "sim, in turn": ("sim", replace(SIM, joint=False, sanction="improvements")),
    "sim, without answers": ("sim", replace(SIM, joint=False)),
}


@pytest.mark.parametrize("made", [Dense, Graph])
@pytest.mark.parametrize("fault", WRONG_CONCEPTS)
def test_a_wrong_concept_is_noticed(made: Made, fault: str) -> None:
    concept, wrong = WRONG_CONCEPTS[fault]
    assert differs(concept, made, under(wrong))


def only_the_best(engine: Engine[Any], dm: int) -> States:
    """Nash stability by whether the very best state is in reach."""
    ranks = engine.ranks(dm)
    ends = (engine.moves(dm, number) for number in range(1, engine.size + 1))
    best = [any(ranks[t - 1] == ranks.max() for t in targets) for targets in ends]
    verdict: States = ~np.array(best) | (ranks == ranks.max())
    return verdict


def way_out_first(engine: Engine[Any], dm: int) -> States:
    """Symmetric metarationality with the way out before the answer, not after it."""
    rank = engine.rank(dm)
    answered = engine.lesser(rank, engine.worst(dm, rank, "moves"))
    return engine.contented(dm, engine.lesser(rank, engine.best(dm, answered)))


def no_answer_deters(engine: Engine[Any], dm: int) -> States:
    """Simultaneous stability wherever no opponent has an improvement."""
    others = [j for j in range(len(engine.conflict.decision_makers)) if j != dm]
    idle: States = np.all([stable(NASH, engine, j) for j in others], axis=0)
    return engine.simultaneous(dm) | idle


WRONG_VERDICTS: dict[str, tuple[str, Verdict]] = {
    "nash, only the best": ("nash", only_the_best),
    "smr, the way out first": ("smr", way_out_first),
    "sim, no answer deters": ("sim", no_answer_deters),
}


@pytest.mark.parametrize("made", [Dense, Graph])
@pytest.mark.parametrize("fault", WRONG_VERDICTS)
def test_a_wrong_verdict_is_noticed(made: Made, fault: str) -> None:
    assert differs(WRONG_VERDICTS[fault][0], made, WRONG_VERDICTS[fault][1])


class OneOpponentAtOnce(Dense):
    def simultaneous(self, dm: int) -> States:
        """No two opponents join: each deters all improvements alone, or none does."""
        verdict = stable(NASH, self, dm)
        for other in range(len(self.turns)):
            if other != dm:
                turns = [self.turns[dm], self.turns[other]]
                ranks = [self.rank(dm).ravel(), self.rank(other).ravel()]
                verdict = verdict | simultaneous(self.space.cells, turns, ranks, 0)
        return verdict


class InfeasibleDeters(Dense):
    def simultaneous(self, dm: int) -> States:
        """A combination that is infeasible counts as no better."""
        ranks = [self.rank(j).ravel() for j in range(len(self.turns))]
        ranks[dm] = np.maximum(ranks[dm], 1)
        return simultaneous(self.space.cells, self.turns, ranks, dm)


class OneWayIgnored(Dense):
    def __init__(self, conflict: Conflict) -> None:
        """Every option may change both ways."""
        dms = (
            replace(dm, options=tuple(replace(o, direction="both") for o in dm.options))
            for dm in conflict.decision_makers
        )
        super().__init__(replace(conflict, decision_makers=tuple(dms)))


class InfeasibleNotReset(Dense):
    def __init__(self, conflict: Conflict) -> None:
        super().__init__(conflict)
        self._infeasible = np.zeros(self.cube.shape, dtype=np.bool_)


class OneRound(Dense):
    def worst(self, dm: int, values: Values, steps: Steps) -> Values:
        worst = np.where(self._infeasible, INFINITE, values)
        for mover in range(len(self.turns)):
            if mover != dm:
                worst = self._carried(mover, worst, steps)
        return worst


class FirstOpponentOnly(Dense):
    def worst(self, dm: int, values: Values, steps: Steps) -> Values:
        worst = np.where(self._infeasible, INFINITE, values)
        others = [j for j in range(len(self.turns)) if j != dm]
        return self._carried(others[0], worst, steps) if others else worst


class IndifferentMoves(Dense):
    def _improvements(self, mover: int) -> Improvements:
        """A tie is broken by the number of the state."""
        rank = self.rank(mover).ravel()
        strict = np.where(rank > 0, rank * self.cube.size + np.arange(self.cube.size), 0)
        return Improvements(self.turns[mover], strict.astype(np.int32))


class LastMoverForgotten(Graph):
    def worst(self, dm: int, values: Values, steps: Steps) -> Values:
        arcs = self._arcs if steps == "moves" else self._improvements
        after = values
        for _ in range(self.size):
            for j in range(len(arcs)):
                if j != dm:
                    after = np.minimum(after, arcs[j].least(after))
        return after


class OneMoveOnly(Graph):
    def worst(self, dm: int, values: Values, steps: Steps) -> Values:
        arcs = self._arcs if steps == "moves" else self._improvements
        worst = np.full(self.size, INFINITE, dtype=np.int32)
        for j in range(len(arcs)):
            if j != dm:
                worst = np.minimum(worst, arcs[j].least(values))
        return worst


class NoMoveDeters(Graph):
    def worst(self, dm: int, values: Values, steps: Steps) -> Values:
        worst = super().worst(dm, values, steps)
        return np.where(worst == INFINITE, 0, worst)


class IndifferentArcs(Graph):
    def __init__(self, conflict: Conflict) -> None:
        """A move to a state as good counts as an improvement."""
        super().__init__(conflict)
        self._improvements = [
            Arcs(arcs.start[kept], arcs.end[kept])
            for arcs, rank in zip(self._arcs, self._ranks, strict=True)
            for kept in [rank[arcs.end] >= rank[arcs.start]]
        ]


WRONG_ENGINES: dict[Made, str] = {
    OneOpponentAtOnce: "sim",
    InfeasibleDeters: "sim",
    OneWayIgnored: "nash gmr smr seq sseq sim",
    InfeasibleNotReset: "gmr smr",
    OneRound: "gmr smr seq sseq",
    FirstOpponentOnly: "gmr smr seq sseq",
    IndifferentMoves: "seq sseq",
    LastMoverForgotten: "gmr smr seq sseq",
    OneMoveOnly: "gmr smr seq sseq",
    NoMoveDeters: "gmr smr seq sseq",
    IndifferentArcs: "seq sseq",
}


@pytest.mark.parametrize(
    ("made", "concept"),
    [(made, concept) for made, concepts in WRONG_ENGINES.items() for concept in concepts.split()],
)
def test_a_wrong_engine_is_noticed(made: Made, concept: str) -> None:
    assert differs(concept, made, under(CONCEPTS[concept]))


class Staying(Graph):
    def worst(self, dm: int, values: Values, steps: Steps) -> Values:
        return np.minimum(values, super().worst(dm, values, steps))


@pytest.mark.parametrize("concept", ["gmr", "smr", "seq", "sseq"])
def test_whether_the_others_may_stay_does_not_matter(concept: str) -> None:
    """Which is why the protocol leaves it open."""
    assert not differs(concept, Staying, under(CONCEPTS[concept]), models=200)
