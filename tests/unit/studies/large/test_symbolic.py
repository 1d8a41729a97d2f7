"""Answers of the symbolic engine, from a process of its own, against those of the dense engine."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest

import detente
from detente.conflict import in_force
from detente.conflict.problem import LimitError, MeaningError
from detente.conflict.statement.error import StatementError
from detente.conflict.statement.syntax import Expr, Taken
from detente.stability import CONCEPTS
from detente.studies.analysis import Analysis
from detente.studies.large import Limits
from detente.studies.listing import Listing
from tests.unit.studies.large.ports import PORTS, SAT, SYMBOLIC, conflict, dense, levels

SUMMER = date(2025, 7, 1)
SHORT = 2
BY_NAME = [SYMBOLIC, SAT]


@cache
def found(limit: int = 100, where: Expr | str | None = None) -> Analysis:
    """By the symbolic engine."""
    return detente.analyse(conflict(), limit=limit, where=where, limits=SYMBOLIC)


def listings(analysis: Analysis) -> Iterator[tuple[str, Listing]]:
    assert [*analysis.equilibria] == [*CONCEPTS]
    yield from analysis.equilibria.items()


def test_every_equilibrium_is_found_once_and_nothing_else() -> None:
    assert found().size == detente.analyse(conflict()).size
    assert found().engine == "symbolic"
    assert not found().partial
    for concept, listing in listings(found()):
        assert levels(found(), concept) == dense(concept)
        assert listing.count == len(listing.states) == len(dense(concept))
        assert listing.complete
        assert not listing.note
        assert listing.taken is None
        assert {state.number for state in listing.states} == {0}


def test_a_limit_shortens_the_list_and_nothing_else() -> None:
    for concept, listing in listings(found(SHORT)):
        wanted = dense(concept)
        assert levels(found(SHORT), concept) < wanted
        assert (len(listing.states), listing.count) == (SHORT, len(wanted))
        assert listing.shortened


def test_how_often_each_level_is_taken_is_counted_over_all_states() -> None:
    options = conflict().options
    for concept, listing in listings(found(SHORT)):
        assert listing.taken is not None
        for place, option in enumerate(options):
            often = Counter(state[place] for state in dense(concept))
            counted = tuple(often[level] for level in range(len(option.levels)))
            assert listing.taken[option.name] == counted


@pytest.mark.parametrize("where", ["south.strike", Taken("south.strike")])
def test_only_what_satisfies_a_statement_is_counted(where: str | Expr) -> None:
    analysis = found(where=where)
    for concept, listing in listings(analysis):
        wanted = dense(concept, "south.strike")
        assert wanted < dense(concept)
        assert (levels(analysis, concept), listing.count) == (wanted, len(wanted))
    assert analysis.stays == found().stays


def test_for_whom_the_status_quo_is_stable() -> None:
    small = detente.analyse(conflict())
    quo = found().status_quo
    assert quo is not None
    assert small.status_quo is not None
    assert (quo.number, quo.levels) == (0, small.status_quo.levels)
    assert found().stays == small.stays
    assert set(map(len, small.stays.values())) != {0}


@pytest.mark.parametrize(("scenario", "day"), [("dredged", None), ("built", SUMMER)])
def test_a_scenario_and_a_day(scenario: str | None, day: date | None) -> None:
    asked = detente.parse(PORTS).conflict(scenario, day)
    small = detente.analyse(asked, concepts=["gmr", "seq"])
    analysis = detente.analyse(asked, concepts=["gmr", "seq"], limits=SYMBOLIC)
    wanted = {concept: levels(small, concept) for concept in ("gmr", "seq")}
    assert {concept: levels(analysis, concept) for concept in ("gmr", "seq")} == wanted
    assert analysis.size == small.size != found().size
    assert (analysis.status_quo is None) is (small.status_quo is None)
    assert analysis.stays == small.stays
    assert analysis.conflict == in_force(asked)
    told, of_small = analysis.to_json(), small.to_json()
    for key in ("title", "as_of", "scenario", "decision_makers", "options", "states"):
        assert told[key] == of_small[key]
    assert told.get("status_quo_stable") == of_small.get("status_quo_stable")


def test_only_the_concepts_asked_for_in_the_usual_order() -> None:
    analysis = detente.analyse(conflict(), concepts=["seq", "nash"], limits=SYMBOLIC)
    assert [*analysis.equilibria] == [*analysis.stays] == ["nash", "seq"]
    assert not analysis.partial


def test_as_plain_data() -> None:
    told = json.loads(json.dumps(found(SHORT).to_json()))
    small = detente.analyse(conflict()).to_json()
    assert told["engine"] == "symbolic"
    assert told.keys() == small.keys()
    assert found(where="south.strike").to_json()["where"] == "south.strike"
    assert not {"partial", "stopped", "stability"} & {*told}
    del small["status_quo"]["number"]
    assert told["status_quo"] == small["status_quo"]
    assert told["status_quo_stable"] == small["status_quo_stable"]
    for concept, listing in told["equilibria"].items():
        complete = small["equilibria"][concept]
        for state in complete["states"]:
            del state["number"]
        assert listing["count"] == complete["count"]
        assert all(state in complete["states"] for state in listing["states"])
        shortened = complete["count"] > SHORT
        assert ("options" in listing) is ("shortened" in listing) is shortened
        assert not {"complete", "engine", "note"} & {*listing}
    assert told["equilibria"]["gmr"]["options"]["north.fee"] == {"none": 2, "low": 4, "high": 0}


def test_every_list_has_a_limit() -> None:
    many = detente.parse(
        "decision_makers: {a: {options: {a: , b: , c: , d: , e: , f: , g: , h: }}}"
    )
    analysis = detente.analyse(many.conflict(), concepts=["nash"], limit=None, limits=SYMBOLIC)
    listing = analysis.equilibria["nash"]
    assert (listing.count, len(listing.states)) == (256, 100)


@pytest.mark.parametrize("limits", BY_NAME, ids=lambda limits: limits.engine)
def test_what_has_no_state_is_told_as_of_a_small_conflict(limits: Limits) -> None:
    nothing = conflict("nothing")
    with pytest.raises(MeaningError) as small:
        detente.analyse(nothing)
    with pytest.raises(MeaningError) as error:
        detente.analyse(nothing, limits=limits)
    assert error.value.problems == small.value.problems
    assert str(error.value) == str(small.value)


@pytest.mark.parametrize("limits", BY_NAME, ids=lambda limits: limits.engine)
def test_what_cannot_be_analysed_yet_is_told_as_of_a_small_conflict(limits: Limits) -> None:
    ranking = "ranking: [[YN, YY], NN, NY], unknown: [[YN, NN]]"
    text = f"decision_makers: {{a: {{options: {{x: , y: }}, {ranking}}}}}"
    unknown = detente.parse(text).conflict()
    with pytest.raises(LimitError) as small:
        detente.analyse(unknown)
    with pytest.raises(LimitError) as error:
        detente.analyse(unknown, limits=limits)
    assert str(error.value) == str(small.value)


OTHER_FORMS = [
    "decision_makers: {a: {moves: {s: [t]}}}\nstates: {s: , t: }",
    "decision_makers: {a: {options: {x: , y: }}}\ncoalesce: {taken: x}",
]


@pytest.mark.parametrize("text", OTHER_FORMS, ids=["graph", "coalesced"])
@pytest.mark.parametrize("limits", BY_NAME, ids=lambda limits: limits.engine)
def test_other_forms_are_refused_by_name_and_served_without(text: str, limits: Limits) -> None:
    other = detente.parse(text).conflict()
    with pytest.raises(LimitError, match=f"the engine {limits.engine} needs option form"):
        detente.analyse(other, limits=limits)
    assert detente.analyse(other, limits=Limits()).equilibria["nash"].count


def test_an_engine_has_a_name_that_is_known() -> None:
    with pytest.raises(ValueError, match="'symbolc': give an engine out of auto, dense"):
        detente.analyse(conflict(), limits=Limits(engine="symbolc"))


def test_the_verdicts_on_each_state_cannot_be_had() -> None:
    with pytest.raises(LimitError, match="too many states"):
        detente.analyse(conflict(), stability=True, limits=SYMBOLIC)


def test_wrong_arguments_are_told_as_of_a_small_conflict() -> None:
    with pytest.raises(ValueError, match="give at least 1"):
        detente.analyse(conflict(), limit=0, limits=SYMBOLIC)
    with pytest.raises(ValueError, match="give a list of concepts"):
        detente.analyse(conflict(), concepts=["nahs"], limits=SYMBOLIC)
    with pytest.raises(StatementError):
        detente.analyse(conflict(), where="nonsense (", limits=SYMBOLIC)
