from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

import pytest

from detente.catalogue import cases
from detente.studies.explanation.moves import Moves
from detente.studies.solution import Solution
from detente.workbench.asked import Unasked, graph
from detente.workbench.asked.layout import layered
from tests.unit.workbench.asked.asking import asked, of_case, of_text, told
from tests.unit.workbench.asked.shapes import GRAPH, misfits


def many(each: int, more: str = "") -> Solution:
    """Two decision makers with some options each."""
    options = [", ".join(f"{letter}{n}: something" for n in range(each)) for letter in ("x", "y")]
    return of_text(
        f"decision_makers: {{a: {{options: {{{options[0]}}}, prefers: [x0, not y0]}}, "
        f"b: {{options: {{{options[1]}}}, prefers: [y0 iff x0]}}}}\nstatus_quo: []\n{more}"
    )


def moves_of(solution: Solution) -> Counter[tuple[int, int, str]]:
    """Every move that there is."""
    moves, dms = Moves(solution), solution.conflict.decision_makers
    return Counter(
        (number, target, dms[dm].id)
        for number in range(1, solution.engine.size + 1)
        for dm in solution.decision_makers
        for target in moves.moves(dm, number)
    )


@pytest.mark.parametrize("name", [name for name in cases() if name != "truce"])
def test_all_states_and_all_moves_are_drawn(name: str) -> None:
    solution = of_case(name)
    found = asked("graph", solution, scope="all", improvements=False)
    assert sorted(node["number"] for node in found["nodes"]) == [
        *range(1, solution.engine.size + 1)
    ]
    drawn = Counter((int(e["from"]), int(e["to"]), e["dm"]) for e in found["edges"])
    assert drawn == moves_of(solution)
    ids = [dm.id for dm in solution.conflict.decision_makers]
    for edge in found["edges"]:
        ranks = solution.ranks[ids.index(edge["dm"])]
        assert edge["improves"] == (ranks[int(edge["to"]) - 1] < ranks[int(edge["from"]) - 1])
    for node in found["nodes"]:
        holds = {c.id for c in solution.defined() if solution.equilibria(c)[node["number"] - 1]}
        assert set(node["holds"]) == holds
        assert (node["family"] is not None) == bool(holds)
    assert (found["total"], found["left_out"]) == (solution.engine.size, 0)
    assert found["sentence"] == f"All {solution.engine.size} states are drawn."


def test_what_gains_lead_to_is_drawn() -> None:
    found = asked("graph", of_case("chicken"), scope="reached")
    assert len(found["nodes"]) == 3
    assert found["sentence"] == "3 of 4 states can be reached by these moves."
    assert found["nodes"][0]["label"] == "as at the beginning"
    only = asked("graph", of_case("chicken"), scope="reached", dms=["driver_1"])
    assert [edge["dm"] for edge in only["edges"]] == ["driver_1"]


def test_a_named_state_is_drawn_with_a_shortest_way_to_it() -> None:
    solution = many(3)
    far = solution.engine.size  # two moves away, one of each
    found = asked("graph", solution, scope="named", improvements=False, named=[far])
    assert len(found["nodes"]) == 3
    edges = {(int(edge["from"]), int(edge["to"])) for edge in found["edges"]}
    way = [solution.engine.status_quo, *(n["number"] for n in found["nodes"][1:2]), far]
    assert edges >= {*pairwise(way)}
    assert found["sentence"] == "64 of 64 states can be reached by these moves; 3 are drawn."


@pytest.mark.parametrize(
    "more", ["", "coalesce: {over: x0 and y0}\n"], ids=["options", "with a class"]
)
def test_too_many_states_are_drawn_as_groups_and_nothing_is_lost(more: str) -> None:
    solution = many(5, more)
    found = asked("graph", solution, scope="all", improvements=False)
    assert misfits(found, GRAPH, "graph") == []
    assert found["aggregated"]
    assert len(found["nodes"]) <= 50
    assert len(found["edges"]) <= graph.LINES
    assert sum(node["count"] for node in found["nodes"]) == solution.engine.size
    assert sum(node["quo"] for node in found["nodes"]) == 1
    within = int(found["sentence"].split("; ")[2].split(" ")[0].replace(",", ""))
    drawn = sum(edge["count"] for edge in found["edges"])
    assert drawn + within == moves_of(solution).total()
    assert len({(n["x"], n["y"]) for n in found["nodes"]}) == len(found["nodes"])
    if more:
        (over,) = (node for node in found["nodes"] if node["label"] == "over")
        assert over["count"] == 1


def test_few_states_with_many_moves_are_drawn_as_groups() -> None:
    found = asked("graph", many(4), scope="all", improvements=False)
    assert found["aggregated"]
    assert found["sentence"].startswith("All 256 states are drawn as 32 groups that agree on ")


def test_more_states_than_the_page_finds_places_for_have_places() -> None:
    found = asked("graph", many(5), scope="reached")
    assert not found["aggregated"]
    assert len(found["nodes"]) > graph.DRAWN
    assert len({(n["x"], n["y"]) for n in found["nodes"]}) == len(found["nodes"])


def test_a_walk_over_very_many_states_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph, "WALKED", 20)
    for scope in ("reached", "all"):
        found = asked("graph", many(3), scope=scope, improvements=False)
        assert len(found["nodes"]) == 20
        assert found["left_out"] == 44
        assert found["sentence"].startswith("More than ")
        ids = {node["id"] for node in found["nodes"]}
        assert all(edge["from"] in ids and edge["to"] in ids for edge in found["edges"])


def test_too_many_listed_states_are_drawn_as_far_as_there_is_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(graph, "MOST", 4)
    found = asked("graph", of_case("elmira_graph"), scope="all", improvements=False)
    assert not found["aggregated"]
    assert len(found["nodes"]) == 4
    assert found["left_out"] == 5
    ids = {node["id"] for node in found["nodes"]}
    assert all(edge["from"] in ids and edge["to"] in ids for edge in found["edges"])


def test_progress_is_told_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph, "PATIENCE", 10)
    _, frames = told("graph", many(3), scope="all", improvements=False)
    assert [frame["done"] for frame in frames] == [10, 20, 30, 40, 50, 60]


def test_a_start_that_is_no_state_is_told() -> None:
    for start in (99, -1, "x"):
        with pytest.raises(Unasked):
            asked("graph", of_case("chicken"), **{"from": start})


def test_layers_are_in_order_and_close_to_what_they_are_linked_with() -> None:
    edges: list[tuple[int, int, int]] = [(1, 2, 0), (1, 3, 0), (3, 4, 0), (2, 5, 0)]
    distance = {1: 0, 2: 1, 3: 1, 4: 2, 5: 2}
    places = layered(distance, edges)
    columns: dict[int, set[float]] = {}
    for state, steps in distance.items():
        columns.setdefault(steps, set()).add(places[state][0])
    assert [len(found) for found in columns.values()] == [1, 1, 1]
    assert sorted(columns.values(), key=min) == [*columns.values()]
    above = places[2][1] < places[3][1]
    assert (places[5][1] < places[4][1]) == above


def test_a_tall_layer_stands_in_several_columns() -> None:
    distance = {0: 0, **dict.fromkeys(range(1, 101), 1), 101: 2}
    edges: list[tuple[int, int, int]] = [(0, state, 0) for state in range(1, 101)]
    places = layered(distance, [*edges, *((state, 101, 0) for state in range(1, 101))])
    assert len(set(places.values())) == 102
    layer: list[Any] = [places[state][0] for state in range(1, 101)]
    assert places[0][0] < min(layer)
    assert max(layer) < places[101][0]
