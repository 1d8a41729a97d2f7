from __future__ import annotations

from tests.unit.studies.hints.models import conflict, of_kind, places

OPTIONS = "a.x, b.z, b.leave"
CLASS = {"over": "leave"}


def test_a_statement_that_varies_in_a_class() -> None:
    found = conflict(OPTIONS, coalesce=CLASS, a=["x", "not over"], b=["leave or x"])
    (hint,) = of_kind("varies_in_class", found)
    assert hint.where == ("decision_makers", "a", "prefers", 0)
    assert "`a.x` holds in some states of the class `over` and not in others" in hint.message


def test_statements_that_do_not_vary() -> None:
    wishes = ["x and not leave", "x or over", "over"]
    found = conflict(OPTIONS, coalesce=CLASS, a=wishes, b=["not leave"])
    assert places("varies_in_class", found) == []


def test_what_is_infeasible_does_not_vary() -> None:
    found = conflict(OPTIONS, coalesce=CLASS, constraints=["x if leave"], a=["x"], b=["z"])
    assert places("varies_in_class", found) == ["b.prefers.0"]


def test_a_ranking_and_weights() -> None:
    ranking = ["ranking", ["over", "z"], "x"]
    found = conflict(OPTIONS, coalesce=CLASS, a=ranking, b={"leave": 1, "z": 2})
    assert places("varies_in_class", found) == ["a.ranking.0.1", "a.ranking.1", "b.weights.1"]


def test_one_hint_for_each_class() -> None:
    classes = {"over": "leave", "calm": "z and not leave"}
    found = conflict(OPTIONS, coalesce=classes, a=["x"], b=["x and not leave and not z"])
    assert [("calm" in h.message) for h in of_kind("varies_in_class", found)] == [False, True]
