from __future__ import annotations

from datetime import date

from detente.conflict import (
    Because,
    Claim,
    Conflict,
    DecisionMaker,
    Definition,
    Option,
    Period,
    Prioritised,
    Statement,
)
from detente.conflict.statement.syntax import Named, Taken
from detente.studies.hints import hints
from tests.unit.studies.hints.models import conflict, of_kind, places


def resting(*used: str, known: tuple[str, ...] = ("one", "two")) -> Conflict:
    """A conflict that knows some claims and uses some of them."""
    because = Because(used) if used else None
    past = Statement(Taken("a.x"), because=because, period=Period(until=date(2020, 1, 1)))
    dm = DecisionMaker("a", options=(Option("x", "a"),), preference=Prioritised((past,)))
    return Conflict((dm,), claims=tuple(map(Claim, known)), as_of=date(2025, 1, 1))


def test_a_claim_that_nothing_rests_on() -> None:
    assert places("unused_claim", resting("one")) == ["two"]
    assert of_kind("unused_claim", resting("one"))[0].where == ("claims", "two")


def test_what_was_used_in_the_past_is_used() -> None:
    assert places("unused_claim", resting("one", "two")) == []


def test_an_option_may_rest_on_a_claim() -> None:
    option = Option("x", "a", because=Because(("one",)))
    found = Conflict((DecisionMaker("a", options=(option,)),), claims=(Claim("one"),))
    assert places("unused_claim", found) == []


def test_what_a_scenario_uses_is_used() -> None:
    found = hints(resting("one"), [resting("two")])
    assert [hint for hint in found if hint.kind == "unused_claim"] == []


def test_a_definition_that_nothing_uses() -> None:
    define = {"deal": "x and z", "part": "x", "whole": "part and z"}
    found = conflict("a.x, b.z", define=define, a=["deal"], b=["z"])
    assert places("unused_definition", found) == ["whole"]
    assert of_kind("unused_definition", found)[0].where == ("define", "whole")


def test_a_definition_may_serve_a_constraint_or_a_class() -> None:
    define = {"deal": "x and z", "over": "x and not z"}
    found = conflict("a.x, b.z", define=define, constraints=["not deal"], coalesce={"end": "over"})
    assert places("unused_definition", found) == []


def test_a_definition_may_serve_as_what_stands_in() -> None:
    deal = Named("deal", Taken("a.x"))
    wish = Statement(Taken("a.x"), otherwise=deal)
    dm = DecisionMaker("a", options=(Option("x", "a"),), preference=Prioritised((wish,)))
    found = Conflict((dm,), definitions=(Definition("deal", deal.body),))
    assert places("unused_definition", found) == []


def test_a_group_that_adds_no_state() -> None:
    ranking = ["ranking", "x", ["YY", "YN"], "greatly", "z", "x and not x"]
    found = conflict("a.x, b.z", a=ranking, b=["z"])
    one, other = of_kind("empty_group", found)
    assert one.where == ("decision_makers", "a", "ranking", 1)
    assert "`YY, YN` adds no state to the ranking: those above have all" in one.message
    assert other.where == ("decision_makers", "a", "ranking", 3)
    assert other.message.endswith("it matches none")


def test_groups_that_all_add_something() -> None:
    found = conflict("a.x, b.z", a=["ranking", "YY", "x", "z", "-N"], b=["z"])
    assert places("empty_group", found) == []
