"""What the SAT engine finds, and what it says of it."""

from __future__ import annotations

import sys
from dataclasses import replace
from decimal import Decimal

import pytest

from detente.conflict import (
    CoalescedClass,
    Conflict,
    DecisionMaker,
    GraphState,
    Prioritised,
    Statement,
    Weight,
    Weighted,
)
from detente.conflict.problem import LimitError, MeaningError
from detente.conflict.statement.syntax import And, At, Expr, Iff, Not, Or, Taken, Xor
from detente.engine.sat import Sat
from detente.stability import GMR, NASH, SEQ, SSEQ, Concept
from tests.unit.engine.small import conflict, option, options

X, Y, Z = Taken("a.x"), Taken("b.y"), Taken("c.z")
"""Each of a, b and c has one option."""


def three(*constraints: Expr, **wanted: tuple[Expr, ...]) -> Conflict:
    """a, b and c with prioritised statements."""
    return conflict(
        option("a.x"),
        option("b.y"),
        option("c.z"),
        wanted=[Prioritised(tuple(map(Statement, wanted.get(dm, ())))) for dm in "abc"],
        constraints=tuple(map(Statement, constraints)),
    )


def test_every_nash_equilibrium() -> None:
    """Both want to do as the other does: two equilibria, whatever c does."""
    found = Sat(three(a=(Iff(X, Y),), b=(Iff(X, Y),))).equilibria(NASH, 10)
    assert sorted(found.states) == [(0, 0, 0), (0, 0, 1), (1, 1, 0), (1, 1, 1)]
    assert found.exhausted
    assert found.complete
    assert found.why.startswith("these are all: ")


def test_there_is_none() -> None:
    """One wants to match, the other does not."""
    found = Sat(three(a=(Iff(X, Y),), b=(Xor((X, Y)),))).equilibria(NASH, 10)
    assert found.states == ()
    assert found.complete
    assert found.why.startswith("there is none: ")


def test_it_stops_at_the_limit() -> None:
    found = Sat(three()).equilibria(GMR, 3)
    assert len(set(found.states)) == 3
    assert not found.exhausted
    assert not found.complete
    assert found.why == "the search stopped at 3; there may be more"


def test_a_second_round_is_needed() -> None:
    """To deter a, c must move before b, and the rounds go the other way: first b, then c."""
    chain = Or((Z, Not(Y)))
    drawn = three(chain, a=(And((Not(Y), X)), Not(Y)))
    once = Sat(drawn).equilibria(GMR, 10)
    assert once.exhausted
    assert not once.complete
    assert once.why.endswith("in which somebody moves more than once")
    assert (0, 0, 0) not in once.states
    twice = Sat(drawn, rounds=2).equilibria(GMR, 10)
    assert set(once.states) < set(twice.states)
    assert (0, 0, 0) in twice.states
    enough = Sat(drawn, rounds=3).equilibria(GMR, 10)
    assert set(enough.states) == set(twice.states)
    assert enough.complete


@pytest.mark.parametrize("concept", [SEQ, SSEQ])
def test_nobody_passes_through_a_state_that_is_not_feasible(concept: Concept) -> None:
    """Where b would like the infeasible state that leads on to a sanction, by c."""
    drawn = three(
        Not(And((Y, Not(Z)))), a=(Not(And((Y, Z))), X), b=(And((X, Y)),), c=(And((Y, Z)),)
    )
    assert (0, 0, 0) in Sat(replace(drawn, constraints=())).equilibria(concept, 10).states
    assert (0, 0, 0) not in Sat(drawn, 3).equilibria(concept, 10).states


def test_a_statement_on_another_opponent_makes_one_round_uncertain() -> None:
    apart = three(a=(X,), b=(Y,), c=(Z,))
    assert Sat(apart).equilibria(SEQ, 10).complete
    entangled = three(a=(Iff(X, Y),), b=(Iff(Z, Y),), c=(Z,))
    assert not Sat(entangled).equilibria(SEQ, 10).complete
    assert Sat(entangled).equilibria(GMR, 10).complete


def test_what_no_improvement_depends_on_is_certain() -> None:
    """Where no state is asked for, there is nothing that answers could add."""
    entangled = three(a=(Iff(X, Y),), b=(Iff(Z, Y),), c=(Z,))
    found = Sat(entangled).equilibria(SEQ, 10, And((X, Not(X))))
    assert found.states == ()
    assert found.complete


def test_levels_and_exact_weights() -> None:
    """0.1 + 0.2 is 0.3: no reason to leave the second level for the third."""
    levels = [Statement(At("a.x", "is at least", level)) for level in ("l1", "l2")]
    weights = [Weight(Statement(At("a.x", "is", "l1")), Decimal("0.3"))]
    weights += [Weight(levels[1], Decimal("0.1")), Weight(levels[1], Decimal("0.2"))]
    drawn = conflict(option("a.x", 3, "up"), wanted=[Weighted(tuple(weights))])
    assert sorted(Sat(drawn).equilibria(NASH, 10).states) == [(1,), (2,)]


def test_no_options_at_all() -> None:
    found = Sat(Conflict((DecisionMaker("a"),))).equilibria(NASH, 10)
    assert found.states == ((),)
    assert found.complete


def test_no_state_is_feasible() -> None:
    with pytest.raises(MeaningError, match="together with those before it") as error:
        Sat(three(X, Or((Y, Z)), Not(X), Y))
    assert error.value.problems[0].where == ("constraints", 2)


def test_too_many_combinations_of_one_decision_maker() -> None:
    large = conflict(*options("a", 2), *options("b", 13))
    with pytest.raises(LimitError, match="the options of b have 8,192 combinations"):
        Sat(large).equilibria(NASH, 1)


@pytest.mark.parametrize(
    "other",
    [
        Conflict((DecisionMaker("a", moves={}),), states=(GraphState("s1"),)),
        conflict(option("a.x"), coalesced=(CoalescedClass("taken", X),)),
    ],
)
def test_another_form_is_refused(other: Conflict) -> None:
    with pytest.raises(LimitError, match="option form without coalesced states"):
        Sat(other)


def test_without_python_sat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pysat.solvers", None)
    with pytest.raises(LimitError, match=r"pip install 'detente\[sat\]'"):
        Sat(three())
