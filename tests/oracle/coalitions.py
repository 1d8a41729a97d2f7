"""§4, stability of s for a coalition H, for a decision maker and universally.

Each concept but CNash says "∀ s₁ ∈ R_H⁺⁺(s): s₁ is deterred"; what deters s₁ is stated apart.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import combinations

from .model import Graph, State
from .reach import better, group_moves


def coalitions(group: frozenset[int]) -> Iterator[frozenset[int]]:
    """Every C with ∅ ≠ C ⊆ group."""
    for size in range(1, len(group) + 1):
        yield from map(frozenset, combinations(sorted(group), size))


def everyone(graph: Graph) -> frozenset[int]:
    """N."""
    return frozenset(range(graph.n))


def outsiders(graph: Graph, coalition: frozenset[int]) -> frozenset[int]:
    """N ∖ H."""
    return everyone(graph) - coalition


def coalitional_improvements(graph: Graph, coalition: frozenset[int], s: State) -> frozenset[State]:
    """R_H⁺⁺(s) = {t ∈ R_H(s) : t ≻_i s for every i ∈ H}; ValueError unless ∅ ≠ H ⊆ N."""
    if not frozenset() < coalition <= everyone(graph):
        raise ValueError(f"{set(coalition)} is no coalition")
    return frozenset(
        t
        for t in group_moves(graph, coalition, s)
        if all(better(graph, i, t, s) for i in coalition)
    )


def not_better_for_all(graph: Graph, coalition: frozenset[int], s: State) -> frozenset[State]:
    """Φ_H(s) = {x ∈ S : s ≽_i x for some i ∈ H}; of complete preorders s ≽_i x is x ⊁_i s."""
    return frozenset(x for x in graph.states if any(not better(graph, i, x, s) for i in coalition))


def cnash(graph: Graph, coalition: frozenset[int], s: State) -> bool:
    """R_H⁺⁺(s) = ∅."""
    return coalitional_improvements(graph, coalition, s) == frozenset()


def cgmr(graph: Graph, coalition: frozenset[int], s: State) -> bool:
    """Coalitional general metarationality."""
    return all(
        cgmr_deterred(graph, coalition, s, s1)
        for s1 in coalitional_improvements(graph, coalition, s)
    )


def cgmr_deterred(graph: Graph, coalition: frozenset[int], s: State, s1: State) -> bool:
    """∃ s₂ ∈ R_{N∖H}(s₁): s₂ ∈ Φ_H(s)."""
    phi = not_better_for_all(graph, coalition, s)
    return any(s2 in phi for s2 in group_moves(graph, outsiders(graph, coalition), s1))


def csmr(graph: Graph, coalition: frozenset[int], s: State) -> bool:
    """Coalitional symmetric metarationality."""
    return all(
        csmr_deterred(graph, coalition, s, s1)
        for s1 in coalitional_improvements(graph, coalition, s)
    )


def csmr_deterred(graph: Graph, coalition: frozenset[int], s: State, s1: State) -> bool:
    """∃ s₂ ∈ R_{N∖H}(s₁): s₂ ∈ Φ_H(s), and R_H(s₂) ⊆ Φ_H(s)."""
    phi = not_better_for_all(graph, coalition, s)
    return any(
        s2 in phi and group_moves(graph, coalition, s2) <= phi
        for s2 in group_moves(graph, outsiders(graph, coalition), s1)
    )


def cseq(graph: Graph, coalition: frozenset[int], s: State) -> bool:
    """Coalitional sequential stability."""
    return all(
        cseq_deterred(graph, coalition, s, s1)
        for s1 in coalitional_improvements(graph, coalition, s)
    )


def cseq_deterred(graph: Graph, coalition: frozenset[int], s: State, s1: State) -> bool:
    """∃ s₂ ∈ Φ_H(s) at the end of a sequence of coalitional improvements of C ⊆ N∖H from s₁."""
    phi = not_better_for_all(graph, coalition, s)
    return any(s2 in phi for s2 in coalitional_ends(graph, outsiders(graph, coalition), s1))


@lru_cache(maxsize=20_000)
def coalitional_ends(graph: Graph, group: frozenset[int], s: State) -> frozenset[State]:
    """The ends of non-empty sequences from s whose steps lie in R_C⁺⁺, ∅ ≠ C ⊆ group.

    No coalition moves twice in a row, a DM may: by search over pairs (state, last coalition).
    """
    waiting = [(t, c) for c in coalitions(group) for t in coalitional_improvements(graph, c, s)]
    seen: set[tuple[State, frozenset[int]]] = set()
    while waiting:
        state, last = waiting.pop()
        if (state, last) not in seen:
            seen.add((state, last))
            waiting += [
                (t, c)
                for c in coalitions(group)
                if c != last
                for t in coalitional_improvements(graph, c, state)
            ]
    return frozenset(state for state, _ in seen)


COALITIONAL: dict[str, Callable[[Graph, frozenset[int], State], bool]] = {
    "cnash": cnash,
    "cgmr": cgmr,
    "csmr": csmr,
    "cseq": cseq,
}


def stable_for(graph: Graph, concept: str, i: int, s: State) -> bool:
    """Whether s is coalitionally stable for DM i: for every H ∋ i."""
    stable = COALITIONAL[concept]
    return all(stable(graph, h, s) for h in coalitions(everyone(graph)) if i in h)


def universally_stable(graph: Graph, concept: str, s: State) -> bool:
    """Whether s is stable for every non-empty H ⊆ N."""
    stable = COALITIONAL[concept]
    return all(stable(graph, h, s) for h in coalitions(everyone(graph)))
