"""Hints about what a model rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from detente.conflict import (
    Because,
    Claim,
    Conflict,
    DecisionMaker,
    Option,
    Period,
    Prioritised,
    Source,
    Statement,
    Weight,
    Weighted,
)
from detente.conflict.statement.syntax import Not, Taken
from detente.studies.hints import hints

X, Z = Taken("a.x"), Taken("b.z")
SAID = Because(("said",))
PAST = Period(until=date(2020, 1, 1))


def conflict(*claims: Claim, sources: tuple[Source, ...] = ()) -> Conflict:
    wishes = (Statement(X, because=SAID), Statement(Z), Statement(Not(Z), period=PAST))
    weights = tuple(Weight(statement, Decimal(1)) for statement in wishes[:2])
    a = DecisionMaker("a", options=(Option("x", "a"),), preference=Prioritised(wishes))
    b = DecisionMaker("b", options=(Option("z", "b"),), preference=Weighted(weights))
    known = claims or (Claim("said", "paper"),)
    rules = (Statement(X, because=SAID), Statement(Z))
    return Conflict((a, b), constraints=rules, claims=known, sources=sources)


def told(kind: str, found: Conflict, older_than: int | None = None) -> list[tuple[str | int, ...]]:
    return [
        hint.where
        for hint in hints(found, states=False, older_than=older_than)
        if hint.kind == kind
    ]


def test_statements_that_rest_on_nothing_on_whatever_day_they_count() -> None:
    assert told("no_claim", conflict()) == [
        ("decision_makers", "a", "prefers", 1),
        ("decision_makers", "a", "prefers", 2),
        ("decision_makers", "b", "weights", 1),
        ("constraints", 1),
    ]
    (first, *_) = (hint for hint in hints(conflict(), states=False) if hint.kind == "no_claim")
    assert first.remark
    assert first.statements == ("b.z",)


def test_without_any_claim_nothing_is_said_of_them() -> None:
    dms = conflict().decision_makers[0]
    bare = replace(dms, preference=Prioritised((Statement(X),)))
    assert told("no_claim", Conflict((bare,))) == []


def test_a_claim_without_a_source() -> None:
    found = conflict(Claim("said"), Claim("seen", "paper"), sources=(Source("paper"),))
    assert told("no_source", found) == [("claims", "said")]


def test_sources_that_are_too_old() -> None:
    sources = (
        Source("old", date=date(2025, 1, 1)),
        Source("new", date=date(2025, 3, 1)),
        Source("undated"),
    )
    found = conflict(sources=sources)
    assert told("old_source", found) == []
    # counted from the newest source, or from the conflict's own day
    assert told("old_source", found, 58) == [("sources", "old", "date"), ("sources", "undated")]
    assert told("old_source", found, 59) == [("sources", "undated")]
    later = replace(found, as_of=date(2025, 3, 2))
    assert told("old_source", later, 0) == [
        ("sources", "old", "date"),
        ("sources", "new", "date"),
        ("sources", "undated"),
    ]
    earlier = replace(found, as_of=date(2025, 1, 1))
    assert told("old_source", earlier, 0) == [("sources", "undated")]


def test_an_otherwise_that_never_stands() -> None:
    dm = conflict().decision_makers[0]
    statements = (
        Statement(X, otherwise=Not(X)),
        Statement(X, otherwise=Not(X), confidence=0.9),
        Statement(X, otherwise=Not(X), because=SAID),
    )
    claims = (Claim("said", confidence=0.5),)
    found = Conflict((replace(dm, preference=Prioritised(statements)),), claims=claims)
    assert told("idle_otherwise", found) == [("decision_makers", "a", "prefers", 0, "otherwise")]
