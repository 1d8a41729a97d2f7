"""Simultaneous stability over the cube of options."""

from __future__ import annotations

import pytest

from detente.conflict import Prioritised, Statement
from detente.conflict.problem import LimitError
from detente.conflict.statement.syntax import And, Not, Taken
from detente.engine.dense import Dense
from tests.unit.engine.small import conflict, option

X, Y = Taken("a.x"), Taken("b.y")
CHICKEN = conflict(
    option("a.x"),
    option("b.y"),
    wanted=[
        Prioritised((Statement(Not(And((X, Y)))), Statement(X), Statement(Not(Y)))),
        Prioritised((Statement(Not(And((X, Y)))), Statement(Y), Statement(Not(X)))),
    ],
)
"""Each wants most that they do not collide, then to drive on, then that the other swerves."""


def test_in_chicken_both_may_swerve() -> None:
    """Of NN, YN, NY, YY: from NN both improve, and would collide."""
    engine = Dense(CHICKEN)
    assert engine.simultaneous(0).tolist() == [True, True, True, False]
    assert engine.simultaneous(1).tolist() == [True, True, True, False]
    assert engine.simultaneous(2).tolist() == [True, True, True, True]


def test_a_block_of_states_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Dense(CHICKEN).simultaneous(0).tolist()
    monkeypatch.setattr("detente.engine.simultaneous.BLOCK", 1)
    assert Dense(CHICKEN).simultaneous(0).tolist() == whole


def test_too_many_moves_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.engine.simultaneous.MOST", 7)
    with pytest.raises(LimitError, match="too many simultaneous moves"):
        Dense(CHICKEN).simultaneous(0)
