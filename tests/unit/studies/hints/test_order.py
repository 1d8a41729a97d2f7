from __future__ import annotations

from tests.unit.studies.hints.models import conflict, of_kind, places


def test_one_statement_implies_the_next() -> None:
    found = conflict(
        "a.x none some whole, b.z", a=["x is whole", "x is not none", "z"], b=["x iff z"]
    )
    (hint,) = of_kind("any_order", found)
    assert hint.where == ("decision_makers", "a", "prefers", 0)
    assert "`a.x is whole` and the next, `a.x is not none`," in hint.message
    assert hint.statements == ("a.x is whole", "a.x is not none")


def test_statements_that_pull_apart() -> None:
    found = conflict("a.x, b.z", a=["x", "z"], b=["x iff z"])
    assert places("any_order", found) == []


def test_statements_above_may_keep_them_from_pulling_apart() -> None:
    assert places("any_order", conflict("a.x, b.z", a=["x", "z"], b=["x iff z"])) == []
    found = conflict("a.x, b.z", a=["x or z", "x and z", "x"], b=["x iff z"])
    assert places("any_order", found) == ["a.prefers.0", "a.prefers.1"]


def test_constraints_may_keep_them_from_pulling_apart() -> None:
    found = conflict("a.x, b.z", constraints=["x if z"], a=["x", "z"], b=["z"])
    assert places("any_order", found) == ["a.prefers.0"]


def test_a_redundant_statement_has_its_own_hint() -> None:
    found = conflict("a.x, b.z", a=["x", "true", "z"], b=["x iff z"])
    assert places("any_order", found) == []


def test_a_mark_between_two_statements_gives_their_order_a_meaning() -> None:
    levels = "a.x none some whole, b.z"
    wishes = ["x is whole", "greatly", "x is not none", "x is not none or z"]
    found = conflict(levels, a=wishes, b=["z"])
    assert places("any_order", found) == ["a.prefers.1"]
