"""Advice on small conflicts, worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

import detente
from detente.conflict import Conflict
from detente.conflict.statement.text import text as words
from detente.studies.advice import Advice, Scope, advise
from detente.studies.advice.result import Proposals
from detente.studies.differences.difference import (
    ConstraintDropped,
    StatementAdded,
    StatementDropped,
)

DILEMMA = """
title: Two prisoners
decision_makers:
  a:
    options: {cooperate: stay silent}
    prefers: [b.cooperate, not a.cooperate]
  b:
    options: {cooperate: stay silent}
    prefers: [a.cooperate, not b.cooperate]
status_quo: [not a.cooperate]
"""

BORDER = """
title: A border
decision_makers:
  north:
    options: {open: open the border}
    prefers: [south.open, north.open iff south.open]
  south:
    options: {open: open the border}
    prefers: [not south.open, north.open]
  guarantor:
    options: {observe: send observers}
    prefers: [observe if north.open, not observe]
instruments: [observe]
constraints: [not (north.open and south.open)]
status_quo: [not north.open]
"""


def conflict(text: str) -> Conflict:
    return detente.parse(text).conflict()


def found(advice: Advice) -> Proposals:
    assert advice.changes is not None
    return advice.changes


def kinds(proposals: Proposals) -> list[list[str]]:
    return [[change.kind for change in one.changes] for one in proposals.proposals]


def test_what_holds_already_needs_no_change() -> None:
    advice = advise(conflict(DILEMMA), "not a.cooperate and not b.cooperate", concept="nash")
    assert advice.reached
    assert advice.changes is None
    assert advice.already.count == 1
    assert [condition.met for condition in advice.conditions] == [True, True]


def test_both_have_to_give_up_a_wish_for_both_to_cooperate() -> None:
    both = "a.cooperate and b.cooperate"
    scope = Scope(kinds=("preferences",), limit=100)
    proposals = found(advise(conflict(DILEMMA), both, concept="nash", scope=scope))
    assert proposals.cost == 2
    assert proposals.least
    assert all(one.who == ("a", "b") for one in proposals.proposals)
    (first, *_) = proposals.proposals
    assert {type(change) for change in first.changes} == {StatementDropped}


def test_by_structure_both_have_to_be_bound() -> None:
    both = "a.cooperate and b.cooperate"
    proposals = found(
        advise(conflict(DILEMMA), both, concept="nash", scope=Scope(kinds=("structure",)))
    )
    assert kinds(proposals) == [["direction_changed", "direction_changed"]]
    effect = proposals.proposals[0].effects["nash"]
    assert (effect.before, effect.after) == (1, 4)


def test_a_proposal_is_the_conflict_analysed_anew() -> None:
    proposals = found(advise(conflict(DILEMMA), "a.cooperate", concept="nash"))
    for one in proposals.proposals:
        analysis = detente.analyse(one.conflict, where="a.cooperate")
        assert analysis.equilibria["nash"].states == one.outcomes.states


def test_no_longer_the_status_quo() -> None:
    wishes = "prefers: [a.cooperate iff b.cooperate, a.cooperate]"
    text = DILEMMA.replace("prefers: [b.cooperate, not a.cooperate]", wishes)
    scope = Scope(kinds=("preferences",))
    advice = advise(conflict(text), avoid="status quo", concept="nash", scope=scope)
    assert advice.against.count == 1
    assert found(advice).cost == 1
    for one in found(advice).proposals:
        gone = one.effects["nash"].vanish
        assert [state.levels for state in gone.states] == [(0, 0)]


def test_a_constraint_that_rules_it_out_is_named_and_dropped() -> None:
    advice = advise(conflict(BORDER), "north.open and south.open", concept="nash")
    assert advice.wanted.count == 0
    assert advice.ruled_out == ("not (north.open and south.open)",)
    assert all("constraint_dropped" in changes for changes in kinds(found(advice)))


def test_an_instrument_can_be_opened() -> None:
    advice = advise(conflict(BORDER), "guarantor.observe and north.open", concept="nash")
    assert found(advice).cost == 2
    changes = found(advice).proposals[0].changes
    opened = [change for change in changes if isinstance(change, ConstraintDropped)]
    assert [change.held for change in opened] == ["as an instrument"]


def test_what_contradicts_itself_is_said_to() -> None:
    advice = advise(conflict(BORDER), "north.open and not north.open")
    assert "contradicts itself" in advice.impossible
    assert advice.changes is None


def test_what_is_wanted_and_to_be_avoided_is_said_to_be() -> None:
    advice = advise(conflict(BORDER), "north.open", "north.open or south.open")
    assert "also satisfies what is to be avoided" in advice.impossible


def test_changes_of_heart_are_told_apart() -> None:
    both = "a.cooperate and b.cooperate"
    scope = Scope(kinds=("preferences",), hearts=True)
    advice = advise(conflict(DILEMMA), both, concept="nash", scope=scope)
    assert advice.hearts is not None
    added = [
        change
        for one in advice.hearts.proposals
        for change in one.changes
        if isinstance(change, StatementAdded)
    ]
    assert added
    assert not any(
        isinstance(change, StatementAdded) for change in found(advice).proposals[0].changes
    )


def test_a_declared_pool_is_all_that_is_added() -> None:
    text = DILEMMA + "pool: [a.cooperate iff b.cooperate]\n"
    both = "a.cooperate and b.cooperate"
    scope = Scope(kinds=("preferences",), limit=1000)
    proposals = found(advise(conflict(text), both, concept="nash", scope=scope))
    added = {
        words(change.statement.expr)
        for one in proposals.proposals
        for change in one.changes
        if isinstance(change, StatementAdded)
    }
    assert added == {"a.cooperate iff b.cooperate"}


def test_a_price_and_a_fixed_statement_are_respected() -> None:
    text = DILEMMA.replace(
        "prefers: [b.cooperate, not a.cooperate]",
        "prefers: [b.cooperate, {statement: not a.cooperate, fixed: true}]",
    ).replace(
        "prefers: [a.cooperate, not b.cooperate]",
        "prefers: [a.cooperate, {statement: not b.cooperate, price: 1.5}]",
    )
    scope = Scope(kinds=("preferences",), most=Decimal(3))
    proposals = found(
        advise(conflict(text), "b.cooperate and not a.cooperate", concept="nash", scope=scope)
    )
    assert proposals.cost == Decimal("1.5")
    assert all(one.who == ("b",) for one in proposals.proposals)
    fixed = advise(conflict(text), "a.cooperate", concept="nash", scope=scope)
    assert found(fixed).cost is None
    assert found(fixed).searched == 3


def test_rankings_are_left_alone() -> None:
    text = DILEMMA.replace(
        "prefers: [b.cooperate, not a.cooperate]", "ranking: [not a.cooperate, a.cooperate]"
    )
    scope = Scope(kinds=("preferences",))
    advice = advise(conflict(text), "a.cooperate", concept="nash", scope=scope)
    assert advice.frozen == ("a",)
    assert found(advice).cost is None


def test_stopped_it_tells_what_was_searched() -> None:
    def stop(cost: Decimal, tried: int) -> None:
        if cost == 2:
            raise KeyboardInterrupt

    both = "a.cooperate and b.cooperate"
    scope = Scope(kinds=("preferences",))
    proposals = found(advise(conflict(DILEMMA), both, concept="nash", scope=scope, tell=stop))
    assert proposals.searched == 1
    assert proposals.stopped
    assert not proposals.least


def test_only_some_may_change() -> None:
    both = "a.cooperate and b.cooperate"
    scope = Scope(kinds=("preferences",), by=("a",), most=Decimal(2))
    assert found(advise(conflict(DILEMMA), both, concept="nash", scope=scope)).cost is None


@pytest.mark.parametrize(
    ("want", "concept", "by", "message"),
    [
        (None, "seq", None, "say which outcome is wanted"),
        ("a.cooperate", "sim", None, "no advice under `sim`"),
        ("a.cooperate", "seq", ("c",), "no decision maker `c`; write `a` or `b`"),
    ],
)
def test_what_is_not_there_is_refused(
    want: str | None, concept: str, by: tuple[str, ...] | None, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        advise(conflict(DILEMMA), want, concept=concept, scope=Scope(by=by))


def test_in_graph_form_a_declared_list_can_change() -> None:
    text = """
states: {s1: now, s2: better}
decision_makers:
  a: {moves: {s1: [s2], s2: [s1]}, prefers: [s1]}
status_quo: s1
"""
    proposals = found(advise(conflict(text), "s2", concept="nash"))
    assert kinds(proposals) == [["statement_dropped"]]


def test_as_a_table() -> None:
    advice = advise(conflict(DILEMMA), "a.cooperate", concept="nash")
    assert len(advice.frame()) == sum(len(one.changes) for one in found(advice).proposals)
    assert advice.to_json()["changes"]["cost"] == 1
