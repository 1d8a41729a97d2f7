"""Answers of the SAT engine, from a process of its own: right, and never more than is known."""

from __future__ import annotations

from functools import cache

import pytest

import detente
from detente.stability import CONCEPTS
from detente.studies.analysis import Analysis
from tests.unit.studies.large.ports import SAT, conflict, dense, levels

FEW = 1
COMPLETE = ("nash",)
"""Here no answers of others are looked at."""


@cache
def found(limit: int = 100) -> Analysis:
    return detente.analyse(conflict(), concepts=["nash", "gmr"], limit=limit, limits=SAT)


def test_what_is_found_is_an_equilibrium() -> None:
    for concept, listing in found().equilibria.items():
        assert levels(found(), concept) <= dense(concept)
        assert listing.count == len(listing.states) == len(levels(found(), concept)) > 0
        assert listing.engine == "sat"
        assert listing.note


def test_what_is_complete_says_so_and_is() -> None:
    assert [*found().equilibria] == [c for c in CONCEPTS if c in found().equilibria]
    for concept, listing in found().equilibria.items():
        assert listing.complete is (concept in COMPLETE)
        assert ("these are all" in listing.note) is listing.complete
        assert ("there may be others" in listing.note) is not listing.complete
        if listing.complete:
            assert levels(found(), concept) == dense(concept)


def test_where_the_limit_ends_the_search_nothing_is_complete() -> None:
    for concept, listing in found(FEW).equilibria.items():
        assert len(dense(concept)) > listing.count == len(listing.states) == FEW
        assert not listing.complete
        assert listing.note == f"the search stopped at {FEW}; there may be more"


def test_only_what_satisfies_a_statement_is_found() -> None:
    where = "not south.quay"
    asked = detente.analyse(conflict(), concepts=["nash", "seq"], where=where, limits=SAT)
    assert levels(asked, "nash") == dense("nash", where)
    assert 0 < len(dense("nash", where)) < len(dense("nash"))
    assert levels(asked, "seq") <= dense("seq", where)


def test_that_there_is_none() -> None:
    none = detente.analyse(conflict(), concepts=["nash"], where="fee is high", limits=SAT)
    listing = none.equilibria["nash"]
    assert (listing.count, listing.states, listing.complete) == (0, (), True)
    assert listing.note.startswith("there is none")


@pytest.mark.parametrize("limit", [FEW, 100])
def test_as_plain_data(limit: int) -> None:
    told = found(limit).to_json()
    assert told["states"] is None
    assert told["engine"] == "sat"
    assert told["status_quo"] == {"on": ["south.strike"], "levels": {"north.fee": "low"}}
    assert told["status_quo_stable"] == {}
    assert not {"partial", "stopped"} & {*told}
    for concept, listing in told["equilibria"].items():
        assert not {"shortened", "options"} & {*listing}
        assert all("number" not in state for state in listing["states"])
        if found(limit).equilibria[concept].complete:
            assert not {"complete", "engine", "note"} & {*listing}
        else:
            assert (listing["complete"], listing["engine"]) == (False, "sat")
            assert listing["note"]
