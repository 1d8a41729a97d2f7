from __future__ import annotations

import pytest

from detente.catalogue import cases
from detente.studies.paths import Asked, paths_of
from detente.studies.where import StateError
from detente.workbench.asked import Unasked
from tests.unit.workbench.asked.asking import asked, of_case, of_text, told


@pytest.mark.parametrize("name", [name for name in cases() if name != "truce"])
def test_each_outcome_is_as_far_as_its_nearest_state(name: str) -> None:
    solution = of_case(name)
    families = asked("answer", solution)["families"]
    for start in range(1, solution.engine.size + 1):
        found = asked("reach", solution, **{"from": start})
        routes = {
            number: paths_of(solution, start, Asked(to=number, limit=1)).goals[0]
            for number in range(1, solution.engine.size + 1)
        }
        for family in families:
            near = found["outcomes"][family["key"]]
            own = [routes[number] for number in family["numbers"]]
            for key, distances in (
                ("moves", [route.distance_moves for route in own]),
                ("gains", [route.distance_improvements for route in own]),
            ):
                assert near[key] == min((d for d in distances if d is not None), default=None)
            to = routes[near["to"]]
            assert to.distance_improvements == near["gains"]
            if near["nearer"] is not None:
                assert routes[near["nearer"]].distance_moves == near["moves"] != to.distance_moves
            elif near["moves"] is not None:
                assert to.distance_moves == near["moves"]


def test_reach_counts_every_state_once() -> None:
    solution = of_case("truce")
    found = asked("reach", solution)
    whole = paths_of(solution)
    assert found["moves"] == [*whole.moves.by_distance]
    assert found["gains"] == [*whole.improvements.by_distance]
    assert sum(found["moves"]) == found["states"] - 1
    (end,) = found["ends"]["first"]
    names = {one["key"]: one["name"] for one in asked("answer", solution)["families"]}
    assert names[end["family"]] == "Guarantees framework, aid, intelligence"


def test_how_far_it_is_is_told_on_the_way() -> None:
    _, frames = told("reach", of_case("chicken"))
    assert [frame["done"] for frame in frames] == [0, 1, 2]


def test_without_a_present_state_one_says_where_to_begin() -> None:
    solution = of_text(
        "decision_makers: {a: {options: {x: x}, prefers: [x]}, b: {options: {y: y}}}"
    )
    with pytest.raises(StateError, match="choose where to begin"):
        asked("reach", solution)
    found = asked("reach", solution, **{"from": "a.x, not b.y"})
    assert not found["quo"]
    assert found["from"]["levels"] == {"a.x": "on", "b.y": "off"}


@pytest.mark.parametrize("start", [1.5, ["x"]])
def test_a_start_that_is_no_state(start: object) -> None:
    with pytest.raises(Unasked):
        asked("reach", of_case("chicken"), **{"from": start})
