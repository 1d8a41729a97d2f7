from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

from detente.catalogue import cases
from detente.files import parse
from detente.stability import CONCEPTS
from detente.studies.families import families_of
from detente.studies.overview import overview
from detente.studies.solution import Solution
from detente.workbench.asked.concepts import PLAIN
from tests.unit.workbench.asked.asking import asked, of_case, of_text, told


def counts(answer: dict[str, Any]) -> dict[str, int | None]:
    return {concept["id"]: concept["count"] for concept in answer["concepts"]}


@pytest.mark.parametrize("name", cases())
def test_the_answer_is_what_the_studies_find(name: str) -> None:
    solution = of_case(name)
    answer = asked("answer", solution)
    fresh = of_case(name)
    sets = {c.id: fresh.equilibria(c) for c in fresh.defined()}
    assert counts(answer) == {
        id: int(np.count_nonzero(sets[id])) if id in sets else None for id in PLAIN
    }
    assert answer["held"] == np.count_nonzero(np.logical_or.reduce([*sets.values()]))
    assert PLAIN.keys() == CONCEPTS.keys()
    for concept in answer["concepts"]:
        assert (concept["count"] is None) == (concept["why_not"] is not None)

    groups = families_of(fresh).families
    assert [f["count"] for f in answer["families"]] == [f.count for f in groups]
    assert [f["numbers"] for f in answer["families"]] == [[*f.numbers] for f in groups]
    assert [f["statement"] for f in answer["families"]] == [f.name for f in groups]
    assert len({f["key"] for f in answer["families"]}) == len(groups)

    view = overview(fresh)
    if view is None:
        assert (answer["quo"], answer["stances"]) == (None, [])
        return
    assert answer["reached"] == view.reached
    stances = {stance["dm"]: stance for stance in answer["stances"]}
    for found in view.stances:
        told_so = stances[found.decision_maker]
        assert (told_so["rank"], told_so["worst"]) == (found.rank, found.worst)
        assert set(told_so["stable"]) == set(found.stable)
        assert (told_so["move"] is None) == (found.improvements == 0)
        assert told_so["leaves"] == (found.improvements > 0 and not set(found.stable) - {"sim"})


def test_the_part_tells_three_concepts_and_no_groups() -> None:
    result, frames = told("answer", of_case("chicken"))
    (part,) = [frame["part"] for frame in frames if frame["frame"] == "part"]
    assert counts(part) == {"nash": 2, "sseq": None, "seq": None, "smr": 3, "gmr": 3, "sim": None}
    assert (part["complete"], part["families"]) == (False, [])
    assert part["lede"].startswith("2 states hold by themselves, since nobody gains by moving.")
    assert result["complete"]
    assert [one["leaves"] for one in part["stances"]] == [True, True]


@pytest.mark.parametrize(
    ("name", "lede"),
    [
        (
            "prisoners_dilemma",
            "One outcome holds by itself, since nobody gains by moving: no cooperate by "
            "Prisoner 1. 1 more holds less firmly. The present state holds: nobody gains by "
            "moving.",
        ),
        (
            "chicken",
            "2 states hold by themselves, since nobody gains by moving. 1 more holds less firmly. "
            "The present state would not last: Driver 1 and Driver 2 would leave it.",
        ),
        (
            "elmira_graph",
            "3 states hold by themselves, since nobody gains by moving. 2 more hold less firmly. "
            "The present state holds, by threats with no way back.",
        ),
    ],
)
def test_the_lede_says_what_holds_and_what_becomes_of_the_present_state(
    name: str, lede: str
) -> None:
    assert asked("answer", of_case(name))["lede"] == lede


def test_where_somebody_would_always_move() -> None:
    """Matching pennies: one wants the same, the other not; what holds, holds by replies alone."""
    answer = asked(
        "answer",
        of_text(
            "decision_makers: {a: {options: {x: x}, prefers: [x iff y]}, "
            "b: {options: {y: y}, prefers: [x iff not y]}}"
        ),
    )
    assert counts(answer)["nash"] == 0
    assert answer["quo"] is None
    assert answer["held"] > 0
    assert not answer["lede"].startswith("Nothing")


def test_a_present_state_that_cannot_be_on_a_later_day_is_told() -> None:
    model = parse(
        "decision_makers: {a: {options: {x: x}, prefers: [x]}, b: {options: {y: y}, prefers: [y]}}"
        "\nconstraints: [{statement: not (x and y), since: 2025-01-01}]"
        "\nas_of: 2024-01-01\nstatus_quo: [x, y]"
    )
    today = asked("answer", Solution(model.conflict()))
    assert today["quo"]["state"]["levels"] == {"a.x": "on", "b.y": "on"}
    assert today["quo_broken"] == []
    later = asked("answer", Solution(model.conflict(None, date(2025, 1, 1))))
    assert later["quo"] is None
    assert later["quo_broken"] == ["`not (a.x and b.y)`"]
    assert later["stances"] == []
    assert later["as_of"] == "2025-01-01"


def test_a_group_keeps_its_key_when_another_statement_moves() -> None:
    model = (
        "decision_makers: {{a: {{options: {{x: x, z: z}}, prefers: [x, z]}}, "
        "b: {{options: {{y: y}}, prefers: [{}]}}}}"
    )
    before, moved, other = (
        {
            f["statement"]: f["key"]
            for f in asked("answer", of_text(model.format(order)))["families"]
        }
        for order in ("y, x", "x, y", "not y, x")
    )
    assert len(before) == 1
    assert len(moved) == 2
    assert set(before.values()) < set(moved.values())
    assert set(before.values()).isdisjoint(other.values())


def test_a_definition_names_a_group_only_if_it_holds_in_all_of_it() -> None:
    """256 states hold, more than a group lists; the last option decides whether `odd` holds."""
    options = ", ".join(f"o{n}: o{n}" for n in range(8))
    text = (
        f"decision_makers: {{a: {{options: {{{options}}}, prefers: []}}, "
        "b: {options: {y: y}, prefers: [y]}}\n"
        "define: {late: y and (not o7 or o6 or o5 or o4), settled: y}"
    )
    (family,) = asked("answer", of_text(text))["families"]
    assert family["count"] == 256
    assert len(family["numbers"]) < 256
    assert family["name"] == "Settled"


def test_an_option_is_told_as_what_it_is() -> None:
    """An id that its title begins with is an action; any other is a thing."""
    text = (
        "decision_makers: {a: {options: {insist: insist on it, aid: let aid flow}, "
        "prefers: [not insist, not aid]}, b: {options: {y: y}, prefers: [y]}}"
    )
    (family,) = asked("answer", of_text(text))["families"]
    assert family["told"] == "A: not insist, no aid. B: y."


def test_decision_makers_are_named_within_sentences_and_by_tags() -> None:
    us = next(d for d in asked("answer", of_case("truce"))["decision_makers"] if d["id"] == "us")
    assert (us["title"], us["label"], us["tag"]) == ("United States", "the United States", "US")


def test_options_go_by_the_shortest_name_that_is_unique() -> None:
    options = asked("answer", of_case("truce"))["options"]
    short = {option["name"]: option["short"] for option in options}
    assert short["us.aid"] == "aid"
    assert short["russia.ceasefire"] == "russia.ceasefire"


def test_progress_is_told_of_what_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.workbench.asked.answer.PATIENCE", 0)
    _, frames = told("answer", of_case("chicken"))
    progress = [frame for frame in frames if frame["frame"] == "progress"]
    assert progress[0]["doing"] == "Nash stability: Driver 1"
    assert progress[-1]["known"] == {"nash": 2, "gmr": 3, "smr": 3, "seq": 2, "sseq": 2}
    assert all(one["done"] < one["of"] for one in progress)


def test_a_concept_beyond_reach_is_told_and_the_others_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from detente.conflict.problem import LimitError

    stable = Solution.stable

    def limited(self: Solution, concept: Any, dm: int) -> Any:
        if concept.id == "sim":
            raise LimitError("too many moves to combine")
        return stable(self, concept, dm)

    monkeypatch.setattr(Solution, "stable", limited)
    answer = asked("answer", of_case("chicken"))
    assert counts(answer)["nash"] == 2
    sim = answer["concepts"][-1]
    assert (sim["count"], sim["why_not"]) == (None, "too many moves to combine")
