"""The answer as a whole: what is listed, counted, shortened; as plain data and as a table."""

from __future__ import annotations

import json
from typing import Any

import pytest

import detente
from detente.studies.coalitions import Coalitions
from detente.studies.where import StateError
from tests.unit.studies.standing import standing


def of(case: str, state: Any = None, **asked: Any) -> Coalitions:
    return detente.coalitions(detente.case(case).read().conflict(), state, **asked)


def test_elmira_the_ministry_and_uniroyal_upset_s5() -> None:
    """As published; what local government cannot prevent."""
    (outcome,) = of("elmira_graph", "s5").outcomes
    (upset,) = outcome.upsets
    assert (upset.members, upset.count, upset.stays) == ((0, 1), 1, ())
    assert upset.minimal == ("cnash", "cgmr", "csmr", "cseq")
    (told,) = upset.told
    assert told.outcome.name == "s8"
    assert [step.state.name for step in told.move.steps] == ["s6", "s8"]
    assert [(gain.before, gain.after) for gain in told.move.stakes] == [(5, 4), (4, 3)]
    assert told.responses == ()


def test_a_coalition_that_is_part_of_a_larger_one_is_told_instead_of_it() -> None:
    """s1: the local government leaves alone; with the ministry nothing deters it under CSEQ."""
    (outcome,) = of("elmira_graph", "s1").outcomes
    assert [(u.members, u.minimal) for u in outcome.upsets] == [
        ((0, 2), ("cseq",)),
        ((2,), ("cnash",)),
    ]
    assert outcome.stays[1] == ("cnash", "cgmr", "csmr", "cseq")


def test_whom_to_talk_to() -> None:
    found = of("elmira_graph")
    assert found.talks is not None
    assert [talk.count for talk in found.talks] == [1, 0, 2]
    assert [[u.members for u in talk.upsets] for talk in found.talks] == [
        [(0, 2)],
        [],
        [(0, 2), (2,)],
    ]


def test_where_nobody_stands_nobody_is_told_to_talk() -> None:
    conflict = standing(0).conflict
    assert conflict.status_quo is None
    assert detente.coalitions(conflict).talks is None


def test_what_is_shortened_says_so() -> None:
    found = of("elmira_graph", limit=1)
    assert (found.count, len(found.outcomes)) == (5, 1)
    data = found.to_json()
    assert data["outcomes"]["shortened"] is True
    assert data["universal"]["cgmr"] == {
        "count": 4,
        "states": [{"state": "s1"}],
        "shortened": True,
        "equilibria": {"nash": 2, "gmr": 4, "smr": 4, "seq": 2, "sseq": 2},
    }
    assert data["talks"][2]["shortened"] is True
    assert len(of("elmira_graph", limit=None).outcomes) == 5


def test_only_what_satisfies_a_statement() -> None:
    found = of("elmira_graph", where="s8 or s4")
    assert [outcome.state.name for outcome in found.outcomes] == ["s8", "s4"]
    assert found.universal["cnash"].count == 1
    assert found.to_json()["where"] == "s8 or s4"


def test_families_stand_for_their_states() -> None:
    """Two families share state 1, and tell of another state each."""
    found = of("cuban_missile_crisis", limit=None)
    told = [(o.state.number, o.alike, o.same) for o in found.outcomes]
    assert told == [(5, 2, 1), (1, 2, 1), (2, 2, 1), (6, 2, 2)]


def test_as_plain_data_and_as_a_table() -> None:
    for seed in range(50):
        found = detente.coalitions(standing(seed).conflict, limit=None)
        data = json.loads(json.dumps(found.to_json()))
        assert [*data][:5] == ["format", "detente", "title", "as_of", "scenario"]
        rows = found.rows()
        told = [u for o in found.outcomes for u in o.upsets for _ in u.told]
        assert len(rows) == len(told)
        assert all(row.keys() == rows[0].keys() for row in rows)


def test_wrong_questions() -> None:
    with pytest.raises(ValueError, match="at least 1 member"):
        of("chicken", size=0)
    with pytest.raises(StateError):
        of("chicken", "s5")
