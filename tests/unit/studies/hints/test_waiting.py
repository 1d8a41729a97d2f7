from __future__ import annotations

import pytest

from tests.unit.studies.hints.models import conflict, of_kind, places

TWO = "a.x, b.z"


def test_two_who_wait_for_each_other() -> None:
    found = conflict(TWO, a=["x only if z"], b=["z only if x"])
    (hint,) = of_kind("waiting", found)
    assert hint.where == ("decision_makers", "a", "prefers", 0)
    assert hint.message == ("a waits for b, b waits for a: `a.x only if b.z` and `b.z only if a.x`")


@pytest.mark.parametrize(
    "statement",
    [
        "if x then z",
        "z if x",
        "x iff z",
        "if not z then not x",
        "not x if not z",
        "x only if z and y",
        "(x or w) only if z",
        "wary",
    ],
)
def test_other_ways_to_say_so(statement: str) -> None:
    options = "a.x, a.w, b.z, b.y"
    define = {"wary": "x only if z"}
    found = conflict(options, define=define, a=[statement], b=["y", "z only if x"])
    assert places("waiting", found) == ["a.prefers.0"]


@pytest.mark.parametrize(
    "statement",
    ["x", "x if z", "if z then x", "x only if z or y", "(x and w) only if z", "z only if x"],
)
def test_what_is_no_waiting(statement: str) -> None:
    found = conflict("a.x, a.w, b.z, b.y", a=[statement], b=["y", "z only if x"])
    assert places("waiting", found) == []


def test_to_stop_only_if_the_other_stops() -> None:
    found = conflict(TWO, a=["not x only if not z"], b=["not z only if not x"])
    assert places("waiting", found) == ["a.prefers.0"]


@pytest.mark.parametrize(
    ("awaited", "loop"),
    [("is not none", False), ("is whole", True), ("is some or z is whole", False)],
)
def test_levels_that_can_do_without_the_condition(awaited: str, loop: bool) -> None:
    # b holds back z is whole only: z is some is enough for a where it waits for no more
    wishes = [f"x only if z {awaited}"]
    found = conflict("a.x, b.z none some whole", a=wishes, b=["z is whole only if x"])
    assert bool(of_kind("waiting", found)) == loop


def test_a_longer_loop_is_named_once() -> None:
    found = conflict("a.x, b.y, c.z", a=["x only if y"], b=["y only if z"], c=["z only if x"])
    (hint,) = of_kind("waiting", found)
    assert hint.message.startswith("a waits for b, b waits for c, c waits for a: ")


def test_a_chain_is_no_loop() -> None:
    found = conflict("a.x, b.y, c.z", a=["x only if y"], b=["y only if z"], c=["z"])
    assert places("waiting", found) == []


def test_a_negative_weight_wants_the_contrary() -> None:
    wishes = {"x only if z": 1}
    assert places("waiting", conflict(TWO, a=wishes, b={"z only if x": 2})) == ["a.weights.0"]
    assert places("waiting", conflict(TWO, a=wishes, b={"z only if x": -2})) == []
