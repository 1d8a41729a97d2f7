from __future__ import annotations

from tests.unit.studies.hints.models import conflict, of_kind, places


def test_another_ones_option_holds_mine() -> None:
    found = conflict("a.truce, b.mission", constraints=["mission only if truce"])
    (hint,) = of_kind("irrevocable", found)
    assert hint.where == ("constraints", 0)
    assert hint.message == (
        "`b.mission only if a.truce` stops a from taking back `a.truce`, in 1 of 3 states"
    )


def test_what_an_own_move_can_undo_on_the_way_is_free() -> None:
    found = conflict("a.truce, a.mission", constraints=["mission only if truce"])
    assert places("irrevocable", found) == []


def test_an_irreversible_option_is_not_to_be_revoked() -> None:
    found = conflict("a.truce up, b.mission", constraints=["mission only if truce"])
    assert places("irrevocable", found) == []


def test_an_option_that_may_only_go_down_is_stopped_too() -> None:
    found = conflict("a.truce down, b.mission", constraints=["mission only if truce"])
    assert places("irrevocable", found) == ["0"]


def test_the_way_out_may_be_closed_by_direction() -> None:
    # a could leave the truce only by ending its mission, which stays once it is sent
    found = conflict("a.truce, a.mission up", constraints=["mission only if truce"])
    assert places("irrevocable", found) == ["0"]


def test_levels() -> None:
    options = "a.truce none short long, b.mission"
    found = conflict(options, constraints=["mission only if truce is long"])
    (hint,) = of_kind("irrevocable", found)
    assert "stops a from bringing `a.truce` back to `none`, in 1 of 4 states" in hint.message


def test_a_constraint_that_is_not_to_blame() -> None:
    constraints = ["not (b.y and c.z)", "y only if a.x"]
    assert places("irrevocable", conflict("a.x, b.y, c.z", constraints=constraints)) == ["1"]


def test_a_constraint_that_says_so_outright() -> None:
    found = conflict("a.x none some, b.z", constraints=["x is some", "z"])
    assert places("irrevocable", found) == []


def test_no_constraint_no_hint() -> None:
    assert places("irrevocable", conflict("a.x, b.z")) == []


def test_a_move_into_a_class_where_the_option_is_free() -> None:
    # in the class x is taken at one member only: to move there is to take it back
    stuck = conflict("a.x, a.y, b.z", constraints=["z and not y only if x"])
    assert places("irrevocable", stuck) == []
    closed = conflict("a.x, a.y up, b.z", constraints=["z and y only if x"])
    assert places("irrevocable", closed) == ["0"]
    coalesced = conflict(
        "a.x, a.y up, b.z", constraints=["z and y only if x"], coalesce={"over": "y"}
    )
    assert places("irrevocable", coalesced) == []
