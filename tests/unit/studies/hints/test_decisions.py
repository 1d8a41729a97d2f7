from __future__ import annotations

from detente.conflict import Conflict, DecisionMaker, GraphState, Prioritised, Statement
from detente.conflict.statement.syntax import InState, Or
from tests.unit.studies.hints.models import conflict, of_kind, places


def test_a_statement_about_others_alone_decides_no_own_move() -> None:
    found = conflict("a.x, b.z", a=["z", "x"], b=["z iff x"])
    (hint,) = of_kind("no_own_move", found)
    assert hint.where == ("decision_makers", "a", "prefers", 0)
    assert hint.message == "`b.z` decides none of the own moves of a: none of them changes it"
    assert "deter" in hint.advice
    assert hint.statements == ("b.z",)


def test_a_statement_may_come_too_late_to_decide() -> None:
    found = conflict("a.x, b.z", a=["not x", "x iff z"], b=["z iff x"])
    (hint,) = of_kind("no_own_move", found)
    assert hint.where == ("decision_makers", "a", "prefers", 1)
    assert hint.message.endswith("one above it always does")


def test_an_irreversible_option_decides_in_the_one_direction_it_has() -> None:
    found = conflict("a.x up, b.z", a=["x only if z"], b=["z iff x"])
    assert places("no_own_move", found) == []


def test_states_that_no_own_move_joins_are_not_decided_between() -> None:
    # from one of x and y to the other a would have to take one back
    found = conflict(
        "a.x up, a.y up, b.z", constraints=["x or y"], a=["x xor y", "x"], b=["x", "z"]
    )
    assert places("no_own_move", found) == ["a.prefers.1", "b.prefers.0"]


def test_two_own_options_may_change_in_one_move() -> None:
    found = conflict("a.x, a.y, b.z", constraints=["x xor y"], a=["x and z", "y"], b=["z iff x"])
    assert places("no_own_move", found) == []


def test_a_weighted_statement_counts_in_a_move_or_not() -> None:
    found = conflict("a.x, b.z", a={"z": 3, "x": 2, "x and z": 1}, b=["z iff x"])
    assert places("no_own_move", found) == ["a.weights.0"]


def test_who_cannot_move_decides_nothing_and_needs_no_hint() -> None:
    found = conflict("a.x", a=["x"], observer=["x"])
    assert places("no_own_move", found) == places("indifferent", found) == []


def test_a_list_of_moves() -> None:
    s1, s3 = InState("s1"), InState("s3")
    wants = Prioritised((Statement(Or((s1, s3))), Statement(s3)))
    found = Conflict(
        (
            DecisionMaker("a", preference=wants, moves={"s1": ("s2",), "s2": ("s1",)}),
            DecisionMaker("b", preference=wants, moves={"s1": ("s3",)}),
        ),
        states=tuple(map(GraphState, ("s1", "s2", "s3"))),
    )
    assert places("no_own_move", found) == ["a.prefers.1", "b.prefers.0"]


def test_a_move_into_a_class() -> None:
    # to a the class counts as one state in which x does not hold throughout
    found = conflict("a.x, b.z", coalesce={"over": "z"}, a=["over", "x"], b=["over"])
    assert places("no_own_move", found) == ["a.prefers.0"]


def test_indifferent_between_all_own_moves() -> None:
    found = conflict("a.x, b.z, c.y", a=["z"], b=["z iff x"])
    assert places("indifferent", found) == ["a", "c"]


def test_not_indifferent_by_a_ranking_or_by_weights() -> None:
    found = conflict("a.x, b.z", a=["ranking", "YY"], b={"z": 1})
    assert places("indifferent", found) == []


def test_weights_that_cancel() -> None:
    found = conflict("a.x, b.z", a={"x": 1, "not x": 1}, b={"z": 1})
    assert places("indifferent", found) == ["a"]
