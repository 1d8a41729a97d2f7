"""§2 and §8, status quo analysis: the legal sequences of all DMs from a state, and the shortest.

Distances are found over sets of pairs (state, last mover), paths by writing out every sequence:
neither is used to find the other.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from .model import Graph, State
from .reach import group_improvements, group_moves, improvements, moves

Path: TypeAlias = tuple[tuple[int, State], ...]


def sequences(graph: Graph, s: State, length: int, improving: bool) -> Iterator[Path]:
    """The legal sequences of exactly `length` moves from s, as (mover, the state it leads to).

    No DM moves twice in a row; any state may be passed again, s too.
    """
    if length == 0:
        yield ()
        return
    step = improvements if improving else moves
    for shorter in sequences(graph, s, length - 1, improving):
        here = shorter[-1][1] if shorter else s
        for j in range(graph.n):
            if not shorter or shorter[-1][0] != j:
                for t in step(graph, j, here):
                    yield (*shorter, (j, t))


def longest(graph: Graph) -> int:
    """|S|·n, the pairs (state, last mover): no shortest sequence comes to one twice."""
    return len(graph.states) * graph.n


def distances(graph: Graph, s: State, improving: bool) -> Mapping[State, int]:
    """The least number of moves of a non-empty legal sequence from s, for each state at an end.

    s itself is among them iff a legal sequence leads back to it.
    """
    step = improvements if improving else moves
    everyone = range(graph.n)
    ends = {(t, j) for j in everyone for t in step(graph, j, s)}
    found: dict[State, int] = {}
    for length in range(1, longest(graph) + 1):
        for t, _ in ends:
            found.setdefault(t, length)
        ends = {
            (t, j)
            for here, last in ends
            for j in everyone
            if j != last
            for t in step(graph, j, here)
        }
    return found


def within(graph: Graph, s: State, most: int, improving: bool) -> frozenset[State]:
    """The ends of non-empty legal sequences of at most `most` moves."""
    return frozenset(t for t, least in distances(graph, s, improving).items() if least <= most)


def shortest_paths(graph: Graph, s: State, t: State, improving: bool) -> frozenset[Path]:
    """All non-empty legal sequences from s to t of the least length; none where t is not reached.

    Through the same states by different movers are different sequences.
    """
    reach = group_improvements if improving else group_moves
    if t in reach(graph, frozenset(range(graph.n)), s):
        for length in range(1, longest(graph) + 1):
            found = {q for q in sequences(graph, s, length, improving) if q[-1][1] == t}
            if found:
                return frozenset(found)
    return frozenset()
