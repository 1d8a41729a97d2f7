from __future__ import annotations

import json

import pytest

from detente import explain, parse
from detente.studies.explanation import Explanation
from detente.studies.where import StateError

DILEMMA = parse(
    """
title: prisoners' dilemma
status_quo: [a.keep, b.keep]
decision_makers:
  a: {options: {keep: keep silent}, ranking: [NY, YY, NN, YN]}
  b: {options: {keep: keep silent}, ranking: [YN, YY, NN, NY]}
"""
).conflict()

LADDER = parse(
    """
title: eleven ways to improve
decision_makers:
  a:
    options:
      height:
        title: height
        levels: {none: 0, a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10, k: 11}
      rush: rush
    prefers: [not stop, rush, height is not none]
  b: {options: {stop: stop}, prefers: [stop iff rush]}
"""
).conflict()


def served(explanation: Explanation, dm: int) -> list[list[tuple[str, ...]]]:
    """For each move that is told the concepts of each deterrent."""
    return [
        [deterrent.concepts for deterrent in temptation.deterrents]
        for group in explanation.positions[dm].temptations
        for temptation in group.told
    ]


def test_who_stays_and_who_leaves() -> None:
    explanation = explain(DILEMMA, "YY")
    assert explanation.status_quo
    assert explanation.size == 4
    assert explanation.equilibrium == ("gmr", "smr", "seq", "sseq", "sim")
    for position in explanation.positions:
        assert (position.rank, position.ranks) == (2, 4)
        assert position.stable == explanation.equilibrium
        leaves_by = position.leaves_by("nash")
        assert leaves_by is not None
        assert leaves_by.rank == (2, 1)
        assert position.leaves_by("seq") is None


def test_one_sanction_is_told_once_for_all_the_concepts_it_serves() -> None:
    assert served(explain(DILEMMA, "YY"), 0) == [[("gmr", "smr", "seq", "sseq"), ("sim",)]]


def test_the_strictest_concept_chooses_what_is_told() -> None:
    """b punishes for nothing or with gain; what is no gain to b is not told where a gain deters."""
    conflict = parse(
        """
title: two punishments
decision_makers:
  a: {options: {take: take}, prefers: [not (take and (x or y)), take]}
  b:
    options: {x: x, y: y}
    prefers: [not (take and x and not y), if take then (x and y)]
"""
    ).conflict()
    (deterrent,) = (
        explain(conflict, 1, ["gmr", "seq"]).positions[0].temptations[0].told[0].deterrents
    )
    assert deterrent.concepts == ("gmr", "seq")
    assert len(deterrent.answer.steps[0].changes) == 2
    (lax,) = explain(conflict, 1, ["gmr"]).positions[0].temptations[0].told[0].deterrents
    assert len(lax.answer.steps[0].changes) == 1


def test_who_would_begin_what_could_happen_anyway_is_deterred_in_turn() -> None:
    (temptation,) = explain(DILEMMA, "YY", ["seq"]).positions[0].temptations[0].told
    (deterrent,) = temptation.deterrents
    assert deterrent.answer.anyway
    assert deterrent.held_back == 1


def test_nobody_is_held_back_from_what_nothing_deters() -> None:
    conflict = parse(
        """
title: a sanction that comes in any case
decision_makers:
  a: {options: {take: take}, prefers: [not punish, take]}
  b: {options: {punish: punish}, prefers: [punish]}
"""
    ).conflict()
    explanation = explain(conflict, 1, ["seq"])
    (deterrent,) = explanation.positions[0].temptations[0].told[0].deterrents
    assert (deterrent.answer.anyway, deterrent.held_back) == (True, None)


def test_moves_of_a_kind_are_counted_beyond_the_limit() -> None:
    """To rush is deterred, to climb without rushing is not."""
    explanation = explain(LADDER, 1, ["nash", "seq"], limit=2)
    climbing, rushing = explanation.positions[0].temptations
    assert (climbing.free, climbing.count, len(climbing.told)) == (("nash", "seq"), 11, 2)
    assert (rushing.free, rushing.count, len(rushing.told)) == (("nash",), 12, 2)
    assert rushing.to_json(explanation.conflict)["shortened"] is True
    everything = explain(LADDER, 1, ["nash", "seq"], limit=None)
    assert [len(group.told) for group in everything.positions[0].temptations] == [11, 12]


def test_why_nothing_deters_is_told_of_the_best_free_move_under_each_concept() -> None:
    explanation = explain(DILEMMA, "NY", ["nash", "gmr", "seq"])
    (temptation,) = explanation.positions[1].temptations[0].told
    assert temptation.deterrents == ()
    assert set(temptation.shortfalls) == {"gmr", "seq"}
    best, second, *_ = explain(LADDER, 1, ["nash", "seq"]).positions[0].temptations[0].told
    assert (set(best.shortfalls), set(second.shortfalls)) == ({"seq"}, set())


def test_only_the_concepts_asked_for_are_looked_at() -> None:
    explanation = explain(DILEMMA, 4, ["sim", "nash"])
    assert explanation.concepts == ("nash", "sim")
    assert explanation.equilibrium == ("sim",)


def test_a_concept_that_is_not_defined_is_left_out_and_said_so() -> None:
    graph = parse(
        """
title: graph
states: {s1: {title: one}, s2: {title: two}}
decision_makers: {a: {moves: {s1: [s2]}, ranking: [s2, s1]}}
"""
    ).conflict()
    explanation = explain(graph, "s1")
    assert "sim" not in explanation.concepts
    assert "option form" in explanation.undefined["sim"]
    assert explain(graph, "s1", ["nash"]).undefined == {}


def test_a_state_that_is_none_is_refused() -> None:
    with pytest.raises(StateError):
        explain(DILEMMA, 5)


def test_the_explanation_as_plain_data() -> None:
    explanation = explain(DILEMMA, "YY", ["nash", "seq"])
    found = json.loads(json.dumps(explanation.to_json()))
    assert found["state"] == {"number": 4, "on": ["a.keep", "b.keep"], "levels": {}}
    assert found["equilibrium"] == ["seq"]
    (first, _) = found["decision_makers"]
    assert (first["id"], first["rank"], first["ranks"], first["stable"]) == ("a", 2, 4, ["seq"])
    ((group,), (move,)) = first["temptations"], first["temptations"][0]["told"]
    assert (group["undeterred"], group["count"], "shortened" in group) == (["nash"], 1, False)
    assert move["move"]["changes"] == [{"option": "a.keep", "from": "on", "to": "off"}]
    (deterred,) = move["deterred"]
    assert deterred["concepts"] == ["seq"]
    assert [step["decision_maker"] for step in deterred["steps"]] == ["b"]
    assert (deterred["rank"], deterred["anyway"], deterred["anyway_rank"]) == (3, True, 4)
    assert deterred["held_back"] == "b"
    (step,) = deterred["steps"]
    assert (step["mover_rank"], step["rank"]) == ([4, 3], [1, 3])
    assert "own_rank" not in json.dumps(found)


def test_without_a_state_it_is_the_status_quo() -> None:
    assert explain(DILEMMA).state.number == 4
    with pytest.raises(StateError, match="there is no status quo to explain; say which state"):
        explain(LADDER)


def test_a_row_for_each_move_and_concept() -> None:
    rows = explain(DILEMMA, "YY", ["nash", "seq"]).rows()
    assert len(rows) == 4
    assert rows[1] == {
        "decision_maker": "a",
        "rank": 2,
        "move_to": 3,
        "move_rank": 1,
        "concept": "seq",
        "deterred": True,
        "outcome": 1,
        "outcome_rank": 3,
        "anyway": True,
    }
    assert (rows[0]["concept"], rows[0]["deterred"], rows[0]["outcome"]) == ("nash", False, None)
