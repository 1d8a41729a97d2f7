"""What can be asked of a conflict, and what it is too large for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import detente
from detente.conflict import Conflict
from detente.studies.families import families
from detente.studies.solution import Solution

GROUP = """
decision_makers:
  a: {options: {x: take x}, ranking: [[YN, YY], NN, NY]}
  b: {options: {y: take y}}
coalesce: {taken: x}
"""


def conflict(text: str) -> Conflict:
    return detente.parse(text).conflict()


@pytest.mark.parametrize("wrong", ["sseq", ["nahs"], ["seq", 3]])
def test_what_is_no_concept_is_told(wrong: list[str]) -> None:
    for study in (detente.analyse, families):
        with pytest.raises(ValueError, match="give a list of concepts out of nash, gmr"):
            study(conflict(GROUP), concepts=wrong)


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_is_at_least_one(limit: int) -> None:
    with pytest.raises(ValueError, match="give at least 1"):
        detente.analyse(conflict(GROUP), limit=limit)


def test_a_group_matches_a_class_as_a_whole() -> None:
    analysis = detente.analyse(conflict(GROUP), stability=True)
    assert {row.state.name: row.rank[0] for row in analysis.stability or ()} == {
        None: 3,
        "taken": 1,
    }


def test_an_option_of_many_levels() -> None:
    levels = ", ".join(f"l{k}" for k in range(200))
    option = f"options: {{x: {{levels: [{levels}]}}}}"
    text = f"decision_makers: {{a: {{{option}, prefers: [x is at least l150]}}}}"
    assert detente.analyse(conflict(text)).equilibria["nash"].count == 50


def test_simultaneous_stability_is_left_out_where_there_are_too_many_moves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("detente.engine.simultaneous.MOST", 1)
    small = conflict("decision_makers: {a: {options: {x: take x}}}")
    dense = detente.Limits(engine="dense")
    analysis = detente.analyse(small, limits=dense)
    assert [*analysis.stopped] == ["sim"]
    assert "sim" not in analysis.equilibria
    assert [*detente.analyse(small, concepts=["nash"], limits=dense).stopped] == []


def test_what_the_dense_engine_leaves_out_another_one_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small = conflict("decision_makers: {a: {options: {x: take x, y: take y}, prefers: [x, y]}}")
    before = detente.analyse(small)
    monkeypatch.setattr("detente.engine.simultaneous.MOST", 1)
    after = detente.analyse(small)
    assert (after.engine, after.stopped) == ("dense, symbolic", {})
    assert [*after.equilibria] == [*before.equilibria]
    for concept, found in after.equilibria.items():
        assert found.count == before.equilibria[concept].count
        assert found.engine == ("symbolic" if concept == "sim" else "dense")


def test_what_is_not_asked_for_is_not_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    solution = Solution(conflict("decision_makers: {a: {options: {x: take x}}}"))
    monkeypatch.delattr("detente.engine.dense.simultaneous")
    assert [concept.id for concept in solution.defined(["nash", "seq"])] == ["nash", "seq"]


@pytest.mark.parametrize(
    "ask", [detente.analyse, detente.explain, detente.robust, detente.timeline, detente.claims]
)
def test_a_model_is_no_conflict(ask: Callable[..., object]) -> None:
    model = detente.case("chicken").read()
    with pytest.raises(TypeError, match="a conflict is asked about, not a Model"):
        ask(*((model, "YY") if ask is detente.explain else (model,)))
