from __future__ import annotations

from detente import parse
from tests.unit.studies.hints.models import conflict, of_kind, places


def test_an_option_that_nobody_mentions() -> None:
    found = conflict("a.x, a.y, b.z", a=["x", "z"], b=["z if x", "not x"])
    assert places("unmentioned", found) == ["a.options.y"]
    assert "`a.y`" in of_kind("unmentioned", found)[0].message


def test_an_option_that_only_its_owner_mentions() -> None:
    found = conflict("a.x, b.z", a=["x", "z"], b=["z"])
    assert places("only_owner", found) == ["a.options.x"]
    assert "only its owner, a," in of_kind("only_owner", found)[0].message


def test_an_option_that_only_another_mentions_is_fine() -> None:
    found = conflict("a.x, b.z", a=["z"], b=["x", "z"])
    assert places("unmentioned", found) == places("only_owner", found) == []


def test_a_statement_of_another_day_mentions() -> None:
    found = parse("""
as_of: 2025-03-08
decision_makers:
  a: {options: {x: x}, prefers: [{statement: x, until: 2025-03-01}]}
  b: {options: {z: z}, prefers: [{statement: z if x, since: 2025-04-01}, not z]}
""").conflict()
    assert places("unmentioned", found) == []


def test_a_definition_mentions_what_it_stands_for() -> None:
    found = conflict("a.x, b.z", define={"both": "x and z"}, a=["both"], b=["both"])
    assert places("unmentioned", found) == places("only_owner", found) == []


def test_a_constraint_states_no_wish() -> None:
    found = conflict("a.x, b.z", constraints=["x if z"], a=["z"], b=["z"])
    assert places("unmentioned", found) == ["a.options.x"]


def test_a_free_place_of_a_pattern_mentions_nothing() -> None:
    found = conflict("a.x, b.z", a=["ranking", "Y-", "N-"], b=["ranking", "YY", "NN"])
    assert places("only_owner", found) == ["b.options.z"]


def test_weights_and_other_peoples_rankings_count() -> None:
    found = conflict("a.x, b.z", a={"x and z": 2}, b=["ranking", "YN"])
    assert places("unmentioned", found) == places("only_owner", found) == []


def test_an_instrument_needs_no_mention() -> None:
    found = conflict("a.x, a.y, b.z", instruments=["a.y"], a=["x", "z"], b=["x", "z"])
    assert places("unmentioned", found) == []
