"""Every witness proves its verdict: a literal oracle replays it move by move."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from detente.engine import State
from detente.stability import CONCEPTS
from detente.studies.explanation import explanation_of
from detente.studies.explanation.answer import Answer
from detente.studies.explanation.witness import Witnesses
from detente.studies.solution import Solution
from tests.convert import Converted, convert
from tests.oracle.random_models import random_model
from tests.oracle.replay import AnyDeterrence, Deterrence, JointDeterrence, replay
from tests.oracle.stability import CONCEPTS as LITERAL

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
                        deterrences(converted, answers),
                    )
                    == []
                )


@pytest.mark.parametrize("seed", range(1000, 1080))
def test_what_is_told_of_a_state_replays_under_every_concept_named(seed: int) -> None:
    model = random_model(seed)
    graph, converted = model.graph(), convert(model)
    solution = Solution(converted.conflict)
    for number in range(1, len(converted.states) + 1, 5):
        explanation = explanation_of(solution, number, limit=None)
        for position in explanation.positions:
            for concept in explanation.concepts:
                leaves_by = position.leaves_by(concept)
                undeterred = [
                    temptation.move
                    for group in position.temptations
                    for temptation in group.told
                    if concept in group.free
                ]
                assert (leaves_by and leaves_by.rank) == min(
                    (step.rank for step in undeterred), default=None
                )
                answers = [
                    (temptation.move.state, deterrent.answer)
                    for group in position.temptations
                    for temptation in group.told
                    for deterrent in temptation.deterrents
                    if concept in deterrent.concepts
                ]
                assert (
                    replay(
                        graph,
                        concept,
                        position.dm,
                        converted.states[number],
                        concept in position.stable,
                        leaves_by and converted.states[leaves_by.state.number],
                        deterrences(converted, answers),
                    )
                    == []
                )


def deterrences(
    converted: Converted, answers: Iterable[tuple[State, Answer]]
) -> list[AnyDeterrence]:
    return [deterrence(converted, temptation, answer) for temptation, answer in answers]


def deterrence(converted: Converted, temptation: State, answer: Answer) -> AnyDeterrence:
    states = converted.states
    start = states[temptation.number]
    steps = tuple((step.mover, states[step.state.number]) for step in answer.steps)
    if answer.joint:
        return JointDeterrence(start, dict(steps), states[answer.outcome.number])
    return Deterrence(start, steps)
