from __future__ import annotations

import pytest

from detente.catalogue import cases
from detente.conflict.problem import LimitError
from detente.stability.coalitional import COALITIONAL
from detente.studies.coalitions import extent
from detente.studies.coalitions.solution import CoalitionalSolution
from tests.unit.workbench.asked.asking import asked, of_case, of_text, told
from tests.unit.workbench.asked.shapes import COALITIONS, PROGRESS, misfits


@pytest.mark.parametrize("name", [name for name in cases() if name != "truce"])
def test_what_is_told_of_every_case_is_so(name: str) -> None:
    solution = of_case(name)
    found, frames = told("coalitions", solution)
    assert misfits(found, COALITIONS) == []
    assert [wrong for frame in frames for wrong in misfits(frame, PROGRESS)] == []
    verdicts = CoalitionalSolution(solution)
    ids = [dm.id for dm in solution.conflict.decision_makers]
    universal = {id: verdicts.universal(concept) for id, concept in COALITIONAL.items()}
    assert {one["id"]: one["count"] for one in found["concepts"]} == {
        id: int(states.sum()) for id, states in universal.items()
    }
    told_of = [(one["state"]["number"], one) for one in found["outcomes"]]
    if found["talks"] is not None:
        told_of += [(solution.engine.status_quo, one) for one in found["talks"]]
    for number, one in told_of:
        for upset in one["upsets"]:
            group = [ids.index(dm) for dm in upset["members"]]
            for id in ("cgmr", "csmr", "cseq"):
                stays = bool(verdicts.stable(COALITIONAL[id], group)[number - 1])
                assert (id in upset["stays"]) == stays
            assert not verdicts.stable(COALITIONAL["cnash"], group)[number - 1]
            for joint in upset["told"]:
                ranks = solution.ranks[:, [number - 1, joint["to"]["number"] - 1]]
                assert [gain["ranks"] for gain in joint["gains"]] == ranks[group].tolist()
                assert all(before > after for before, after in ranks[group].tolist())
                movers = {step["dm"] for step in joint["steps"]}
                assert movers | set(joint["idle"]) == set(upset["members"])
    for number, one in told_of[: len(found["outcomes"])]:
        assert set(one["universal"]) == {c for c in universal if universal[c][number - 1]}


def test_the_dilemma_can_be_left_together() -> None:
    found = asked("coalitions", of_case("prisoners_dilemma"))
    assert found["lede"] == (
        "One outcome withstands every coalition that fears an answer that others gain by; none "
        "withstands coalitions that fear no answer. Prisoner 1 and Prisoner 2 together could leave "
        "the present state, and nothing deters them."
    )
    for talk in found["talks"]:
        (upset,) = talk["upsets"]
        assert upset["members"] == ["prisoner_1", "prisoner_2"]
        assert upset["verdict"] == "nothing deters them"


def test_elmira_is_told_as_published() -> None:
    """Kilgour, Hipel, Fang and Peng (2001): ministry and Uniroyal upset s5 together."""
    found = asked("coalitions", of_case("elmira_graph"))
    upset = {one["state"]["name"][:2]: one for one in found["outcomes"]}["s5"]
    assert upset["universal"] == []
    assert upset["upsets"][0]["members"] == ["moe", "uniroyal"]
    (joint,) = upset["upsets"][0]["told"]
    assert [step["dm"] for step in joint["steps"]] == ["moe", "uniroyal"]
    assert [gain["ranks"] for gain in joint["gains"]] == [[5, 4], [4, 3]]
    local = found["talks"][2]["upsets"][0]
    assert local["verdict"] == (
        "deterred if they fear any answer (CGMR, CSMR); "
        "no answer that others gain by does so (CSEQ)"
    )
    assert local["told"][0]["answers"][0]["words"].endswith("with no way out for the coalition.")


def test_without_a_present_state_nobody_is_talked_to() -> None:
    found = asked("coalitions", of_case("two_improvements"))
    assert found["talks"] is None
    assert "present state" not in found["lede"]


def test_what_is_not_looked_at_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    small = "decision_makers: {a: {options: {x: x}, prefers: [y]}, b: {options: {y: y}}}"
    monkeypatch.setattr(extent, "MEMORY", 0)
    found = asked("coalitions", of_text(small))
    assert "CSEQ is left out: it needs" in found["note"]
    assert [one["count"] is None for one in found["concepts"]] == [False, True, False, False]
    monkeypatch.setattr(extent, "WORK", 1)
    with pytest.raises(LimitError, match="more than can be done"):
        asked("coalitions", of_text(small))
