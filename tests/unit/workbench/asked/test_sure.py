from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from detente.files import parse
from detente.studies.robustness import Precision, robust
from detente.studies.robustness.sweeping import runner, sweep
from detente.studies.robustness.sweeping.counts import Part
from detente.studies.robustness.sweeping.memory import Memory
from detente.studies.solution import Solution
from detente.workbench.asked import Unasked
from detente.workbench.asked import sure as module
from detente.workbench.asked.sure_lede import lede, share
from tests.unit.workbench.asked.asking import asked, of_text, told
from tests.unit.workbench.asked.shapes import PROGRESS, SURE, misfits

NEIGHBOURS = """
decision_makers:
  ann:
    title: Ann
    options: {stay: keep her word}
    prefers:
      - bob.stay
      - {statement: ann.stay, because: [ann_said], otherwise: not ann.stay}
  bob:
    title: Bob
    options: {stay: keep his word}
    prefers:
      - {statement: ann.stay, confidence: 0.9}
      - {statement: bob.stay, because: [bob_said], otherwise: not bob.stay}
status_quo: []
define: {peace: ann.stay and bob.stay}
sources: {paper: {title: The paper, date: 2025-03-02}}
claims:
  ann_said: {source: paper, says: Ann will keep her word., said_by: Ann, confidence: 0.8}
  bob_said: {source: paper, says: Bob will keep his word., confidence: 0.6}
"""


@pytest.fixture(autouse=True)
def _nothing_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "DONE", Memory())


def sure(solution: Solution | None = None, **args: Any) -> tuple[dict[str, Any], list[Any]]:
    """The last answer to a question about the neighbours, and the parts before it."""
    found, frames = told("sure", solution or of_text(NEIGHBOURS), **args)
    assert misfits(found, SURE) == []
    progress = [frame for frame in frames if frame["frame"] == "progress"]
    assert [wrong for frame in progress for wrong in misfits(frame, PROGRESS)] == []
    parts = [frame["part"] for frame in frames if frame["frame"] == "part"]
    assert [wrong for part in parts for wrong in misfits(part, SURE)] == []
    return found["answer"], [part["answer"] for part in parts]


def keys(solution: Solution) -> list[str]:
    return [family["key"] for family in asked("answer", solution)["families"]]


@pytest.mark.parametrize(
    ("probability", "exactly", "of_draws"),
    [
        (0.0, "0", "none"),
        (0.005, "0.01", "1 of 100"),
        (0.125, "0.13", "13 of 100"),
        (0.995, "above 0.99", "above 99 of 100"),
        (1.0, "1", "all"),
    ],
)
def test_shares_are_never_rounded_to_none_or_all(
    probability: float, exactly: str, of_draws: str
) -> None:
    found = robust(parse(NEIGHBOURS).conflict(), concepts=["nash"])
    assert share(probability, found) == exactly
    assert share(probability, replace(found, samples=200)) == of_draws


@pytest.mark.parametrize("concept", ["nash", "sseq", "seq", "smr", "gmr"])
def test_the_figures_are_those_of_the_study(concept: str) -> None:
    solution = of_text(NEIGHBOURS)
    found, _ = sure(solution, want="peace", concept=concept, named=keys(solution))
    same = robust(
        solution.conflict,
        "peace",
        concepts=found["concepts"],
        critical=True,
        precision=Precision(limit=None),
    )
    critical = same.critical
    assert critical is not None
    assert critical.concept == concept
    assert found["concepts"][-1] == ("gmr" if concept not in ("sseq", "smr") else concept)
    for one, outlook in same.outlooks.items():
        assert found["wanted"]["some"][one] == pytest.approx(outlook.some)
        assert found["nothing"][one] == pytest.approx(outlook.none)
        assert found["unsettled"][one] == pytest.approx(outlook.unsettled)
        known = {c.state.number: c.probability for c in outlook.equilibria}
        for row in found["outcomes"]:
            assert row["shares"][one] == pytest.approx(known.get(row["here"]["number"], 0))
    assert found["probability"] == pytest.approx(critical.probability)
    assert [(one["name"], one["if_true"], one["if_false"]) for one in found["doubts"]] == [
        (one.event.name, one.if_true, one.if_false) for one in critical.doubts
    ]
    assert [tuple(one) for one in found["sets"]] == [*critical.sets]
    chances = {c.state.number: c for c in same.outlooks[concept].equilibria}
    for row in found["outcomes"]:
        number = row["here"]["number"]
        if number in chances:
            hangs = [(e.name, s) for e, s in same.hangs_on(chances[number])]
            assert hangs == [(same.events[h["event"]].name, h["swing"]) for h in row["hangs"]]


def test_every_group_and_the_present_state_are_told_with_what_they_hang_on() -> None:
    solution = of_text(NEIGHBOURS)
    families = asked("answer", solution)["families"]
    found, _ = sure(solution, want="peace", named=keys(solution))
    rows = {row["family"]: row for row in found["outcomes"] if row["whole"]}
    assert {*found["groups"]} == {family["key"] for family in families} == {*rows}
    assert any(group["count"] for group in found["groups"].values())
    for key, group in found["groups"].items():
        row = rows[key]
        assert group["share"] == pytest.approx(row["shares"]["seq"])
        assert (group["count"], group["hangs"]) == (len(row["hangs"]), row["hangs"][:3])
    same = robust(solution.conflict, concepts=["seq"], critical=True)
    (quo,) = (one for one in same.outlooks["seq"].equilibria if one.state.number == 1)
    assert found["quo"]["share"] == pytest.approx(quo.probability)


def test_a_group_stands_by_the_state_of_it_that_holds_most_often() -> None:
    solution = of_text("""
decision_makers:
  a: {options: {x: x}, prefers: [a.x]}
  b: {options: {y: y}, prefers: [{statement: "true", because: [said], otherwise: b.y}]}
claims: {said: {confidence: 0.8}}
""")
    found, _ = sure(solution, want="a.x", concept="nash")
    (group,) = found["groups"].values()
    assert group == {"share": 1.0, "count": 0, "hangs": []}
    (family,) = asked("answer", solution)["families"]
    assert family["count"] == 2


def test_the_answer_is_a_sentence_with_what_it_hangs_on() -> None:
    found, _ = sure(want="peace")
    assert found["lede"] == (
        "Some outcome with “peace” holds by credible replies with probability 0.55. It hangs most "
        "on the claim `bob_said`: 0.80 if that is true, 0.18 if not."
    )
    assert found["note"].startswith("3 things may be false. The probabilities are exact:")
    first = found["doubts"][0]
    assert (first["says"], first["source"], first["date"]) == (
        "Bob will keep his word.",
        "The paper",
        "2025-03-02",
    )


def test_concepts_are_so_that_each_is_implied_by_those_before() -> None:
    for concept, shown in module.SHOWN.items():
        assert concept in shown
        found, _ = sure(want="peace", concept=concept)
        for row in found["outcomes"]:
            shares = [row["shares"][one] for one in shown]
            assert shares == pytest.approx(sorted(shares))


def drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Worlds are drawn though they could be listed, a few hundred at a time."""

    def drawn(*args: Any, precision: Precision, **kept: Any) -> Any:
        few = Precision(precision.half_width, worlds=1, limit=None)
        return robust(*args, precision=few, **kept)

    monkeypatch.setattr(module, "robust", drawn)
    monkeypatch.setattr(sweep, "PART", 200)


def test_it_gets_more_exact_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    exact, _ = sure(want="peace")
    drawing(monkeypatch)
    found, parts = sure(want="peace")
    first, second = (part["error"] for part in parts)
    assert 0.05 < first <= 0.1
    assert 0.02 < second <= 0.05
    assert [part["rough"] for part in (*parts, found)] == [True, True, False]
    assert found["error"] == 0.02
    assert "of 100 draws, give or take 2." in found["lede"]
    assert abs(found["probability"] - exact["probability"]) < 0.02
    rough, none = sure(want="peace", widths=1)
    assert (rough["error"], rough["rough"], none) == (0.1, True, [])
    assert (rough["concepts"], rough["brief"], found["brief"]) == (["seq"], True, False)
    assert sure(want="peace", below=first)[1] == []  # all is done already
    monkeypatch.setattr(module, "DONE", Memory())
    assert len(sure(want="peace", below=first)[1]) == 1


def test_stopped_it_ends_with_what_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing(monkeypatch)
    part, stop, done = runner.Runner.part, 4, []

    def stopping(self: runner.Runner, first: int, last: int) -> Part:
        done.append(first)
        if len(done) == stop:
            raise KeyboardInterrupt
        return part(self, first, last)

    monkeypatch.setattr(runner.Runner, "part", stopping)
    found, _ = sure(want="peace")
    assert 0.02 < found["error"] < 0.1
    assert "Stopped" in found["note"]
    monkeypatch.setattr(module, "DONE", Memory())
    done.clear()
    stop = 1
    with pytest.raises(KeyboardInterrupt):
        sure(want="peace")


def test_it_goes_on_from_where_it_was_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing(monkeypatch)
    whole, _ = sure(want="peace")
    monkeypatch.setattr(module, "DONE", Memory())
    part = runner.Runner.part
    drawn: list[int] = []

    def stopping(self: runner.Runner, first: int, last: int) -> Part:
        if len(drawn) == 4:
            raise KeyboardInterrupt
        drawn.append(last - first)
        return part(self, first, last)

    monkeypatch.setattr(runner.Runner, "part", stopping)
    assert sure(want="peace")[0]["samples"] == sum(drawn) < whole["samples"]
    drawn.append(0)
    assert sure(want="peace")[0] == whole
    assert sum(drawn) == whole["samples"]


def test_a_list_that_is_not_gone_through_says_how_much_more_it_may_be() -> None:
    found = robust(parse(NEIGHBOURS).conflict(), "peace", critical=True)
    told = lede(replace(found, missing=0.0871), "seq")
    assert ", or up to 0.088 more often. It hangs most on" in told
    assert "more" not in lede(found, "seq")


def test_where_nothing_is_wanted_an_outcome_is_in_question() -> None:
    found, _ = sure()
    assert found["want"] is None
    assert found["asked"]["here"] is not None
    assert found["lede"].startswith("This outcome holds by credible replies")


def test_where_nothing_is_uncertain_that_is_said() -> None:
    found, _ = sure(of_text("decision_makers: {a: {options: {x: x}, prefers: [x]}}"), want="x")
    assert found["lede"].startswith("Nothing in this model is uncertain")
    assert found["doubts"] == []
    assert found["note"] == ""


def test_what_cannot_be_asked_is_told() -> None:
    found = asked("sure", of_text(NEIGHBOURS), want="peac")
    assert found["answer"] is None
    assert found["problems"][0]["mends"][0]["insert"] == "peace"
    for wrong in ({"want": 1}, {"concept": "sim"}, {"named": "all"}, {"widths": "2"}):
        with pytest.raises(Unasked):
            asked("sure", of_text(NEIGHBOURS), **wrong)


def test_overturning_sets_are_told_or_that_there_are_none() -> None:
    found, _ = sure(want="peace")
    assert ["bob_said"] in found["sets"]
    assert found["no_sets"] == ""
    certain = parse(NEIGHBOURS).conflict()
    found, _ = sure(Solution(certain), want="true", concept="gmr")
    assert found["sets"] == []
    assert found["no_sets"].startswith("No 3 claims or fewer")
