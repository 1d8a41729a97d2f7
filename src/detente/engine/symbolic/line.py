"""The vertices of a hypergraph on a line, those that share edges close together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np

Edges = Sequence[frozenset[str]]

PASSES = 5


def line(vertices: Sequence[str], edges: Edges) -> tuple[str, ...]:
    """All vertices in an order in which edges are short, nearly the same however they are listed.

    Components stand one after the other, each in the order of its spectrum (Juvan and Mohar, 1992)
    and then improved, a vertex at a time. The first vertex listed of each is in its first half.
    """
    placed: list[str] = []
    for members in _components(vertices, edges):
        inside = [edge for edge in edges if len(edge) > 1 and edge <= set(members)]
        found = improved(_spectral(members, inside), inside)
        placed += found if 2 * found.index(members[0]) < len(found) else reversed(found)
    return tuple(placed)


def span(order: Sequence[str], edges: Edges) -> int:
    """How many places all edges extend over: from the first to the last vertex of each."""
    place = {vertex: k for k, vertex in enumerate(order)}
    places = ([place[vertex] for vertex in edge] for edge in edges if edge)
    return sum(max(edge) - min(edge) for edge in places)


def improved(order: Sequence[str], edges: Edges) -> list[str]:
    """An order with no greater span: vertices moved to where it is least (as by Rudell, 1993)."""
    moved = list(order)
    most = sorted(moved, key=lambda vertex: -sum(vertex in edge for edge in edges))
    for _ in range(PASSES):
        before = list(moved)
        for vertex in most:
            _move(vertex, moved, edges)
        if moved == before:
            break
    return moved


def _components(vertices: Sequence[str], edges: Edges) -> Iterator[list[str]]:
    """The vertices that edges connect, each set in the order given."""
    left = dict.fromkeys(vertices)
    while left:
        reached, new = set[str](), {next(iter(left))}
        while new:
            reached |= new
            new = _touching(edges, new) - reached
        yield [vertex for vertex in left if vertex in reached]
        left = {vertex: None for vertex in left if vertex not in reached}


def _touching(edges: Edges, vertices: Iterable[str]) -> set[str]:
    found = set(vertices)
    return found.union(*(edge for edge in edges if not edge.isdisjoint(found)))


def _spectral(vertices: Sequence[str], edges: Edges) -> list[str]:
    """Connected vertices by the second eigenvector of their Laplacian, the Fiedler vector.

    Of an edge of n vertices every pair counts 1/(n−1), so that it weighs the same at each of them.
    """
    index = {vertex: k for k, vertex in enumerate(vertices)}
    laplacian = np.zeros((len(vertices), len(vertices)))
    for edge in edges:
        for one, other in combinations(sorted(index[vertex] for vertex in edge), 2):
            weight = 1 / (len(edge) - 1)
            laplacian[[one, other], [other, one]] -= weight
            laplacian[[one, other], [one, other]] += weight
    second = np.linalg.eigh(laplacian)[1][:, min(1, len(vertices) - 1)]
    places: list[int] = np.argsort(second, kind="stable").tolist()
    return [vertices[k] for k in places]


def _move(vertex: str, order: list[str], edges: Edges) -> None:
    """Move one vertex to the place of least span, if that is less than where it stands.

    Gap g is the one before the g-th of the other vertices. An edge that lies over a gap becomes
    longer by one if the vertex goes there; one of the vertex itself reaches as far as the vertex.
    """
    old = order.index(vertex)
    others = order[:old] + order[old + 1 :]
    place = {other: k for k, other in enumerate(others)}
    gaps = np.arange(len(order))
    cost = np.zeros(len(order), dtype=np.int64)
    for edge in edges:
        places = [place[other] for other in edge if other != vertex]
        first, last = min(places), max(places)
        cost[first + 1 : last + 1] += 1
        if vertex in edge:
            cost += np.maximum(0, first + 1 - gaps) + np.maximum(0, gaps - last)
    best = int(np.argmin(cost))
    if cost[best] < cost[old]:
        order[:] = [*others[:best], vertex, *others[best:]]
