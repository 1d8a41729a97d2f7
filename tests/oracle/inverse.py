"""§8, inverse problem: how many strict rankings of one DM make a state stable for it."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import permutations

from .model import Graph, Rank, State
from .stability import CONCEPTS

MOST_STATES = 7


def fraction(graph: Graph, i: int, s: State, concept: str) -> Fraction:
    """The fraction of i's strict rankings of all states under which s is stable for i.

    The others' preferences stay as they are.
    """
    stable = [CONCEPTS[concept](_ranked_by(graph, i, rank), i, s) for rank in strict(graph)]
    return Fraction(sum(stable), len(stable))


def strict(graph: Graph) -> Iterator[Rank]:
    """Every strict ranking of all states."""
    if len(graph.states) > MOST_STATES:
        raise ValueError(f"more than {MOST_STATES} states have too many rankings")
    for order in permutations(graph.states):
        yield {s: place for place, s in enumerate(order, 1)}


def _ranked_by(graph: Graph, i: int, rank: Rank) -> Graph:
    """The same graph, but for the preferences of i."""
    ranks = tuple(rank if j == i else graph.rank[j] for j in range(graph.n))
    return Graph(graph.n, graph.states, graph.moves, ranks, graph.options)
