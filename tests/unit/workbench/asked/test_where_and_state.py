from __future__ import annotations

import numpy as np
import pytest

from detente.catalogue import cases
from detente.studies.hints import hints
from detente.studies.where import StateError
from detente.workbench.asked import Unasked
from tests.unit.workbench.asked.asking import asked, of_case, of_text


@pytest.mark.parametrize("name", [name for name in cases() if name != "elmira"])
def test_what_holds_and_what_does_not_are_all(name: str) -> None:
    solution = of_case(name)
    conflict = solution.conflict
    if conflict.states is not None:
        statement = conflict.states[0].id
    else:
        option = conflict.options[0]
        statement = option.name if option.binary else f"{option.name} is {option.level_ids[0]}"
    found = asked("where", solution, statement=statement)
    opposite = asked("where", solution, statement=f"not ({statement})")
    assert found["states"] + opposite["states"] == solution.engine.size
    held = np.logical_or.reduce([solution.equilibria(c) for c in solution.defined()])
    assert found["held"] + opposite["held"] == np.count_nonzero(held)
    for family in asked("answer", solution)["families"]:
        key = family["key"]
        assert found["families"][key] + opposite["families"][key] == family["count"]


def test_a_class_satisfies_what_all_of_it_does() -> None:
    solution = of_case("elmira")
    assert asked("where", solution, statement="abandon")["states"] == 1
    assert asked("where", solution, statement="modify")["states"] == 4
    assert asked("where", solution, statement="not modify")["states"] == 4


def test_what_cannot_be_read_says_where_as_a_browser_counts() -> None:
    found = asked("where", of_case("truce"), statement="“😀” arns")
    assert found["problems"]
    (problem,) = asked("where", of_case("truce"), statement="aid and arns")["problems"]
    assert (problem["from"], problem["to"]) == (8, 12)
    assert problem["mends"] == [{"label": "Write arms", "from": 8, "to": 12, "insert": "arms"}]
    with pytest.raises(Unasked):
        asked("where", of_case("truce"), statement=None)


def test_a_state_is_found_by_its_levels() -> None:
    solution = of_case("truce")
    for number in (1, 500, solution.engine.size):
        levels = asked("why", solution, state=number)["state"]["levels"]
        assert asked("state", solution, levels=levels)["number"] == number
    assert asked("state", solution, levels={})["levels"]["us.aid"] == "off"


def test_a_state_in_a_class_is_the_class() -> None:
    found = asked("state", of_case("elmira"), levels={"uniroyal.abandon": "on"})
    assert found["name"] == "abandoned"
    assert found["levels"] == {}


def test_a_state_that_is_ruled_out_says_by_what() -> None:
    solution = of_text(
        "decision_makers: {a: {options: {x: x}, prefers: [x]}, b: {options: {y: y}, prefers: [y]}}"
        "\nconstraints: [not (x and y)]"
    )
    with pytest.raises(StateError, match=r"breaks the constraint `not \(a\.x and b\.y\)`"):
        asked("state", solution, levels={"a.x": "on", "b.y": "on"})
    with pytest.raises(StateError, match="`up` is not a level of a\\.x"):
        asked("state", solution, levels={"a.x": "up"})
    with pytest.raises(StateError, match="by its name"):
        asked("state", of_case("elmira_graph"), levels={})
    with pytest.raises(Unasked):
        asked("state", solution, levels="x")


def test_the_hints_are_those_of_check() -> None:
    solution = of_case("truce")
    found = asked("hints", solution)["hints"]
    expected = hints(solution.conflict)
    assert [(h["kind"], tuple(h["path"]), h["message"]) for h in found] == [
        (h.kind, tuple(h.where), h.message) for h in expected
    ]
    assert found
