"""Every witness proves its verdict: a literal oracle replays it move by move."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from detente.engine import State
from detente.engine.symbolic.engine import Symbolic
from detente.stability import CONCEPTS
from detente.studies.explanation import Explanation, explanation_of
from detente.studies.explanation.answer import Answer
from detente.studies.explanation.position import Position
from detente.studies.explanation.witness import Witnesses
from detente.studies.large.explaining import Closeup, position
from detente.studies.solution import Solution
from tests.convert import convert
from tests.oracle.model import Graph
from tests.oracle.random_models import random_model
from tests.oracle.replay import AnyDeterrence, Deterrence, JointDeterrence, replay
from tests.oracle.stability import CONCEPTS as LITERAL

Named = Callable[[State], Hashable]
"""What the oracle calls a state."""

MODELS = 2000
PARTS = 20


@pytest.mark.parametrize("part", range(PARTS))
def test_every_witness_replays(part: int) -> None:
    for seed in range(part, MODELS, PARTS):
        _witnesses_replay(seed)


def _witnesses_replay(seed: int) -> None:
    model = random_model(seed)
    graph, converted = model.graph(), convert(model)
    witnesses = Witnesses(Solution(converted.conflict))
    for concept in CONCEPTS.values():
        if concept.id in witnesses.undefined:
            continue
        for dm in range(model.n):
            for number, state in converted.states.items():
                witness = witnesses.witness(concept, dm, number)
                stable = LITERAL[concept.id](graph, dm, state)
                assert witness.stable == stable, f"seed {seed}: {concept.id} of {dm} at {state}"
                undeterred = witness.undeterred
                answers = [(t.move.state, t.sanction) for t in witness.temptations if t.sanction]
                assert (
                    replay(
                        graph,
                        concept.id,
                        dm,
                        state,
                        witness.stable,
                        undeterred and converted.states[undeterred.move.state.number],
                        deterrences(lambda state: converted.states[state.number], answers),
                    )
                    == []
                )


@pytest.mark.parametrize("seed", range(1000, 1080))
def test_what_is_told_of_a_state_replays_under_every_concept_named(seed: int) -> None:
    model = random_model(seed)
    graph, converted = model.graph(), convert(model)
    solution = Solution(converted.conflict)
    for number in range(1, len(converted.states) + 1, 5):
        told = explanation_of(solution, number, limit=None)
        assert _replayed(graph, told, lambda state: converted.states[state.number]) == []


@pytest.mark.parametrize("seed", range(2000, 2060))
def test_what_is_told_where_states_are_not_listed_replays_and_agrees(seed: int) -> None:
    model = random_model(seed)
    graph, converted = model.graph(), convert(model)
    conflict = converted.conflict
    if conflict.states is not None or conflict.coalesced:
        return
    solution = Solution(conflict)
    state_of = {solution.engine.state(n).levels: s for n, s in converted.states.items()}
    engine = Symbolic(conflict, [option.name for option in conflict.options], nodes=2**18)
    for number in range(1, len(converted.states) + 1, 5):
        listed = explanation_of(solution, number, limit=None)
        state = State(0, listed.state.levels)
        positions = tuple(
            position(Closeup(engine, state), listed.concepts, dm, None) for dm in range(model.n)
        )
        told = replace(listed, state=state, positions=positions)
        assert _replayed(graph, told, lambda state: state_of[state.levels]) == []
        for one, other in zip(positions, listed.positions, strict=True):
            assert (one.rank, one.ranks, one.stable) == (other.rank, other.ranks, other.stable)
            assert _kinds(one) == _kinds(other)
            same = _answers(one).keys() & _answers(other).keys()
            assert all(_answers(one)[key] == _answers(other)[key] for key in same)


def _kinds(position: Position) -> dict[tuple[str, ...], tuple[int, list[tuple[int, ...]]]]:
    """The improvements of each kind: how many, and their ranks."""
    return {
        group.free: (group.count, sorted(one.move.rank for one in group.told))
        for group in position.temptations
    }


def _answers(position: Position) -> dict[Any, Any]:
    """By move, concepts and what the others do: where that leaves the decision maker."""
    return {
        (
            temptation.move.state.levels,
            deterrent.concepts,
            tuple((step.mover, step.state.levels) for step in deterrent.answer.steps),
        ): (
            deterrent.answer.rank,
            deterrent.answer.anyway,
            deterrent.answer.anyway_rank,
            deterrent.answer.escape and deterrent.answer.escape.rank,
        )
        for group in position.temptations
        for temptation in group.told
        for deterrent in temptation.deterrents
    }


def _replayed(graph: Graph, told: Explanation, named: Named) -> list[str]:
    """What a literal replay finds wrong with an explanation."""
    wrong: list[str] = []
    for view, concept in product(told.positions, told.concepts):
        moves = [(group, one) for group in view.temptations for one in group.told]
        leaves_by = view.leaves_by(concept)
        undeterred = [one.move.rank for group, one in moves if concept in group.free]
        assert (leaves_by and leaves_by.rank) == min(undeterred, default=None)
        answers = [
            (one.move.state, deterrent.answer)
            for _, one in moves
            for deterrent in one.deterrents
            if concept in deterrent.concepts
        ]
        wrong += replay(
            graph,
            concept,
            view.dm,
            named(told.state),
            concept in view.stable,
            leaves_by and named(leaves_by.state),
            deterrences(named, answers),
        )
    return wrong


def deterrences(named: Named, answers: Iterable[tuple[State, Answer]]) -> list[AnyDeterrence]:
    return [deterrence(named, temptation, answer) for temptation, answer in answers]


def deterrence(named: Named, temptation: State, answer: Answer) -> AnyDeterrence:
    start = named(temptation)
    steps = tuple((step.mover, named(step.state)) for step in answer.steps)
    if answer.joint:
        return JointDeterrence(start, dict(steps), named(answer.outcome))
    return Deterrence(start, steps)
