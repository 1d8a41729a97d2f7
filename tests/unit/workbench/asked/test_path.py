from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from detente.catalogue import cases
from detente.studies.explanation.moves import Moves
from detente.studies.solution import Solution
from detente.studies.where import StateError
from detente.workbench.asked import Unasked
from detente.workbench.asked.needed import needed
from tests.unit.workbench.asked.asking import asked, of_case, of_text, told

SMALL = [name for name in cases() if name != "truce"]


def to_group(solution: Solution, place: int, **args: Any) -> dict[str, Any]:
    """The way to the nearest state of a group, as the page asks for it."""
    families = asked("answer", solution)["families"]
    letters = {family["key"]: "ABCDEFGHIJ"[nth] for nth, family in enumerate(families[:10])}
    near = asked("reach", solution, **args)["outcomes"]
    key = families[place]["key"]
    return asked("path", solution, to=near[key]["to"], group=key, letters=letters, **args)


def walked(solution: Solution, start: int, one: dict[str, Any]) -> None:
    """Follow a path move by move, and compare what is told of each."""
    moves, ids = Moves(solution), [dm.id for dm in solution.conflict.decision_makers]
    here = start
    for step in one["steps"]:
        there, mover = step["to"]["number"], ids.index(step["dm"])
        assert there in moves.moves(mover, here)
        before, after = solution.ranks[:, here - 1], solution.ranks[:, there - 1]
        assert step["own"] == [before[mover], after[mover]]
        assert step["gains"] == bool(after[mover] < before[mover])
        assert step["worse"] == {
            dm: [before[nth], after[nth]]
            for nth, dm in enumerate(ids)
            if nth != mover and after[nth] > before[nth]
        }
        here = there
    assert all(one["dm"] != other["dm"] for one, other in pairwise(one["steps"]))
    first, last = solution.ranks[:, start - 1], solution.ranks[:, here - 1]
    assert one["ranks"] == {dm: [first[nth], last[nth]] for nth, dm in enumerate(ids)}


@pytest.mark.parametrize("name", SMALL)
def test_every_path_told_is_one(name: str) -> None:
    solution = of_case(name)
    start = solution.engine.status_quo or 1
    for goal in range(1, solution.engine.size + 1):
        found = asked("path", solution, to=goal, **{"from": start})
        for one in found["told"]:
            walked(solution, start, one)
            assert one["steps"][-1]["to"]["number"] == goal
            assert one["gaining"] == all(step["gains"] for step in one["steps"])
        if goal != start:
            assert bool(found["told"]) == (found["any"] is not None)


def spared(solution: Solution, start: int, dm: int) -> set[int]:
    """What is reached if a decision maker makes moves that gain only, the others any."""
    moves = Moves(solution)
    seen: set[tuple[int, int | None]] = {(start, None)}
    waiting: list[tuple[int, int | None]] = [(start, None)]
    while waiting:
        here, last = waiting.pop()
        for mover in solution.decision_makers:
            if mover == last:
                continue
            step = moves.improvements if mover == dm else moves.moves
            new = {(there, mover) for there in step(mover, here)} - seen
            seen |= new
            waiting += new
    return {state for state, _ in seen}


@pytest.mark.parametrize("name", SMALL)
def test_who_is_needed_is_needed(name: str) -> None:
    solution = of_case(name)
    engine = solution.engine
    for start in range(1, engine.size + 1):
        reached = [spared(solution, start, dm) for dm in solution.decision_makers]
        for goal in range(1, engine.size + 1):
            expected = [dm for dm, states in enumerate(reached) if goal not in states]
            assert needed(solution, engine.state(start), [goal]) == expected


@pytest.mark.parametrize(
    ("name", "place", "lede"),
    [
        (
            "chicken",
            0,
            "The present state leads to outcome A in one move, by which Driver 1 gains.",
        ),
        (
            "chicken",
            2,
            "The present state leads to outcome C in two moves, but not by gains alone: somebody "
            "has to make a move that it does not gain by. It is enough that one does: Driver 1 or "
            "Driver 2.",
        ),
        (
            "elmira_graph",
            1,
            "The present state leads to outcome B in three moves, but only if the Ministry of the "
            "Environment makes a move that it does not gain by. Nobody else has to.",
        ),
        (
            "north_korea_2017",
            2,
            "The present state leads to outcome C in two moves, but only if the United States and "
            "North Korea each make a move that they do not gain by.",
        ),
        ("elmira_graph", 3, "The present state is outcome D already: no move is needed."),
        (
            "truce",
            1,
            "The present state leads to outcome B in five moves that each gain for who makes them. "
            "Four moves would do, but not everybody who moves would gain by it.",
        ),
    ],
)
def test_the_answer_is_a_sentence(name: str, place: int, lede: str) -> None:
    assert to_group(of_case(name), place)["lede"] == lede


ONE_WAY = """
decision_makers:
  a: {title: Ann, options: {x: sign}, prefers: [x]}
  b: {title: Ben, options: {y: pay}, prefers: [y]}
status_quo: [x]
irreversible: [x]
"""


def test_what_cannot_be_reached_says_why() -> None:
    found = asked("path", of_text(ONE_WAY), to="b.y")
    assert found["any"] is None
    assert found["told"] == []
    assert found["lede"] == (
        "The present state cannot lead to the state asked for: Ann would have to take back “sign”, "
        "which cannot be done."
    )


def test_starts_are_called_what_the_page_calls_them() -> None:
    solution = of_case("chicken")
    assert to_group(solution, 1, **{"from": 2})["lede"].startswith("Outcome A leads to outcome B ")
    found = asked("path", solution, to=1, **{"from": 2})
    assert found["lede"].startswith("The state chosen leads to the state asked for in ")


def test_progress_is_told_on_the_way() -> None:
    _, frames = told("path", of_case("chicken"), to=4)
    assert [frame["done"] for frame in frames] == [0, 1]


def test_a_goal_that_is_no_state() -> None:
    solution = of_case("chicken")
    with pytest.raises(StateError):
        asked("path", solution, to="no such thing")
    for args in ({"to": None}, {"to": 1, "letters": ["A"]}, {"to": 1, "from": 1.5}):
        with pytest.raises(Unasked):
            asked("path", solution, **args)
