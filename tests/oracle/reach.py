"""§1 and §2: what one decision maker and what a group can reach."""

from functools import lru_cache

from .model import Graph, State


def better(graph: Graph, i: int, a: State, b: State) -> bool:
    """a ≻_i b."""
    return graph.rank[i][a] < graph.rank[i][b]


def moves(graph: Graph, i: int, s: State) -> frozenset[State]:
    """R_i(s)."""
    return graph.moves[i].get(s, frozenset())


def improvements(graph: Graph, i: int, s: State) -> frozenset[State]:
    """R_i⁺(s) = {t ∈ R_i(s) : t ≻_i s}."""
    return frozenset(t for t in moves(graph, i, s) if better(graph, i, t, s))


def group_moves(graph: Graph, group: frozenset[int], s: State) -> frozenset[State]:
    """R_H(s): the ends of non-empty legal sequences of moves by members of H."""
    return _ends(graph, group, s, False)


def group_improvements(graph: Graph, group: frozenset[int], s: State) -> frozenset[State]:
    """R_H⁺(s): the same, each move improving for its mover at the moment it is made."""
    return _ends(graph, group, s, True)


@lru_cache(maxsize=20_000)
def _ends(graph: Graph, group: frozenset[int], s: State, improving: bool) -> frozenset[State]:
    """The ends of legal sequences, by search over pairs (state, last mover)."""
    step = improvements if improving else moves
    waiting = [(t, j) for j in group for t in step(graph, j, s)]
    seen: set[tuple[State, int]] = set()
    while waiting:
        state, last = waiting.pop()
        if (state, last) not in seen:
            seen.add((state, last))
            waiting += [(t, j) for j in group if j != last for t in step(graph, j, state)]
    return frozenset(state for state, _ in seen)
