from __future__ import annotations

import numpy as np
import pytest

from detente.catalogue import cases
from detente.studies.explanation.moves import Moves
from detente.studies.where import StateError
from detente.workbench.asked import Unasked
from tests.unit.workbench.asked.asking import asked, of_case


@pytest.mark.parametrize("name", [name for name in cases() if name != "truce"])
def test_it_agrees_with_the_answer_about_every_state(name: str) -> None:
    solution = of_case(name)
    moves = Moves(solution)
    ids = [dm.id for dm in solution.conflict.decision_makers]
    for number in range(1, solution.engine.size + 1):
        why = asked("why", solution, state=number)
        assert why["state"]["number"] == number
        assert why["status_quo"] == (number == solution.engine.status_quo)
        holds = {c.id for c in solution.defined() if solution.equilibria(c)[number - 1]}
        assert set(why["holds"]) == holds
        gaining = [position["moves"] > 0 for position in why["positions"]]
        assert gaining == sorted(gaining, reverse=True)
        for position in why["positions"]:
            dm = ids.index(position["dm"])
            stable = {c.id for c in solution.defined() if solution.stable(c, dm)[number - 1]}
            assert set(position["stable"]) == stable
            assert position["rank"] == solution.ranks[dm, number - 1]
            assert position["moves"] == len(moves.improvements(dm, number))
            assert bool(position["sequences"]) == bool(position["moves"])
            for sequence in position["sequences"]:
                assert set(sequence["concepts"]).isdisjoint(sequence["free"])
                assert sequence["concepts"] or sequence["free"]
                assert sequence["tempt"]["gains"]
                assert sequence["tempt"]["own"][0] > sequence["tempt"]["own"][1]
                assert sequence["conclusion"].endswith(".")


@pytest.mark.parametrize("name", ["elmira", "elmira_graph", "two_improvements"])
def test_every_own_move_is_listed_best_first(name: str) -> None:
    solution = of_case(name)
    moves = Moves(solution)
    for number in range(1, solution.engine.size + 1):
        for dm, listed in enumerate(asked("why", solution, state=number)["own_moves"]):
            targets = [move["to"]["number"] for move in listed["moves"]]
            assert sorted(targets) == sorted(moves.moves(dm, number))
            ranks = solution.ranks[dm, np.array(targets, dtype=int) - 1]
            assert sorted(ranks) == [*ranks]
            assert [move["own"][1] for move in listed["moves"]] == [*ranks]


def test_a_threat_is_told_as_one() -> None:
    """The local government of Elmira gains by insisting, but Uniroyal could abandon its plant."""
    why = asked("why", of_case("elmira"))
    local, *others = why["positions"]
    assert local["dm"] == "local"
    (sequence,) = local["sequences"]
    assert sequence["tempt"]["changes"] == [{"option": "local.insist", "from": "off", "to": "on"}]
    assert sequence["not_credible"]
    assert not sequence["replies"][0]["gains"]
    assert sequence["end"]["state"]["name"] == "abandoned"
    assert sequence["conclusion"] == (
        "Uniroyal would not gain by it, so this is a threat. The local government ends at rank 9."
    )
    assert local["verdict"] == "stays only if a threat is believed"
    assert {one["verdict"] for one in others} == {"stays: no move of its own gains"}
    assert why["lede"] == (
        "The local government would gain by a move of its own. It holds only if threats are "
        "believed, which take every gain away for good."
    )


def test_a_state_that_does_not_hold_says_who_leaves_it() -> None:
    why = asked("why", of_case("chicken"))
    assert why["holds"] == []
    assert why["lede"].endswith("Nothing deters Driver 1 and Driver 2: it does not hold.")
    for position in why["positions"]:
        assert position["verdict"] == "leaves"
        assert all(sequence["concepts"] == [] for sequence in position["sequences"])


def test_a_state_may_be_given_in_words() -> None:
    assert asked("why", of_case("elmira_graph"), state="s9")["state"]["name"].startswith("s9")
    assert asked("why", of_case("elmira"), state="insist, delay")["state"]["levels"] == {
        "moe.modify": "off",
        "uniroyal.delay": "on",
        "uniroyal.accept": "off",
        "uniroyal.abandon": "off",
        "local.insist": "on",
    }


def test_a_state_that_is_none_is_told() -> None:
    with pytest.raises(StateError):
        asked("why", of_case("elmira"), state=99)
    with pytest.raises(Unasked):
        asked("why", of_case("elmira"), state=[1])
    with pytest.raises(StateError):
        asked("why", of_case("two_improvements"))
