from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from detente.conflict import (
    Because,
    Claim,
    Conflict,
    DecisionMaker,
    Period,
    Prioritised,
    Statement,
    Weighted,
)
from detente.conflict.problem import LimitError, MeaningError
from detente.conflict.statement.syntax import Constant, Not, Taken
from detente.studies.hints import hints
from tests.unit.studies.hints.models import conflict, places

PAST = Period(until=date(2025, 3, 1))
DAY = date(2025, 3, 8)


def test_the_dilemma_as_a_ranking_needs_no_hint() -> None:
    dilemma = conflict(
        "p.cooperate, q.cooperate",
        p=["ranking", "NY", "YY", "NN", "YN"],
        q=["ranking", "YN", "YY", "NN", "NY"],
    )
    assert hints(dilemma) == ()


def test_the_dilemma_by_weights_needs_no_hint() -> None:
    # every statement counts in some own move: 3, 2, 1 and 0 for the four outcomes
    dilemma = conflict("p.c, q.c", p=wary_of("p", "q"), q=wary_of("q", "p"))
    assert hints(dilemma) == ()


def wary_of(own: str, other: str) -> dict[str, int]:
    return {
        f"not {own}.c or {other}.c": 1,
        f"not {own}.c and {other}.c": 2,
        f"{own}.c and {other}.c": 1,
    }


def test_the_dilemma_by_statements_has_one_that_only_the_other_can_change() -> None:
    # any list of statements has it: what puts both silent above both confessing divides the four
    # outcomes by what the other does, for exploiting stands higher still and being exploited lowest
    dilemma = conflict("p.c, q.c", p=["q.c", "not p.c"], q=["p.c", "not q.c"])
    assert [(hint.kind, hint.where[1:]) for hint in hints(dilemma)] == [
        ("no_own_move", ("p", "prefers", 0)),
        ("no_own_move", ("q", "prefers", 0)),
    ]


def test_hints_come_in_the_order_of_the_model() -> None:
    found = hints(
        conflict(
            "b.y, b.w, a.x",
            define={"unused": "x"},
            constraints=["x only if y"],
            b=["x", "true", "y"],
            a={"y": 1, "not y": 2},
        )
    )
    assert [hint.where for hint in found] == [
        ("define", "unused"),
        ("decision_makers", "b", "options", "w"),
        ("decision_makers", "b", "prefers", 0),
        ("decision_makers", "b", "prefers", 1),
        ("decision_makers", "a"),
        ("decision_makers", "a", "weights", 0),
        ("decision_makers", "a", "weights", 1),
        ("constraints", 0),
    ]


def dated() -> Conflict:
    """`b` wants x until March; of its other wishes one rests on a claim that no longer holds."""
    found = conflict("a.x, b.z", a=["x iff z"], b=["x", "greatly", "z", "true", "x and z"])
    a, b = found.decision_makers
    assert isinstance(b.preference, Prioritised)
    first, second, third, last = b.preference.statements
    past = replace(first, period=PAST)
    replaced = replace(third, because=Because(("old",)), otherwise=Not(Taken("b.z")))
    wishes = Prioritised((past, second, replaced, last), b.preference.greatly)
    return replace(
        found,
        as_of=DAY,
        decision_makers=(a, replace(b, preference=wishes)),
        claims=(Claim("old", period=PAST),),
    )


def judged(found: Conflict) -> set[tuple[str, str | int]]:
    """The hints to single statements that look at the day: that they rest on nothing does not."""
    told = (hint for hint in hints(found) if len(hint.where) == 4 and hint.kind != "no_claim")
    return {(hint.kind, hint.where[3]) for hint in told}


def test_paths_are_those_of_the_file_whatever_counts_on_the_day() -> None:
    # today b wants z, not z in place of `true`, and last x and z; then it also wanted x, first
    today = judged(dated())
    assert today == {("equivalent", 2), ("no_own_move", 3)}
    assert judged(replace(dated(), as_of=date(2025, 2, 1))) == {
        ("no_own_move", 0),
        ("constant", 2),
        ("never_decides", 3),
    }


def test_weights_and_constraints_keep_their_places_too() -> None:
    found = conflict("a.x, b.z", constraints=["x or z", "z only if x"], a={"x": 1, "z": 2})
    a, b = found.decision_makers
    assert isinstance(a.preference, Weighted)
    first, second = a.preference.weights
    past = replace(first, statement=replace(first.statement, period=PAST))
    old, new = found.constraints
    found = replace(
        found,
        as_of=DAY,
        decision_makers=(replace(a, preference=Weighted((past, second))), b),
        constraints=(replace(old, period=PAST), new),
    )
    assert places("no_own_move", found) == ["a.weights.1"]
    assert places("irrevocable", found) == ["1"]


def test_an_option_out_of_its_time_is_no_matter() -> None:
    found = conflict("a.x, a.w, b.z", a=["x", "w only if z"], b=["z iff x"])
    a, b = found.decision_makers
    x, w = a.options
    a = replace(a, options=(x, replace(w, period=PAST)))
    assert hints(replace(found, as_of=DAY, decision_makers=(a, b))) == ()


def test_a_conflict_without_feasible_state_is_not_for_hints() -> None:
    found = conflict("a.x, b.z", a=["x"], b=["z"])
    with pytest.raises(MeaningError):
        hints(replace(found, constraints=(Statement(Constant(False)),)))


def test_some_hints_need_no_states() -> None:
    # 30 options are too many to list their states
    options = ", ".join(f"{who}.o{n}" for who in "ab" for n in range(15))
    a, b = ["a.o1 only if b.o1", "true"], ["b.o1 only if a.o1"]
    found = conflict(options, define={"unused": "a.o1"}, a=a, b=b)
    found = replace(found, decision_makers=(*found.decision_makers, DecisionMaker("c")))
    with pytest.raises(LimitError):
        hints(found)
    kinds = {hint.kind for hint in hints(found, states=False)}
    assert kinds == {"unused_definition", "unmentioned", "waiting", "empty"}


def test_without_states_there_are_no_others() -> None:
    found = conflict("b.y, b.w, a.x", constraints=["x only if y"], b=["x", "true"], a={"y": 1})
    some = hints(found, states=False)
    assert [hint for hint in hints(found) if hint.kind == "unmentioned"] == list(some)


def test_remarks_are_no_sign_of_a_mistake() -> None:
    found = hints(conflict("a.x, a.v, b.z", a=["z", "x"], b=["z iff x"]))
    assert {(hint.kind, hint.remark) for hint in found} == {
        ("no_own_move", True),
        ("unmentioned", False),
    }


def test_a_hint_as_plain_data() -> None:
    (hint, *_) = hints(conflict("a.x, a.y, b.z", a=["x iff z"], b=["z iff x"]))
    assert json.loads(json.dumps(hint.to_json())) == {
        "kind": "unmentioned",
        "where": ["decision_makers", "a", "options", "y"],
        "message": "nobody has a statement that mentions `a.y`",
        "advice": "say who wants it or minds it, or leave it out",
    }
    assert str(hint) == f"{hint.message}; {hint.advice}"
