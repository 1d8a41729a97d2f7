"""Differences undone one by one lead from one conflict to the other."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.conflict import (
    CoalescedClass,
    Conflict,
    ConflictError,
    DecisionMaker,
    Definition,
    GraphState,
    Option,
    Prioritised,
    Statement,
    StatusQuo,
)
from detente.conflict.statement.syntax import Named, Not, Taken
from detente.studies.differences import differences, reverted, settled, undoing_wants, without
from detente.studies.differences.difference import (
    ConstraintAdded,
    MeaningChanged,
    OptionRemoved,
    StatementMoved,
)
from tests.edits import edited
from tests.strategies import conflicts, option_form, repeatable

SEEDS = st.integers(0, 10**6)


@given(option_form(), SEEDS)
@repeatable
def test_without_all_differences_in_any_order_the_first_conflict_is_left(
    before: Conflict, seed: int
) -> None:
    rng = Random(seed)
    after = edited(before, rng)
    left = list(differences(before, after))
    rng.shuffle(left)
    current = after
    for difference in left:
        current = without(before, current, difference)
    assert differences(before, current) == ()


@given(option_form(), SEEDS)
@repeatable
def test_all_differences_applied_lead_to_the_second_conflict(before: Conflict, seed: int) -> None:
    after = edited(before, Random(seed))
    current = before
    for difference in differences(before, after):
        current = without(after, current, reverted(difference))
    assert differences(after, current) == ()


@given(option_form(), SEEDS)
@repeatable
def test_one_undone_is_one_difference_less(before: Conflict, seed: int) -> None:
    after = edited(before, Random(seed), times=3)
    found = differences(before, after)
    for difference in found:
        assert len(differences(before, without(before, after, difference))) == len(found) - 1


@given(conflicts(), SEEDS)
@repeatable
def test_a_conflict_does_not_differ_from_itself(conflict: Conflict, seed: int) -> None:
    assert differences(conflict, conflict) == ()
    assert settled(settled(conflict)) == settled(conflict)


@given(conflicts(most_dms=2), conflicts(most_dms=2))
@repeatable
def test_no_two_conflicts_are_too_different_to_be_compared(one: Conflict, other: Conflict) -> None:
    for difference in differences(one, other):
        assert difference.to_json()["kind"] == difference.kind
        try:
            without(one, other, difference)
        except ConflictError:
            assert one.options != other.options or one.states != other.states


def test_a_moved_statement_goes_back_to_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = listed("abcd"), listed("dabc")
    (moved,) = differences(before, after)
    assert isinstance(moved, StatementMoved)
    assert (moved.before, moved.after, moved.up) == (4, 1, True)
    assert without(before, after, moved) == before
    monkeypatch.setattr(undoing_wants, "put_back", left_where_it_is)
    assert without(before, after, moved) != before


def test_what_is_put_back_stands_after_the_predecessor_that_is_in_its_place() -> None:
    before, after = listed("abcd"), listed("dab")
    restored = without(before, after, differences(before, after)[0])
    assert restored == listed("dabc")


def test_an_option_that_statements_still_speak_of_cannot_be_taken_out() -> None:
    before, after = listed("ab"), listed("abc")
    after = replace(after, constraints=(Statement(Taken("dm.c")),))
    smaller = replace(before, decision_makers=(without_option(before.decision_makers[0], "c"),))
    added = next(d for d in differences(smaller, after) if d.kind == "option_added")
    with pytest.raises(ConflictError, match="there is no option"):
        without(smaller, after, added)


def test_an_option_goes_back_to_its_place() -> None:
    before = listed("")
    after = replace(before, decision_makers=(without_option(before.decision_makers[0], "b"),))
    (removed,) = differences(before, after)
    assert isinstance(removed, OptionRemoved)
    assert without(before, after, removed) == before
    quo = replace(before, status_quo=StatusQuo({"dm.b": "on"}))
    (added, _) = differences(after, quo)
    assert without(after, quo, added).status_quo == StatusQuo({})


def test_a_decision_maker_goes_back_to_its_place() -> None:
    before = Conflict(tuple(DecisionMaker(name) for name in "abc"))
    after = replace(before, decision_makers=before.decision_makers[::2])
    (removed,) = differences(before, after)
    assert without(before, after, removed) == before
    assert without(after, before, reverted(removed)) == after


def test_another_meaning_of_a_name_is_one_difference_wherever_it_is_used() -> None:
    def meaning(body: Taken) -> Conflict:
        outer = Named("outer", Not(Named("inner", body)))
        wishes = (Statement(outer), Statement(Named("inner", body)))
        definitions = (Definition("inner", body), Definition("outer", outer.body))
        conflict = listed("")
        dm = replace(conflict.decision_makers[0], preference=Prioritised(wishes))
        return replace(conflict, decision_makers=(dm,), definitions=definitions)

    before, after = meaning(Taken("dm.a")), meaning(Taken("dm.b"))
    (changed,) = differences(before, after)
    assert isinstance(changed, MeaningChanged)
    assert without(before, after, changed) == before


def test_classes_and_listed_states_and_moves_can_be_put_back() -> None:
    plain = listed("")
    classed = replace(plain, coalesced=(CoalescedClass("one", Taken("dm.a")),))
    (added,) = differences(plain, classed)
    assert without(plain, classed, added) == plain
    assert without(classed, plain, reverted(added)) == classed
    states = tuple(map(GraphState, "st"))
    one = Conflict((DecisionMaker("dm", moves={"s": ("t",)}),), states=states)
    other = Conflict((DecisionMaker("dm", moves={"t": ("s",)}),), states=states)
    (moves,) = differences(one, other)
    assert without(one, other, moves) == one
    (more,) = differences(one, replace(one, states=(*states, GraphState("u"))))
    assert more.to_json() == {
        "kind": "states_replaced",
        "before": ["s", "t"],
        "after": ["s", "t", "u"],
    }


def test_what_holds_an_instrument_off_is_told() -> None:
    us = DecisionMaker("us", options=(Option("aid", "us"),))
    enabled, held = Conflict((us,)), Conflict((us,), instruments=("us.aid",))
    (added,) = differences(enabled, held)
    assert isinstance(added, ConstraintAdded)
    assert added.held == "as an instrument"
    assert without(enabled, held, added) == enabled
    assert differences(held, settled(held)) == ()


def test_marks_of_a_great_difference_stay_with_the_statement_above_them() -> None:
    before, after = listed("abcd", (2,)), listed("acd", (1,))
    dropped, *marks = differences(before, after)
    assert without(before, after, dropped) == listed("abcd", (1, 2))
    assert [d.kind for d in marks] == ["marks_replaced"]
    assert without(before, without(before, after, dropped), marks[0]) == before


def left_where_it_is(order: Any, items: dict[Any, Any], *rest: Any) -> dict[Any, Any]:
    """A planted fault."""
    return items


def listed(names: str, greatly: tuple[int, ...] = ()) -> Conflict:
    wishes = tuple(Statement(Taken(f"dm.{name}")) for name in names)
    options = tuple(Option(name, "dm") for name in "abcd")
    dm = DecisionMaker("dm", options=options, preference=Prioritised(wishes, greatly))
    return Conflict((dm,))


def without_option(dm: DecisionMaker, name: str) -> DecisionMaker:
    return replace(dm, options=tuple(option for option in dm.options if option.id != name))
