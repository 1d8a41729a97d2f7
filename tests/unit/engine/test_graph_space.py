"""The states that a conflict in graph form lists."""

from __future__ import annotations

import pytest

from detente.conflict import Conflict, DecisionMaker, GraphState, StatusQuo
from detente.conflict.statement.syntax import At, Constant, InState, Not, Or, Taken
from detente.engine import State
from detente.engine.graph_space import GraphSpace


def space(quo: StatusQuo | None = None) -> GraphSpace:
    states = tuple(map(GraphState, ("war", "truce", "peace")))
    return GraphSpace(Conflict((DecisionMaker("us"),), states=states, status_quo=quo))


def test_states_are_numbered_as_listed() -> None:
    one = space()
    assert [one.state(number) for number in (1, 2, 3)] == [
        State(1, name="war"),
        State(2, name="truce"),
        State(3, name="peace"),
    ]
    assert (one.size, one.place("peace")) == (3, 2)


def test_statements_are_about_states() -> None:
    calm = Or((InState("truce"), InState("peace")))
    assert space().truth(calm).tolist() == [False, True, True]
    assert space().truth(Not(calm)).tolist() == [True, False, False]
    assert space().truth(Constant(True)).tolist() == [True, True, True]
    assert space().members([calm]).tolist() == [1, 2]
    assert space().members([InState("peace")]).tolist() == [2]


def test_the_status_quo_is_a_state() -> None:
    assert space().status_quo is None
    assert space(StatusQuo({}, "truce")).status_quo == 2


def test_there_are_no_options() -> None:
    for expr in (Taken("us.aid"), At("us.aid", "is", "on")):
        with pytest.raises(KeyError, match=r"us\.aid"):
            space().truth(expr)
