"""The vertices of a hypergraph on a line."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from detente.engine.symbolic.line import improved, line, span


def edges(*texts: str) -> list[frozenset[str]]:
    return [frozenset(text) for text in texts]


def test_the_span_of_an_edge_reaches_from_its_first_to_its_last_vertex() -> None:
    assert span("abcde", edges("ac", "bde", "c", "")) == 2 + 3


def test_a_chain_is_found_and_begins_as_it_was_listed() -> None:
    names = [f"v{k:02}" for k in range(40)]
    chain = [frozenset(pair) for pair in pairwise(names)]
    listed = Random(1).sample(names, len(names))
    found = line(listed, chain)
    assert found in (tuple(names), tuple(reversed(names)))
    assert found.index(listed[0]) < 20


def test_vertices_without_edges_stay_as_they_are_listed() -> None:
    assert line("dacb", []) == line("dacb", edges("d", "")) == tuple("dacb")
    assert line("", []) == ()


def test_components_stand_one_after_the_other() -> None:
    assert "".join(line("aBbAcC", edges("ab", "bc", "AB", "BC"))) in ("abcCBA", "abcABC")


def test_a_vertex_goes_to_where_edges_are_shortest() -> None:
    assert improved("acdb", edges("ab", "cd", "db")) == list("abdc")
    assert improved("bcda", edges("ab", "cd", "bc")) == list("dcba")


@pytest.mark.parametrize("seed", range(5))
def test_no_improvement_lengthens_edges_or_loses_a_vertex(seed: int) -> None:
    rng = Random(seed)
    some = [frozenset(rng.sample("abcdefghij", rng.randint(2, 4))) for _ in range(12)]
    found = improved("abcdefghij", some)
    assert sorted(found) == list("abcdefghij")
    assert span(found, some) < span("abcdefghij", some)


@pytest.mark.parametrize("seed", range(5))
def test_no_single_move_would_make_a_line_shorter(seed: int) -> None:
    rng = Random(seed)
    some = [frozenset(rng.sample("abcdefgh", rng.randint(2, 4))) for _ in range(12)]
    found = line("abcdefgh", some)
    for vertex in found:
        others = [other for other in found if other != vertex]
        for gap in range(len(found)):
            assert span([*others[:gap], vertex, *others[gap:]], some) >= span(found, some)
