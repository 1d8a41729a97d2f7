from __future__ import annotations

from typing import Any

import pytest

from detente.catalogue import cases
from detente.studies.advice import advise
from detente.workbench.asked import Unasked
from tests.unit.workbench.asked.asking import asked, of_case, of_text, told
from tests.unit.workbench.asked.shapes import ADVICE, PROGRESS, misfits

DILEMMA = """
decision_makers:
  ann: {title: Ann, options: {stay: stay}, prefers: [bob.stay, not ann.stay]}
  bob: {title: Bob, options: {stay: stay}, prefers: [ann.stay, not bob.stay]}
status_quo: []
define: {peace: ann.stay and bob.stay}
"""


def advice(solution: Any = None, **args: Any) -> dict[str, Any]:
    """The answer to a question about the dilemma, or about another conflict."""
    found = asked("advice", solution or of_text(DILEMMA), **args)
    assert misfits(found, ADVICE) == []
    answer: dict[str, Any] = found["answer"]
    return answer


def test_the_answer_is_a_sentence_and_the_proposals_say_who_and_for_whom() -> None:
    found = advice(want="peace", concept="nash")
    assert found["lede"].startswith("“Peace” would hold by itself if ")
    assert found["today"] == "Today one state is like that, and it does not hold by itself."
    same = advise(of_text(DILEMMA).conflict, "peace", concept="nash").changes
    assert same is not None
    assert found["changes"]["count"] == same.count
    assert found["changes"]["cost"] == float(same.cost or 0)
    for row, one in zip(found["changes"]["proposals"], same.proposals, strict=False):
        assert row["who"] == [*one.who]
        assert row["outcomes"] == one.outcomes.count
        assert [(f["dm"], f["today"], f["then"]) for f in row["fares"]] == [
            (f.decision_maker, f.today, f.then) for f in one.fares
        ]
        assert {id: effect[:2] for id, effect in row["effects"].items()} == {
            id: [effect.before, effect.after] for id, effect in one.effects.items()
        }


@pytest.mark.parametrize("name", [name for name in cases() if name != "truce"])
def test_every_case_can_be_asked_how_to_leave_the_present_state(name: str) -> None:
    solution = of_case(name)
    for concept in ("nash", "sseq"):
        args = {"avoid": "status quo", "concept": concept, "most": 1}
        found, frames = told("advice", solution, **args)
        assert misfits(found, ADVICE) == []
        assert [wrong for frame in frames for wrong in misfits(frame, PROGRESS)] == []
        if solution.engine.status_quo is None:
            assert "status quo" in found["problems"]["avoid"][0]["message"]


def test_what_is_reached_and_what_cannot_be_are_sentences() -> None:
    reached = advice(want="not ann.stay", concept="nash")
    assert reached["reached"]
    assert reached["changes"] is None
    assert reached["lede"] == (
        "An outcome with `not ann.stay` holds by itself already, in one state: "
        "nothing has to change."
    )
    assert advice(avoid="peace", concept="nash")["lede"] == (
        "“Peace” does not hold by itself today: nothing has to change."
    )
    assert advice(want="peace and not peace")["lede"].startswith("That cannot be: ")
    assert advice(want="peace", avoid="status quo", concept="nash", most=0)["lede"] == (
        "No change at a price of up to 0 makes “peace” hold by itself and keeps the present state "
        "from holding; all of them were tried."
    )


def test_what_is_written_wrong_is_told_at_its_field() -> None:
    found = asked("advice", of_text(DILEMMA), want="peac", avoid="status quo")
    assert found["answer"] is None
    assert found["problems"].keys() == {"want"}
    assert found["problems"]["want"][0]["mends"][0]["insert"] == "peace"
    without = of_text(DILEMMA.replace("status_quo: []", ""))
    found = asked("advice", without, avoid="status quo")
    assert found["problems"]["avoid"][0]["message"].startswith("there is no status quo")
    assert asked("advice", of_text(DILEMMA)) == {"problems": {}, "answer": None}


@pytest.mark.parametrize(
    "args",
    [
        {"want": 3},
        {"concept": "sim"},
        {"by": ["carl"]},
        {"by": "ann"},
        {"most": -1},
        {"most": "much"},
        {"limit": 0},
    ],
)
def test_what_is_no_question_is_refused(args: dict[str, Any]) -> None:
    with pytest.raises(Unasked):
        asked("advice", of_text(DILEMMA), **{"want": "peace", **args})


def test_what_may_not_change_stays() -> None:
    wishes = advice(want="peace", concept="nash", kinds=["preferences"], by=["ann"], most=1)
    assert wishes["changes"]["count"] == 0
    both = advice(want="peace", concept="nash", kinds=["preferences"], most=2)
    assert both["changes"]["proposals"][0]["who"] == ["ann", "bob"]
    assert both["changes"]["sure"].startswith("It is the only way at the price of 2 that does") or (
        both["changes"]["count"] > 1
    )
    fixed = DILEMMA.replace("not ann.stay", "{statement: not ann.stay, fixed: true}")
    found = advice(of_text(fixed), want="peace", concept="nash", kinds=["preferences"], most=2)
    changes = [c for one in found["changes"]["proposals"] for c in one["changes"]]
    assert not any("Ann no longer wants: `not ann.stay`" in change for change in changes)


def test_a_ranking_is_said_not_to_have_been_tried() -> None:
    found = advice(of_case("elmira_graph"), want="s1", concept="nash", most=1)
    assert found["lede"].endswith("hold by itself; all that can be were tried.")
    assert found["frozen"].endswith("changes of those were not tried.")
    found = advice(of_case("elmira_graph"), want="s8", concept="nash")
    assert found["lede"] == "`s8` holds by itself already: nothing has to change."
    assert found["state"]["name"].startswith("S8, “the ministry modifies its order")


def test_a_change_of_heart_stands_apart() -> None:
    found = advice(want="peace", concept="nash", hearts=True)
    assert found["hearts"]["proposals"]
    assert advice(want="peace", concept="nash")["hearts"] is None


def test_conditions_say_whether_they_are_met_today() -> None:
    found = advice(want="peace", concept="seq")
    for one in found["conditions"]:
        assert one["rule"].endswith(".")
        assert one["today"].startswith("So it is today" if one["met"] else "Today")
        assert one["share"].startswith("Of all strict rankings")
        assert one["more"] + len(one["moves"]) >= sum(not move["met"] for move in one["moves"])


def test_a_search_that_is_stopped_says_how_far_it_came(monkeypatch: pytest.MonkeyPatch) -> None:
    from detente.studies.advice import search
    from detente.studies.advice.search import Search

    at = Search.at

    def stopping(self: Search, cost: Any) -> Any:
        yield from at(self, cost)
        if cost >= stop:
            raise KeyboardInterrupt

    monkeypatch.setattr(search.Search, "at", stopping)
    stop = 0
    found = advice(want="peace", concept="nash", kinds=["preferences"])
    assert found["changes"]["stopped"]
    assert found["lede"] == "The search was stopped before anything was tried."
    stop = 1
    found = advice(want="peace", concept="nash", kinds=["preferences"])
    assert found["lede"].endswith(
        "hold by itself. Then the search was stopped; there may be some that cost more."
    )
    stop = 2
    found = advice(want="peace", concept="nash", kinds=["preferences"])
    assert "would do so far: the search was stopped when all up to 1 had" in found["lede"]
