"""The graph engine, where moves are listed or states coalesced."""

from __future__ import annotations

import pytest

from detente.conflict import CoalescedClass, Conflict, DecisionMaker, GraphState, Ranked
from detente.conflict.problem import LimitError
from detente.conflict.statement.syntax import And, InState, Not, Taken
from detente.engine import NotDefined, State
from detente.engine.arcs import Graph
from detente.engine.dense import Dense
from tests.unit.engine.small import conflict, option

X, Y = Taken("a.x"), Taken("b.y")


def listed(**moves: str) -> Graph:
    """States s1 to s4 and moves as "12 23"; the ranking of a is 4, 1, 2, 3, best first."""
    ranking = Ranked(tuple((InState(f"s{k}"),) for k in (4, 1, 2, 3)))
    dms = tuple(
        DecisionMaker(
            name,
            preference=ranking if name == "a" else None,
            moves={f"s{arc[0]}": (f"s{arc[1]}",) for arc in arcs.split()},
        )
        for name, arcs in moves.items()
    )
    return Graph(Conflict(dms, states=tuple(GraphState(f"s{k}") for k in (1, 2, 3, 4))))


def test_nobody_moves_twice_in_a_row() -> None:
    """b goes on from 2 to 3 only if c moves in between."""
    alone = listed(a="14", b="42 23", c="")
    helped = listed(a="14", b="42 23", c="24")
    assert [alone.reached(4, "moves").tolist(), alone.moves(1, 4)] == [
        [False, True, False, False],
        (2,),
    ]
    assert helped.reached(4, "moves").tolist() == [False, True, False, False]
    third = listed(a="14", b="42 13", c="21")
    assert third.reached(4, "moves").tolist() == [True, True, True, False]


def test_moves_of_a_class_are_those_of_its_members() -> None:
    """The class stands for YN and YY; inside it b moves from one to the other, which is none."""
    engine = Graph(conflict(option("a.x"), option("b.y"), coalesced=(CoalescedClass("taken", X),)))
    assert [engine.state(number) for number in (1, 2, 3)] == [
        State(1, (0, 0)),
        State(2, name="taken"),
        State(3, (0, 1)),
    ]
    assert [engine.moves(0, number) for number in (1, 2, 3)] == [(2,), (1, 3), (2,)]
    assert [engine.moves(1, number) for number in (1, 2, 3)] == [(3,), (), (1,)]


def test_simultaneous_stability_needs_options_to_combine() -> None:
    coalesced = conflict(option("a.x"), option("b.y"), coalesced=(CoalescedClass("taken", X),))
    for engine in (Graph(coalesced), listed(a="12")):
        with pytest.raises(NotDefined, match="option form without coalesced states"):
            engine.simultaneous(0)


def test_a_class_of_one_state_is_a_mere_name() -> None:
    ranking = Ranked(((Not(X),), (Y,)))
    both = CoalescedClass("both", And((X, Y)))
    plain = conflict(option("a.x"), option("b.y"), wanted=[ranking, ranking])
    named = conflict(option("a.x"), option("b.y"), wanted=[ranking, ranking], coalesced=(both,))
    for dm in range(3):
        assert Graph(named).simultaneous(dm).tolist() == Dense(plain).simultaneous(dm).tolist()


def test_more_moves_than_can_be_held_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.engine.arcs.MOST", 7)
    one = conflict(option("a.x", 3), option("b.y"), coalesced=(CoalescedClass("taken", Y),))
    with pytest.raises(LimitError, match=r"a has up to 12 moves .* \(7\)"):
        Graph(one)
