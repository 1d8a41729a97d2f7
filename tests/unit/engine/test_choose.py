"""Which engine serves which conflict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from detente.conflict import (
    CoalescedClass,
    Conflict,
    DecisionMaker,
    GraphState,
    Period,
    Statement,
)
from detente.conflict.problem import LimitError, MeaningError
from detente.conflict.statement.syntax import Constant, Taken
from detente.engine import engine_for
from tests.unit.engine.small import conflict, option, options

X = Taken("a.x")
PLAIN = conflict(option("a.x"), option("b.y"))


def test_dense_in_option_form_else_graph() -> None:
    assert engine_for(PLAIN).name == "dense"
    assert engine_for(replace(PLAIN, coalesced=(CoalescedClass("c", X),))).name == "graph"
    listed = Conflict((DecisionMaker("us"),), states=(GraphState("s1"),))
    assert engine_for(listed).name == "graph"


def test_the_conflict_is_taken_as_of_its_day() -> None:
    march = date(2025, 3, 1)
    dated = replace(PLAIN, constraints=(Statement(X, period=Period(since=march)),))
    assert engine_for(dated).size == 2
    assert engine_for(replace(dated, as_of=date(2025, 2, 1))).size == 4
    assert engine_for(dated).conflict.constraints == (Statement(X),)
    assert engine_for(replace(PLAIN, instruments=("b.y",))).size == 2


@pytest.mark.parametrize(
    "impossible",
    [
        replace(PLAIN, constraints=(Statement(Constant(False)),)),
        replace(PLAIN, coalesced=(CoalescedClass("c", Constant(False)),)),
        replace(PLAIN, coalesced=(CoalescedClass("c", X), CoalescedClass("d", X))),
    ],
)
def test_what_cannot_be_analysed_says_why(impossible: Conflict) -> None:
    with pytest.raises(MeaningError):
        engine_for(impossible)


def test_what_is_too_large_says_so() -> None:
    with pytest.raises(LimitError):
        engine_for(conflict(*options("a", 12), *options("b", 12)))
