"""Every engine against the literal oracle: random models, every state, under every concept."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from detente.engine import NotDefined
from detente.engine.option_space import OptionSpace
from detente.engine.symbolic.engine import Symbolic
from detente.stability import CONCEPTS, stable
from detente.studies.solution import Solution
from tests.convert import convert
from tests.oracle.model import Graph, State
from tests.oracle.random_models import random_model
from tests.oracle.reach import group_improvements, group_moves, moves
from tests.oracle.stability import CONCEPTS as LITERAL

MODELS = 2000
PARTS = 20


@pytest.mark.parametrize("part", range(PARTS))
def test_agrees_with_the_oracle(part: int) -> None:
    for seed in range(part, MODELS, PARTS):
        model = random_model(seed)
        converted, graph = convert(model), model.graph()
        solution = Solution(converted.conflict)
        states = [converted.states[n] for n in range(1, solution.engine.size + 1)]
        assert set(states) == set(graph.states), f"seed {seed}"
        for dm in solution.decision_makers:
            _same_moves(solution, graph, states, dm, seed)
            _same_verdicts(solution, graph, states, dm, seed)
        _same_reach(solution, graph, states, seed)


@pytest.mark.parametrize("part", range(PARTS))
def test_the_symbolic_engine_agrees_with_the_oracle(part: int) -> None:
    for seed in range(part, MODELS, PARTS):
        model = random_model(seed)
        converted, graph = convert(model), model.graph()
        conflict = converted.conflict
        if conflict.states is not None or conflict.coalesced:
            continue
        engine = Symbolic(conflict, [option.name for option in conflict.options], nodes=2**18)
        space = OptionSpace(conflict)
        for concept, dm in product(CONCEPTS.values(), range(graph.n)):
            found = stable(concept, engine, dm)
            for number, state in converted.states.items():
                literal = LITERAL[concept.id](graph, dm, state)
                assert engine.has(found, space.state(number)) == literal, f"seed {seed}: {concept}"


def _same_moves(solution: Solution, graph: Graph, states: list[State], dm: int, seed: int) -> None:
    for number, state in enumerate(states, 1):
        ours = {states[target - 1] for target in solution.engine.moves(dm, number)}
        assert ours == moves(graph, dm, state), f"seed {seed}: moves of {dm} from {state}"


def _same_verdicts(
    solution: Solution, graph: Graph, states: list[State], dm: int, seed: int
) -> None:
    for concept in CONCEPTS.values():
        try:
            ours = solution.stable(concept, dm).tolist()
        except NotDefined:
            with pytest.raises(ValueError, match="SIM is defined"):
                LITERAL[concept.id](graph, dm, states[0])
            continue
        literal = [LITERAL[concept.id](graph, dm, state) for state in states]
        assert ours == literal, f"seed {seed}: {concept.id} of {dm}"


def _same_reach(solution: Solution, graph: Graph, states: list[State], seed: int) -> None:
    everybody = frozenset(solution.decision_makers)
    for number in (1, len(states)):
        state = states[number - 1]
        for ours, literal in (
            (solution.engine.reached(number, "moves"), group_moves),
            (solution.engine.reached(number, "improvements"), group_improvements),
        ):
            found = {states[place] for place in np.flatnonzero(ours)}
            assert found == literal(graph, everybody, state) - {state}, f"seed {seed}: {number}"
