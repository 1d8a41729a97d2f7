from __future__ import annotations

import pytest

from detente.conflict import Conflict, DecisionMaker, GraphState, Level, Option
from detente.engine import State
from detente.report.phrases import concepts, listed, move, ranks, state_lines, state_name
from detente.studies.explanation.moves import Moves
from detente.studies.solution import Solution

LEVELS = (Level("none", "no mission"), Level("un_troops"))
CONFLICT = Conflict(
    (
        DecisionMaker(
            "russia",
            "Russia",
            (Option("truce", "russia", "agree to a truce"), Option("new_talks", "russia")),
        ),
        DecisionMaker("us", "the United States", (Option("mission", "us", levels=LEVELS),)),
        DecisionMaker("onlooker"),
    )
)


@pytest.mark.parametrize(
    ("mover", "before", "after", "words"),
    [
        (0, 1, 2, "choose “agree to a truce”"),
        (0, 2, 3, "take back “agree to a truce” and choose “new talks”"),
        (1, 1, 5, "move “mission” from “no mission” to “un troops”"),
    ],
)
def test_a_move_is_told_by_what_it_changes(mover: int, before: int, after: int, words: str) -> None:
    step = Moves(Solution(CONFLICT)).step(mover, before, after, 0)
    assert move(step, CONFLICT) == words


def test_a_state_is_told_by_what_each_decision_maker_with_options_does() -> None:
    assert state_lines(State(7, levels=(0, 1, 1)), CONFLICT) == [
        "Russia: new talks",
        "The United States: mission: un troops",
    ]
    assert state_lines(State(1, levels=(0, 0, 0)), CONFLICT)[0] == "Russia: nothing"


def test_a_state_with_a_name_is_told_by_it() -> None:
    graph = Conflict(
        (DecisionMaker("a", moves={"s1": ("s2",)}),),
        states=(GraphState("s1", "at peace"), GraphState("s2")),
    )
    step = Moves(Solution(graph)).step(0, 1, 2, 0)
    assert move(step, graph) == "move to s2"
    assert state_name(State(1, name="s1"), graph) == "s1, “at peace”"
    assert state_lines(State(1, name="s1"), graph) == []


def test_small_words() -> None:
    assert [listed(["a"]), listed(["a", "b"])] == ["a", "a and b"]
    assert [ranks(3, 1), ranks(2, 2)] == ["rank 3 to 1", "rank 2"]
    assert concepts(["nash", "gmr"]) == "Nash stability (nash) and general metarationality (gmr)"
