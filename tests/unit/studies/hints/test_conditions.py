from __future__ import annotations

from tests.unit.studies.hints.models import conflict, of_kind, places

FOUR = "a.w, a.x, a.y, b.z"


def test_a_condition_that_seldom_holds() -> None:
    found = conflict(FOUR, a=["if w and x and z and y then y", "z if w and x and z and y"], b=["z"])
    assert places("constant", found) == ["a.prefers.0", "a.prefers.1"]
    found = conflict(FOUR, a=["if w and x and y and not z then not w"], b=["z"])
    (hint,) = of_kind("seldom_applies", found)
    assert hint.where == ("decision_makers", "a", "prefers", 0)
    assert "`a.w and a.x and a.y and not b.z` fails" in hint.message
    assert "in 93.7 % of the feasible states" in hint.message


def test_a_condition_that_holds_often_enough() -> None:
    found = conflict(FOUR, a=["if w and x and y then z"], b=["z"])  # fails in 87.5 %
    assert places("seldom_applies", found) == []


def test_ninety_per_cent_exactly_is_enough() -> None:
    ten = "a.x " + " ".join(f"l{k}" for k in range(10)) + ", b.z"
    assert places("seldom_applies", conflict(ten, a=["x is l3 only if z"])) == ["a.prefers.0"]
    nine = ten.replace(" l9", "")
    assert places("seldom_applies", conflict(nine, a=["x is l3 only if z"])) == []


def test_infeasible_states_do_not_count() -> None:
    found = conflict(FOUR, constraints=["w and x and y"], a=["not z if w and x and y"], b=["z"])
    assert places("seldom_applies", found) == []


def test_through_a_name_and_by_weights() -> None:
    define = {"deal": "if w and x and y and not z then not w"}
    found = conflict(FOUR, define=define, a={"deal": 1}, b=["deal"])
    assert places("seldom_applies", found) == ["a.weights.0", "b.prefers.0"]


def test_only_conditionals() -> None:
    found = conflict(FOUR, a=["not (w and x and y and z)", "z iff w and x and y"], b=["z"])
    assert places("seldom_applies", found) == []
