"""Which claims there are and what rests on them."""

from __future__ import annotations

import json
from datetime import date

import pytest

from detente.catalogue import case, cases
from detente.conflict import Conflict
from detente.conflict.validate import statements
from detente.files import parse
from detente.studies.claims import Place, claims

MODEL = """\
title: A strike at the port
as_of: 2025-03-01
decision_makers:
  union:
    title: the union
    options:
      strike: {title: stop work, because: [leaflet], confidence: 0.9}
    prefers:
      - {statement: strike if not offer, because: {all: [leaflet, gazette]}, otherwise: not strike}
      - {statement: not strike, because: [rumour, leaflet], until: 2025-02-01}
  port:
    options: {offer: raise wages}
    weights:
      - {statement: not strike, weight: -1.50, because: [gazette]}
constraints:
  - {statement: not offer or strike, because: [rumour], confidence: 0.5}
pool:
  - {statement: offer, because: [gazette]}
sources:
  paper: {title: The Port Gazette, date: 2025-02-27}
  street:
claims:
  rumour: {source: street, says: There is money., confidence: 0.3, until: 2025-01-01}
  leaflet: {source: paper, says: We will strike., said_by: the union, confidence: 0.9}
  gazette: {source: paper, says: The port is closed., confidence: 0.4}
  seen: {says: The gates are shut., event_date: 2025-02-20}
"""


@pytest.fixture(scope="module")
def strike() -> Conflict:
    return parse(MODEL).conflict()


def test_claims_stand_by_source_in_the_order_of_the_file(strike: Conflict) -> None:
    found = claims(strike)
    assert [r.claim.id for r in found.claims] == ["leaflet", "gazette", "rumour", "seen"]
    assert [r.source.id if r.source else None for r in found.claims] == [
        "paper",
        "paper",
        "street",
        None,
    ]


def test_or_the_least_certain_of_each_source_first(strike: Conflict) -> None:
    found = claims(strike, order="confidence").claims
    assert [reported.claim.id for reported in found] == ["gazette", "leaflet", "rumour", "seen"]


def test_what_rests_on_a_claim(strike: Conflict) -> None:
    leaflet, gazette, rumour, seen = claims(strike).claims
    told = [(use.kind, use.decision_maker, use.statement) for use in leaflet.rests]
    assert told == [
        ("option", "union", "union.strike"),
        ("wish", "union", "union.strike if not port.offer"),
        ("wish", "union", "not union.strike"),
    ]
    option, first, second = leaflet.rests
    assert option.confidence == 0.9
    assert (first.otherwise, first.because.mode) == ("not union.strike", "all")
    assert (second.because.mode, second.in_force) == ("any", False)
    assert [(use.kind, use.weight) for use in gazette.rests] == [
        ("wish", None),
        ("weight", "-1.50"),
        ("pool", None),
    ]
    assert [use.kind for use in rumour.rests] == ["wish", "constraint"]
    assert (rumour.in_force, seen.in_force, seen.rests) == (False, True, ())


def test_the_day_is_that_of_the_conflict(strike: Conflict) -> None:
    earlier = parse(MODEL).conflict(as_of=date(2024, 12, 1))
    rumour = claims(earlier).claims[2]
    assert rumour.in_force
    assert all(use.in_force for use in rumour.rests)
    assert claims(strike).day == date(2025, 3, 1)


def test_rows_are_flat_and_alike(strike: Conflict) -> None:
    rows = claims(strike).rows()
    assert [row["claim"] for row in rows] == [
        *["leaflet"] * 3,
        *["gazette"] * 3,
        *["rumour"] * 2,
        "seen",
    ]
    assert len({tuple(row) for row in rows}) == 1
    assert rows[-1]["statement"] is None
    assert len(claims(strike).frame()) == len(rows)


def test_plain_data_can_be_written(strike: Conflict) -> None:
    place = Place("gazette.txt", 2, 10, 24, "We will strike")
    found = json.loads(json.dumps(claims(strike, places={"leaflet": place}).to_json()))
    assert (found["format"], found["title"], found["day"]) == (
        1,
        "A strike at the port",
        "2025-03-01",
    )
    assert [source["id"] for source in found["sources"]] == ["paper", "street"]
    leaflet, *_, seen = found["claims"]
    assert leaflet["place"] == place.to_json()
    assert leaflet["rests"][1]["claims"] == ["leaflet", "gazette"]
    assert (seen["source"], seen["place"], seen["rests"]) == (None, None, [])


@pytest.mark.parametrize("name", cases())
def test_nothing_that_rests_on_a_claim_is_left_out(name: str) -> None:
    conflict = case(name).read().conflict()
    resting = [because for s in statements(conflict) if (because := s.because) is not None]
    resting += [o.because for o in conflict.options if o.because is not None]
    expected = sum(len(set(because.claims)) for because in resting)
    assert sum(len(reported.rests) for reported in claims(conflict).claims) == expected


def test_an_order_that_there_is_not() -> None:
    with pytest.raises(ValueError, match="'age' is no order: it is one of file, confidence"):
        claims(parse("decision_makers: {a: }").conflict(), order="age")  # type: ignore[arg-type]
