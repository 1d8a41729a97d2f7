from __future__ import annotations

import pytest

from tests.unit.studies.hints.models import conflict, of_kind, places

REDUNDANT = ["constant", "equivalent", "never_decides"]


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("x or not x", "holds in every feasible state, whatever the options"),
        ("x and not x", "holds in no feasible state, whatever the options"),
        ("x or z", "holds in every feasible state, because of the constraints"),
        ("if not x and not z then y", "holds in every feasible state, because its condition never"),
    ],
)
def test_a_constant_statement_and_why(statement: str, why: str) -> None:
    found = conflict("a.x, a.y, b.z", constraints=["x or z"], a=["y", statement], b=["x"])
    (hint,) = of_kind("constant", found)
    assert hint.where == ("decision_makers", "a", "prefers", 1)
    assert why in hint.message


@pytest.mark.parametrize(
    ("constraints", "statement", "why"),
    [
        ([], "not (not x)", "the same as `a.x` in every feasible state, whatever the options"),
        ([], "not x", "the opposite of `a.x` in every feasible state, whatever the options"),
        (["x iff y"], "y", "the same as `a.x` in every feasible state, because of the constraints"),
        (["x xor y"], "y", "the opposite of `a.x` in every feasible state, because of the"),
    ],
)
def test_an_equivalent_statement_and_why(constraints: list[str], statement: str, why: str) -> None:
    found = conflict("a.x, a.y, b.z", constraints=constraints, a=["x", "z", statement], b=["x"])
    (hint,) = of_kind("equivalent", found)
    assert hint.where == ("decision_makers", "a", "prefers", 2)
    assert why in hint.message


def test_a_statement_that_never_decides_and_which_ones_settle_it() -> None:
    found = conflict("a.x, a.y, b.z", a=["x", "y", "z", "x and z"], b=["x"])
    (hint,) = of_kind("never_decides", found)
    assert hint.where == ("decision_makers", "a", "prefers", 3)
    assert "that agree on `a.x` and `b.z` agree on it" in hint.message


def test_only_the_most_telling_reason_is_given() -> None:
    found = conflict("a.x, b.z", a=["z", "x", "z", "z or not z", "x and z"], b=["x", "z"])
    kinds = {kind: places(kind, found) for kind in [*REDUNDANT, "no_own_move"]}
    assert kinds == {
        "constant": ["a.prefers.3"],
        "equivalent": ["a.prefers.2"],
        "never_decides": ["a.prefers.4"],
        "no_own_move": ["a.prefers.0", "b.prefers.0"],
    }


def test_a_list_without_a_superfluous_statement() -> None:
    found = conflict("a.x, a.y, b.z", a=["x and y", "x or y", "x", "z"], b=["x iff z"])
    assert [place for kind in REDUNDANT for place in places(kind, found)] == []


def test_a_weighted_statement_is_never_settled_by_others() -> None:
    found = conflict("a.x, b.z", a={"x": 1, "z": 1, "x and z": 1, "not z": 3, "true": 1}, b=["x"])
    kinds = {kind: places(kind, found) for kind in REDUNDANT}
    assert kinds == {
        "constant": ["a.weights.4"],
        "equivalent": ["a.weights.3"],
        "never_decides": [],
    }


def test_silent_on_an_instrument_which_is_held_only_for_now() -> None:
    wishes = ["x", "y", "z", "x and y", "z or y"]
    found = conflict("a.x, a.y, b.z", instruments=["a.y"], a=wishes, b=["x"])
    assert [place for kind in REDUNDANT for place in places(kind, found)] == []
