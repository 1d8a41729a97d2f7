"""The oracle of the inverse problem against fractions counted by hand."""

from fractions import Fraction
from itertools import product

import pytest

from . import cases
from .inverse import fraction, strict
from .model import Graph, OptionForm, State, graph, states_of

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")


def star(leaves: int) -> Graph:
    """DM 0 may move from the centre to each leaf; one more state is not involved."""
    names = [f"l{k}" for k in range(leaves)]
    everything = " ".join(["c", *names, "x"])
    arcs = " ".join(f"c>{name}" for name in names)
    return cases.graph_case(everything, [arcs, ""], [everything] * 2).graph


@pytest.mark.parametrize("leaves", range(5))
def test_nash_asks_to_be_best_of_oneself_and_the_moves(leaves: int) -> None:
    """No opponent can move: every concept is Nash."""
    for concept in CONCEPTS:
        assert fraction(star(leaves), 0, "c", concept) == Fraction(1, leaves + 1)


def test_whoever_cannot_move_is_stable_under_every_ranking() -> None:
    for concept in CONCEPTS:
        assert fraction(star(2), 1, "c", concept) == 1
        assert fraction(star(2), 0, "l0", concept) == 1


# In CC, DM 0 may turn to DC, from where DM 1 leads to DD, and DM 0 from there to CD.
# GMR fails iff CC is the worst of {CC, DC, DD}: 1/3 of the rankings.
# SMR holds iff CC beats DC, 1/2, or DC > CC > {DD, CD}, 2/24.


def test_prisoners_dilemma() -> None:
    """DM 1 prefers DD to DC, so that its sanction is an improvement."""
    g = cases.PRISONERS_DILEMMA.graph
    cooperation = cases.PRISONERS_DILEMMA.state("CC")
    assert [fraction(g, 0, cooperation, concept) for concept in CONCEPTS] == [
        Fraction(1, 2),
        Fraction(2, 3),
        Fraction(7, 12),
        Fraction(2, 3),
        Fraction(7, 12),
    ]


def test_chicken() -> None:
    """DM 1 prefers DC to DD, so that the sanction is none for SEQ and SSEQ."""
    g = cases.CHICKEN.graph
    cooperation = cases.CHICKEN.state("CC")
    assert [fraction(g, 0, cooperation, concept) for concept in CONCEPTS] == [
        Fraction(1, 2),
        Fraction(2, 3),
        Fraction(7, 12),
        Fraction(1, 2),
        Fraction(1, 2),
    ]


def test_a_sanction_may_lead_back() -> None:
    """s itself is not better than s: every ranking is GMR and SMR stable, unless it may escape."""
    back = cases.graph_case("a b c", ["a>b", "b>a"], ["a b c", "b a c"]).graph
    assert fraction(back, 0, "a", "nash") == Fraction(1, 2)
    assert fraction(back, 0, "a", "gmr") == 1
    assert fraction(back, 0, "a", "smr") == Fraction(1, 2)
    assert fraction(back, 0, "a", "seq") == Fraction(1, 2)


def test_what_the_dm_itself_prefers_does_not_matter() -> None:
    a, b = cases.PRISONERS_DILEMMA.graph, cases.CHICKEN.graph
    mixed = Graph(2, a.states, a.moves, (b.rank[0], a.rank[1]), a.options)
    for concept, s in product(CONCEPTS, a.states):
        assert fraction(mixed, 0, s, concept) == fraction(a, 0, s, concept)


def test_an_uninvolved_state_does_not_matter() -> None:
    few = cases.graph_case("a b c", ["a>b", "b>c"], ["a b c", "c b a"]).graph
    more = cases.graph_case("a b c d e f", ["a>b", "b>c"], ["a b c d e f", "c b a d e f"]).graph
    for concept in CONCEPTS:
        assert fraction(few, 0, "a", concept) == fraction(more, 0, "a", concept)


def test_seven_states_and_no_more() -> None:
    def free(options: int, infeasible: set[State]) -> Graph:
        feasible = frozenset(set(product((0, 1), repeat=options)) - infeasible)
        form = OptionForm((0, 0, 1), (2,) * 3, ("both",) * 3, feasible, 2)
        return graph(form, [dict.fromkeys(states_of(form), 1)] * 2)

    assert fraction(free(3, {(1, 1, 1)}), 0, (0, 0, 0), "nash") == Fraction(1, 4)
    with pytest.raises(ValueError, match="more than 7"):
        next(strict(free(3, set())))
