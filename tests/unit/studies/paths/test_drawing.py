"""The paths told as a graph, in networkx and in the files that others read."""

from __future__ import annotations

import io
import re
import sys
from typing import Any

import networkx
import pytest

import detente
from detente.catalogue import case
from detente.report.dot import dot, quoted
from detente.studies.paths import Paths
from detente.studies.paths.drawing import graphml

ODD = """
title: A "model", of C:\\\\
decision_makers:
  a: {title: the "first", options: {x: {levels: {n: none, m: some}}, y: y}, prefers: [y]}
  b: {options: {z: z}, prefers: [not z]}
status_quo: []
"""
GRAPH = """
states: {s: , t: , u: }
decision_makers:
  a: {moves: {s: [t], t: [u]}, ranking: [u, t, s]}
  b: {moves: {s: [t]}, ranking: [s, t, u]}
status_quo: s
"""


def of(text: str, **asked: Any) -> Paths:
    return detente.paths(detente.parse(text).conflict(), **asked)


def published(name: str) -> Paths:
    return detente.paths(case(name).read().conflict())


@pytest.fixture(params=["odd", "graph", "truce", "elmira"])
def paths(request: pytest.FixtureRequest) -> Paths:
    texts = {"odd": ODD, "graph": GRAPH}
    name = str(request.param)
    return of(texts[name], concepts=["nash", "smr"]) if name in texts else published(name)


def test_the_graph_has_the_states_and_moves_of_the_paths(paths: Paths) -> None:
    graph = paths.graph()
    ids = {dm.id for dm in paths.conflict.decision_makers}
    for route in paths.goals:
        assert graph.nodes[str(route.state.name or route.state.number)]["goal"]
        for _, path in route.told:
            here = str(paths.start.name or paths.start.number)
            for leg in path.legs:
                there = str(leg.step.state.name or leg.step.state.number)
                mover = paths.conflict.decision_makers[leg.mover].id
                edge = graph.edges[here, there, mover]
                assert (edge["before"], edge["after"]) == leg.step.mover_rank
                assert edge["improves"] == leg.improves
                ranks = {dm: graph.nodes[there][f"rank_{dm}"] for dm in ids}
                assert ranks == dict(zip(_ids(paths), [b for _, b in leg.ranks], strict=True))
                here = there
    starts = [name for name, start in graph.nodes(data="start") if start]
    assert starts == [str(paths.start.name or paths.start.number)]


def _ids(paths: Paths) -> list[str]:
    return [dm.id for dm in paths.conflict.decision_makers]


def test_the_same_step_by_two_movers_is_two_moves() -> None:
    graph = of(GRAPH, to="u", limit=10).graph()
    assert sorted(graph.edges(keys=True)) == [("s", "t", "b"), ("t", "u", "a")]
    graph = of(GRAPH, to="t", limit=10).graph()
    assert sorted(graph.edges(keys=True)) == [("s", "t", "a"), ("s", "t", "b")]


def test_graphml_reads_back_equal(paths: Paths) -> None:
    graph = paths.graph()
    read = networkx.read_graphml(
        io.BytesIO(graphml(paths).encode()), edge_key_type=str, force_multigraph=True
    )
    assert isinstance(read, networkx.MultiDiGraph)
    assert {name: read.nodes[name] for name in read} == {n: graph.nodes[n] for n in graph}
    kept = {(u, v, key): data for u, v, key, data in graph.edges(keys=True, data=True)}
    back = {(u, v, key): data for u, v, key, data in read.edges(keys=True, data=True)}
    assert {key: {k: v for k, v in data.items() if k != "id"} for key, data in back.items()} == kept
    assert read.graph["title"] == graph.graph["title"]


TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|->|[\w]+|[\[\]{}=,;]')


def parsed(text: str) -> tuple[set[str], list[tuple[str, str]]]:
    """The nodes and edges of a drawing in the part of DOT that is written here."""
    tokens = TOKEN.findall(text)
    assert TOKEN.sub("", text).split() == []
    assert tokens[:3] == ["digraph", "paths", "{"]
    assert tokens[-1] == "}"
    statements = " ".join(tokens[3:-1])
    nodes: set[str] = set()
    edges: list[tuple[str, str]] = []
    string = r'"(?:[^"\\]|\\.)*"'
    attributes = rf"\[ \w+ = {string}(?: , \w+ = {string})* \]"
    statement = rf"(graph|node|{string})(?: -> ({string}))? {attributes} ; ?"
    while statements:
        found = re.match(statement, statements)
        assert found, statements[:200]
        statements = statements[found.end() :]
        if found[2]:
            edges.append((found[1], found[2]))
        elif found[1].startswith('"'):
            nodes.add(found[1])
    return nodes, edges


def test_dot_is_well_formed_and_has_the_same_graph(paths: Paths) -> None:
    nodes, edges = parsed(dot(paths))
    graph = paths.graph()
    assert nodes == set(map(quoted, graph.nodes))
    assert sorted(edges) == sorted((quoted(u), quoted(v)) for u, v, _ in graph.edges(keys=True))


def test_dot_shows_who_does_not_gain() -> None:
    lines = dot(of(GRAPH, to="u", limit=10)).splitlines()
    dashed = [line for line in lines if "dashed" in line]
    assert dashed == ['  "s" -> "t" [label="b\\nrank 1 to 2", style="dashed"];']


def test_without_networkx_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(ImportError, match=r"detente\[data\]"):
        of(GRAPH).graph()
    assert dot(of(GRAPH)).startswith("digraph")
