"""Which state of a large conflict is to be explained, and what cannot be."""

from __future__ import annotations

import pytest

import detente
from detente.engine import State

SYMBOLIC = detente.Limits(engine="symbolic")
TEXT = """
decision_makers:
  north: {options: {talk: talk}, prefers: [south.strike, not talk]}
  south: {options: {strike: strike, level: {levels: {low: low, mid: mid, high: high}}}}
constraints: [not (north.talk and south.strike)]
"""


@pytest.mark.parametrize(
    ("state", "message"),
    [
        (State(0, (1, 1, 0)), "not a state of this conflict"),
        (State(0, (1, 0)), "not a state of this conflict"),
        (State(0, (0, 0, 3)), "not a state of this conflict"),
        (State(3, name="s3"), "not a state of this conflict"),
        (3, "too many states to number them"),
        ("YY0", "not feasible: it breaks the constraint"),
        ("Y-0", "in the place of each -"),
        ("north.tak", "did you mean `north.talk`"),
        (None, "no status quo to explain"),
    ],
)
def test_what_is_no_state_is_told(state: State | int | str | None, message: str) -> None:
    with pytest.raises(detente.StateError, match=message):
        detente.explain(detente.parse(TEXT).conflict(), state, limits=SYMBOLIC)


def test_the_same_is_told_as_where_states_are_listed() -> None:
    conflict = detente.parse(TEXT).conflict()
    listed = detente.explain(conflict, "north.talk, level is high")
    told = detente.explain(conflict, "north.talk, level is high", limits=SYMBOLIC)
    assert told.state == State(0, (1, 0, 2))
    assert (told.size, told.status_quo, told.equilibrium) == (9, False, listed.equilibrium)
    assert [p.rank for p in told.positions] == [p.rank for p in listed.positions]
    assert detente.explain(conflict, told.state, limits=SYMBOLIC) == told


def test_the_sat_engine_explains_nothing() -> None:
    conflict = detente.parse(TEXT).conflict()
    with pytest.raises(detente.LimitError, match="the SAT engine finds equilibria"):
        detente.explain(conflict, "north.talk", limits=detente.Limits(engine="sat"))
