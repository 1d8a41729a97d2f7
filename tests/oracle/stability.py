"""§3, stability of s for DM i under crisp preferences, and equilibria.

Each concept but Nash says "∀ s₁ ∈ R_i⁺(s): s₁ is deterred"; what deters s₁ is stated apart.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations, product

from .model import Config, Graph, OptionForm, State, members, state_of
from .reach import better, group_improvements, group_moves, improvements, moves


def opponents(graph: Graph, i: int) -> frozenset[int]:
    """−i = N ∖ {i}."""
    return frozenset(range(graph.n)) - {i}


def not_better(graph: Graph, i: int, a: State, b: State) -> bool:
    """a ⊁_i b."""
    return not better(graph, i, a, b)


def no_escape(graph: Graph, i: int, s: State, s2: State) -> bool:
    """∀ s₃ ∈ R_i(s₂): s₃ ⊁_i s."""
    return all(not_better(graph, i, s3, s) for s3 in moves(graph, i, s2))


def nash(graph: Graph, i: int, s: State) -> bool:
    """R_i⁺(s) = ∅."""
    return improvements(graph, i, s) == frozenset()


def nash_deterred(graph: Graph, i: int, s: State, s1: State) -> bool:
    """Nash knows no sanctions."""
    return False


def gmr(graph: Graph, i: int, s: State) -> bool:
    """General metarationality."""
    return all(gmr_deterred(graph, i, s, s1) for s1 in improvements(graph, i, s))


def gmr_deterred(graph: Graph, i: int, s: State, s1: State) -> bool:
    """∃ s₂ ∈ R_{−i}(s₁): s₂ ⊁_i s."""
    return any(not_better(graph, i, s2, s) for s2 in group_moves(graph, opponents(graph, i), s1))


def smr(graph: Graph, i: int, s: State) -> bool:
    """Symmetric metarationality."""
    return all(smr_deterred(graph, i, s, s1) for s1 in improvements(graph, i, s))


def smr_deterred(graph: Graph, i: int, s: State, s1: State) -> bool:
    """∃ s₂ ∈ R_{−i}(s₁): s₂ ⊁_i s, and ∀ s₃ ∈ R_i(s₂): s₃ ⊁_i s."""
    return any(
        not_better(graph, i, s2, s) and no_escape(graph, i, s, s2)
        for s2 in group_moves(graph, opponents(graph, i), s1)
    )


def seq(graph: Graph, i: int, s: State) -> bool:
    """Sequential stability."""
    return all(seq_deterred(graph, i, s, s1) for s1 in improvements(graph, i, s))


def seq_deterred(graph: Graph, i: int, s: State, s1: State) -> bool:
    """∃ s₂ ∈ R⁺_{−i}(s₁): s₂ ⊁_i s."""
    return any(
        not_better(graph, i, s2, s) for s2 in group_improvements(graph, opponents(graph, i), s1)
    )


def sseq(graph: Graph, i: int, s: State) -> bool:
    """Symmetric sequential stability."""
    return all(sseq_deterred(graph, i, s, s1) for s1 in improvements(graph, i, s))


def sseq_deterred(graph: Graph, i: int, s: State, s1: State) -> bool:
    """∃ s₂ ∈ R⁺_{−i}(s₁): s₂ ⊁_i s, and ∀ s₃ ∈ R_i(s₂): s₃ ⊁_i s."""
    return any(
        not_better(graph, i, s2, s) and no_escape(graph, i, s, s2)
        for s2 in group_improvements(graph, opponents(graph, i), s1)
    )


def sim(graph: Graph, i: int, s: State) -> bool:
    """Simultaneous stability; ValueError but in option form without coalescing."""
    option_form(graph)
    return all(sim_deterred(graph, i, s, s1) for s1 in improvements(graph, i, s))


def sim_deterred(graph: Graph, i: int, s: State, s1: State) -> bool:
    """A choice of improvements from s, combined with s₁, is a feasible x with x ⊁_i s."""
    form = option_form(graph)
    combined = (combination(form, s, {i: s1, **choice}) for choice in joint_choices(graph, i, s))
    return any(x in form.feasible and not_better(graph, i, state_of(form, x), s) for x in combined)


def option_form(graph: Graph) -> OptionForm:
    """The option form that SIM needs."""
    if graph.options is None:
        raise ValueError("SIM is defined in option form without coalescing only")
    return graph.options


def joint_choices(graph: Graph, i: int, s: State) -> Iterator[dict[int, State]]:
    """Every choice of improvements from s, one each for at least one opponent of i."""
    others = sorted(opponents(graph, i))
    for size in range(1, len(others) + 1):
        for movers in combinations(others, size):
            for chosen in product(*(improvements(graph, j, s) for j in movers)):
                yield dict(zip(movers, chosen, strict=True))


def combination(form: OptionForm, s: State, parts: Mapping[int, State]) -> Config:
    """Every DM of `parts` has its options as in its state there, every other DM as in s."""
    return tuple(
        _config(form, parts.get(owner, s))[option] for option, owner in enumerate(form.owners)
    )


def _config(form: OptionForm, state: State) -> Config:
    """The one feasible state that a state stands for where nothing is coalesced."""
    (config,) = members(form, state)
    return config


CONCEPTS: dict[str, Callable[[Graph, int, State], bool]] = {
    "nash": nash,
    "gmr": gmr,
    "smr": smr,
    "seq": seq,
    "sseq": sseq,
    "sim": sim,
}

DETERRED: dict[str, Callable[[Graph, int, State, State], bool]] = {
    "nash": nash_deterred,
    "gmr": gmr_deterred,
    "smr": smr_deterred,
    "seq": seq_deterred,
    "sseq": sseq_deterred,
    "sim": sim_deterred,
}


def equilibria(graph: Graph, concept: str) -> frozenset[State]:
    """The states stable for every DM under a concept."""
    stable = CONCEPTS[concept]
    return frozenset(s for s in graph.states if all(stable(graph, i, s) for i in range(graph.n)))
