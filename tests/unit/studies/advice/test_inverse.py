from __future__ import annotations

import json
from fractions import Fraction

import pytest

import detente
from detente import LimitError, StateError
from detente.studies.advice import Condition, condition, condition_of, inverse_answers
from detente.studies.advice.inverse_polynomial import Budget
from detente.studies.solution import Solution

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")

BACK = """
title: back and on
states: {a: , b: , c: }
decision_makers:
  x: {moves: {a: [b]}, ranking: [b, c, a]}
  y: {moves: {b: [a, c]}, ranking: [a, b, c]}
"""


def of(case: str, state: str, dm: str, concept: str, limit: int | None = 3) -> Condition:
    return condition(detente.case(case).read().conflict(), state, dm, concept, limit)


def test_cooperation_among_prisoners() -> None:
    found = {c: of("prisoners_dilemma", "YY", "prisoner_1", c) for c in CONCEPTS}
    assert [found[c].fraction for c in CONCEPTS] == [
        Fraction(1, 2),
        Fraction(2, 3),
        Fraction(7, 12),
        Fraction(2, 3),
        Fraction(7, 12),
    ]
    assert [found[c].involved for c in CONCEPTS] == [1, 2, 3, 2, 3]
    assert [found[c].met for c in CONCEPTS] == [False, True, True, True, True]
    (demand,) = found["smr"].told
    (reply,) = demand.told
    assert (demand.answers, demand.deterring, demand.always) == (1, 1, False)
    assert (reply.rank, reply.escapes, reply.tempting, reply.deters) == (3, 1, 0, True)


def test_where_there_is_no_answer_in_anyones_interest_it_is_nash() -> None:
    found = of("chicken", "YY", "driver_1", "seq")
    assert found.fraction == Fraction(1, 2)
    assert [(d.answers, d.deterring, d.met) for d in found.told] == [(0, 0, False)]


def test_an_answer_that_leads_back_deters_under_any_preferences() -> None:
    conflict = detente.parse(BACK).conflict()
    gmr = condition(conflict, "a", "x", "gmr")
    assert gmr.fraction == 1
    assert gmr.involved == 0
    assert gmr.told[0].always
    smr = condition(conflict, "a", "x", "smr")
    assert smr.fraction == Fraction(2, 3)
    assert not smr.told[0].always


def test_whoever_has_no_move_stays() -> None:
    for concept in CONCEPTS:
        found = condition(detente.parse(BACK).conflict(), "c", "x", concept)
        assert (found.count, found.met, found.fraction) == (0, True, Fraction(1))
        assert not found.told


def test_what_fails_comes_first_and_the_rest_is_counted() -> None:
    solution = Solution(detente.case("truce").read().conflict())
    number = solution.engine.status_quo or 0
    found = condition_of(solution, number, "us", "seq", 2)
    assert (found.count, found.preferred, found.unmet) == (11, 8, 8)
    assert len(found.told) == 2
    assert found.told[0].move.rank[1] < found.told[1].move.rank[1]
    assert all(len(demand.told) == 2 < demand.answers for demand in found.told)
    whole = condition_of(solution, number, "us", "seq", None)
    assert [demand.met for demand in whole.told] == [False] * 8 + [True] * 3
    assert sum(not demand.met for demand in whole.told) == whole.unmet
    assert all(len(demand.told) == demand.answers for demand in whole.told)
    assert all(sum(r.deters for r in d.told) == d.deterring for d in whole.told)


@pytest.mark.parametrize("concept", ["smr", "sseq"])
def test_the_truce_has_exact_shares(concept: str) -> None:
    solution = Solution(detente.case("truce").read().conflict())
    number = solution.engine.status_quo or 0
    found = condition_of(solution, number, "us", concept)
    assert found.fraction is not None
    assert found.fraction < (condition_of(solution, number, "us", "gmr").fraction or 0)
    assert found.to_json()["share"] == float(found.fraction)


def test_as_json() -> None:
    found = of("prisoners_dilemma", "YY", "prisoner_1", "gmr").to_json()
    assert json.loads(json.dumps(found)) == found
    assert (found["format"], found["decision_maker"], found["concept"]) == (1, "prisoner_1", "gmr")
    assert (found["fraction"], found["share"], found["met"]) == ("2/3", pytest.approx(2 / 3), True)
    assert found["moves"]["count"] == 1
    (demand,) = found["moves"]["told"]
    assert demand["told"][0]["state"] == {"number": 1, "on": [], "levels": {}}
    assert "note" not in found


def test_as_rows() -> None:
    found = of("elmira_graph", "s1", "uniroyal", "smr")
    rows = found.rows()
    assert [row["move_to"] for row in rows] == ["s9", "s3"]
    assert len(found.frame()) == 2


def test_too_many_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inverse_answers, "Budget", lambda: Budget(1))
    found = of("elmira_graph", "s1", "uniroyal", "smr")
    assert found.fraction is None
    assert found.to_json()["fraction"] is None
    assert "too many steps" in found.to_json()["note"]
    assert found.met


def test_a_share_with_very_many_digits_is_told_as_a_number() -> None:
    solution = Solution(detente.case("truce").read().conflict())
    found = condition_of(solution, solution.engine.status_quo or 0, "russia", "smr")
    assert found.fraction is not None
    assert found.to_json()["fraction"] is None
    assert 0 < found.to_json()["share"] < 1


def test_bad_input_is_answered_clearly() -> None:
    conflict = detente.case("chicken").read().conflict()
    with pytest.raises(ValueError, match="no decision maker `x`; write `driver_1` or `driver_2`"):
        condition(conflict, "YY", "x", "nash")
    with pytest.raises(ValueError, match="not told for `sim`: give one of nash, gmr, smr, seq"):
        condition(conflict, "YY", "driver_1", "sim")
    with pytest.raises(ValueError, match="`nsh` is no concept: give one of nash"):
        condition(conflict, "YY", "driver_1", "nsh")
    with pytest.raises(StateError, match="no state 9"):
        condition(conflict, 9, "driver_1", "nash")
    options = ", ".join(f"o{k}: take {k}" for k in range(23))
    large = detente.parse(f"title: large\ndecision_makers: {{a: {{options: {{{options}}}}}}}\n")
    with pytest.raises(LimitError):
        condition(large.conflict(), 1, "a", "nash")
