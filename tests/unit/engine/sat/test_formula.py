"""Statements and preferences over states in literals."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.conflict import Conflict
from detente.conflict.statement.syntax import InState
from detente.engine.dense import Dense
from detente.engine.sat.circuit import FALSE, TRUE
from detente.engine.sat.formula import State
from detente.engine.sat.game import Game
from detente.engine.sat.solver import Solver
from tests.strategies import Config, atoms, feasible, option_form, repeatable, statements, true_at
from tests.unit.engine.small import conflict, option


def constant(game: Game, config: Config) -> State:
    """A state in constants."""
    levels = zip(config, game.options, strict=True)
    return tuple(
        tuple(TRUE if k == level else FALSE for k in range(len(one.levels)))
        for level, one in levels
    )


@repeatable
@given(st.data(), option_form())
def test_a_statement_holds_where_it_should(data: st.DataObject, drawn: Conflict) -> None:
    """At every state in constants, and as what is asked of one that is free."""
    expr = data.draw(statements(atoms(drawn.options)))
    game, solver = Game(drawn), Solver()
    formula = game.formula(expr)
    every = list(product(*(range(len(one.levels)) for one in drawn.options)))
    wanted = {config for config in every if true_at(expr, drawn.options, config)}
    at = {config: formula.at(constant(game, config)) for config in every}
    assert at == {config: TRUE if config in wanted else FALSE for config in every}
    state = game.free(range(len(drawn.options)))
    game.circuit.require(formula.at(state))
    found: set[Config] = set()
    solver.add(game.circuit.taken())
    while solver.solve():
        values = [[solver.value(level) for level in levels] for levels in state]
        assert all(one.count(True) == 1 for one in values)
        config = tuple(one.index(True) for one in values)
        found.add(config)
        solver.add([[-levels[k] for levels, k in zip(state, config, strict=True)] or [FALSE]])
    solver.close()
    assert found == wanted


@repeatable
@given(option_form(most_cells=12))
def test_a_preference_compares_as_ranks_do(drawn: Conflict) -> None:
    game, engine = Game(drawn), Dense(drawn)
    states = [constant(game, config) for config in feasible(drawn)]
    for dm in range(len(game.own)):
        ranks = engine.ranks(dm).tolist()
        better = [[game.better(dm, a, b) for b in states] for a in states]
        assert better == [[TRUE if a > b else FALSE for b in ranks] for a in ranks]


def test_no_state_has_a_name() -> None:
    game = Game(conflict(option("a.x")))
    with pytest.raises(LookupError, match="s1"):
        game.formula(InState("s1")).at(game.free([0]))
