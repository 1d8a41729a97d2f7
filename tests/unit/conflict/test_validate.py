"""A conflict that contradicts itself cannot be made, and the message names every problem."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from detente.conflict import (
    CoalescedClass,
    Conflict,
    ConflictError,
    DecisionMaker,
    Definition,
    GraphState,
    Level,
    Option,
    Prioritised,
    Ranked,
    Statement,
    StatusQuo,
    Uncertainty,
    Weight,
    Weighted,
)
from detente.conflict.statement.syntax import (
    And,
    At,
    Constant,
    Expr,
    InState,
    Named,
    Not,
    Pattern,
    Taken,
)
from detente.conflict.validate import expressions, statements

AID = Option("aid", "us")
STEPS = Option("steps", "us", levels=(Level("none"), Level("some"), Level("all")))
US = DecisionMaker("us", options=(AID, STEPS))
NAMES = ("us.aid", "us.steps")
PEACE = Taken("us.peace")


def us(**parts: Any) -> dict[str, Any]:
    """The parts of a conflict with one decision maker."""
    described: dict[str, Any] = {"id": "us", "options": (AID, STEPS), **parts}
    return {"decision_makers": (DecisionMaker(**described),)}


def graph(moves: dict[str, tuple[str, ...]] | None = None, **parts: Any) -> dict[str, Any]:
    """The parts of a conflict in graph form, of two states."""
    states = (GraphState("s1"), GraphState("s2"))
    return {"states": states, **us(options=(), moves=moves), **parts}


def preferring(expr: Expr) -> dict[str, Any]:
    return us(preference=Prioritised((Statement(expr),)))


GOOD: list[dict[str, Any]] = [
    us(options=()),
    us(moves={}),
    {**us(), "status_quo": StatusQuo({"us.steps": "all"}), "instruments": ("us.aid",)},
    graph({"s1": ("s2",)}, status_quo=StatusQuo({}, "s2")),
    us(preference=Weighted((Weight(Statement(Taken("us.aid")), Decimal("-1e30")),))),
    preferring(Pattern(NAMES, "Y-")),
    preferring(Pattern(NAMES, "12")),
    preferring(And((At("us.steps", "is", "some"), Named("calm", Constant(True))))),
]
BAD: list[tuple[dict[str, Any], str]] = [
    ({"decision_makers": ()}, "a conflict needs at least one decision maker"),
    (us(id="US", options=()), "'US' is not a name: lower-case letters, digits and _"),
    (us(options=(Option("1st", "us"),)), "'1st' is not a name: lower-case letters, digits and _"),
    (graph(states=(GraphState("s 1"),)), "'s 1' is not a name: lower-case letters, digits and _"),
    (
        {**us(), "coalesced": (CoalescedClass("a-b", Constant(True)),)},
        "'a-b' is not a name: lower-case letters, digits and _",
    ),
    (
        {**us(), "definitions": (Definition("", Constant(True)),)},
        "'' is not a name: lower-case letters, digits and _",
    ),
    ({"decision_makers": (US, DecisionMaker("us"))}, "decision maker 'us' stands twice"),
    (us(options=(AID, STEPS, AID)), "option 'us.aid' stands twice"),
    (graph(states=(GraphState("s1"), GraphState("s1"))), "state 's1' stands twice"),
    ({**us(), "coalesced": (CoalescedClass("a", Constant(True)),) * 2}, "class 'a' stands twice"),
    ({**us(), "definitions": (Definition("a", PEACE),) * 2}, "definition 'a' stands twice"),
    (us(options=(Option("aid", "eu"),)), "eu.aid is listed under us"),
    (
        us(options=(Option("aid", "us", levels=(Level("a"), Level("b"), Level("a"))),)),
        "level of us.aid 'a' stands twice",
    ),
    (us(options=(Option("aid", "us", levels=(Level("a"),)),)), "us.aid needs at least two levels"),
    (us(moves={"s1": ("s2",)}), "us lists moves but the conflict lists no states"),
    ({**us(), "status_quo": StatusQuo({"us.peace": "on"})}, "there is no option 'us.peace'"),
    ({**us(), "status_quo": StatusQuo({"us.aid": "all"})}, "us.aid has no level 'all'"),
    ({**us(), "instruments": ("us.peace",)}, "there is no option 'us.peace'"),
    (
        graph(**us()),
        "a conflict in graph form has no options, constraints or coalesced states",
    ),
    (
        graph(constraints=(Statement(Constant(True)),)),
        "a conflict in graph form has no options, constraints or coalesced states",
    ),
    (graph(states=()), "a conflict in graph form needs at least one state"),
    (graph(status_quo=StatusQuo({})), "the status quo None is not a state"),
    (graph(status_quo=StatusQuo({}, "s3")), "the status quo 's3' is not a state"),
    (graph({"s3": ("s1",)}), "us moves at 's3', which is not a state"),
    (graph({"s1": ("s2", "s3")}), "us moves at 's3', which is not a state"),
    (graph({"s1": ("s1",)}), "us moves from s1 to itself"),
    (preferring(At("us.steps", "is", "on")), "us.steps has no level 'on'"),
    (preferring(InState("s1")), "there is no state 's1'"),
    (preferring(Not(And((PEACE, Named("a", PEACE))))), "there is no option 'us.peace'"),
    (preferring(Pattern(("us.aid", "us.peace"), "--")), "there is no option 'us.peace'"),
    (preferring(Pattern(NAMES, "Y")), "the pattern 'Y' has 1 characters for 2 options"),
    (preferring(Pattern(NAMES, "N3")), "'3' in the pattern 'N3' is no level of us.steps"),
    (preferring(Pattern(NAMES, "2-")), "'2' in the pattern '2-' is no level of us.aid"),
    (preferring(Pattern(NAMES, "y-")), "'y' in the pattern 'y-' is no level of us.aid"),
    *(
        (
            us(preference=Weighted((Weight(Statement(Constant(True)), Decimal(text)),))),
            f"us has the weight {text}, which is not a number",
        )
        for text in ("NaN", "Infinity")
    ),
]


@pytest.mark.parametrize("parts", GOOD)
def test_a_sound_conflict_is_made(parts: dict[str, Any]) -> None:
    assert Conflict(**parts).decision_makers


@pytest.mark.parametrize(("parts", "problem"), BAD)
def test_a_problem_is_named(parts: dict[str, Any], problem: str) -> None:
    with pytest.raises(ConflictError) as caught:
        Conflict(**parts)
    assert problem in caught.value.problems


EVERYWHERE: list[dict[str, Any]] = [
    {**us(), "constraints": (Statement(PEACE),)},
    {**us(), "pool": (Statement(PEACE),)},
    {**us(), "constraints": (Statement(Constant(True), otherwise=PEACE),)},
    {**us(), "coalesced": (CoalescedClass("calm", PEACE),)},
    {**us(), "definitions": (Definition("calm", PEACE),)},
    preferring(PEACE),
    us(preference=Weighted((Weight(Statement(PEACE), Decimal(1)),))),
    us(preference=Ranked(((Taken("us.aid"),), (Taken("us.aid"), PEACE)))),
    us(uncertainty=Uncertainty(((Taken("us.aid"), PEACE),))),
    us(uncertainty=Uncertainty(None, sure=((PEACE, Taken("us.aid")),))),
]


@pytest.mark.parametrize("parts", EVERYWHERE)
def test_statements_are_looked_at_wherever_they_stand(parts: dict[str, Any]) -> None:
    with pytest.raises(ConflictError) as caught:
        Conflict(**parts)
    assert caught.value.problems == ("there is no option 'us.peace'",)


def test_all_problems_are_told_at_once_and_each_once() -> None:
    with pytest.raises(ConflictError) as caught:
        Conflict((DecisionMaker("us"), DecisionMaker("us")), constraints=(Statement(PEACE),) * 2)
    assert caught.value.problems == (
        "decision maker 'us' stands twice",
        "there is no option 'us.peace'",
    )
    assert str(caught.value) == "; ".join(caught.value.problems)


def test_statements_and_bare_statements_in_their_order() -> None:
    aid, some = Taken("us.aid"), At("us.steps", "is", "some")
    wanted, bound, pooled = Statement(aid, otherwise=some), Statement(some), Statement(Not(aid))
    conflict = Conflict(
        (
            DecisionMaker("us", options=(AID, STEPS), preference=Prioritised((wanted,))),
            DecisionMaker("eu", preference=Weighted((Weight(bound, Decimal(1)),))),
            DecisionMaker("un", preference=Ranked(((aid,), (some, Not(some))))),
        ),
        constraints=(bound,),
        pool=(pooled,),
    )
    assert list(statements(conflict)) == [bound, pooled, wanted, bound]
    assert list(expressions(conflict)) == [some, Not(aid), aid, some, some, aid, some, Not(some)]
