"""Coalitions: cases worked by hand, what §4 says must hold, and the search against enumeration."""

from itertools import islice, product

import pytest

from . import cases
from .coalitions import (
    COALITIONAL,
    cgmr,
    cnash,
    coalitional_ends,
    coalitional_improvements,
    coalitions,
    cseq,
    csmr,
    everyone,
    not_better_for_all,
    stable_for,
    universally_stable,
)
from .model import Graph, State
from .random_models import RandomModel, random_model
from .stability import gmr, nash, seq, smr

ONE, PAIR = frozenset({0}), frozenset({0, 1})


def test_the_coalitions_of_three_are_seven() -> None:
    found = {"".join(map(str, sorted(c))) for c in coalitions(frozenset(range(3)))}
    assert found == {"0", "1", "2", "01", "02", "12", "012"}
    assert list(coalitions(frozenset())) == []


@pytest.mark.parametrize("concept", COALITIONAL)
@pytest.mark.parametrize("group", [frozenset[int](), frozenset({0, 2}), frozenset({-1})])
def test_no_one_and_strangers_are_no_coalition(concept: str, group: frozenset[int]) -> None:
    g = cases.CHICKEN.graph
    with pytest.raises(ValueError, match="no coalition"):
        COALITIONAL[concept](g, group, g.states[0])


# --- by hand ---


def test_prisoners_dilemma_the_pair_leaves_defection_and_no_one_is_left_to_sanction() -> None:
    case = cases.PRISONERS_DILEMMA
    g, dd, cc = case.graph, case.state("DD"), case.state("CC")
    assert coalitional_improvements(g, PAIR, dd) == {cc}
    for concept, stable in COALITIONAL.items():
        assert all(stable(g, frozenset({i}), dd) for i in range(2)), concept
        assert not stable(g, PAIR, dd), concept
        assert not universally_stable(g, concept, dd), concept
        assert not any(stable_for(g, concept, i, dd) for i in range(2)), concept
    assert {k for k in COALITIONAL if universally_stable(g, k, cc)} == {"cgmr", "csmr", "cseq"}


def test_stag_hunt_the_pair_leaves_the_hares_for_the_stag() -> None:
    case = cases.STAG_HUNT
    for concept in COALITIONAL:
        stable = {s for s in case.graph.states if universally_stable(case.graph, concept, s)}
        assert case.named(frozenset(stable)) == {"CC"}, concept


@pytest.mark.parametrize("case", [cases.ELMIRA_GRAPH, cases.ELMIRA_OPTIONS])
def test_elmira_moe_and_uniroyal_upset_s5_by_s8(case: cases.Case) -> None:
    """As published: s8 is their only coalitional improvement; s8 and s9 are left to no one."""
    g, s5 = case.graph, case.state("s5")
    assert case.named(coalitional_improvements(g, PAIR, s5)) == {"s8"}
    assert all(cnash(g, h, s5) == (h != PAIR) for h in coalitions(everyone(g)))
    stable = frozenset(s for s in g.states if universally_stable(g, "cnash", s))
    assert case.named(stable) == {"s8", "s9"}
    assert [stable_for(g, "cnash", i, s5) for i in range(3)] == [False, False, True]


def test_elmira_a_sanction_by_moves_need_not_be_one_by_improvements() -> None:
    """Local government leaves s4 for s8; Uniroyal can answer by s9, which no one would."""
    g, local = cases.ELMIRA_GRAPH.graph, frozenset({2})
    assert coalitional_improvements(g, local, "s4") == {"s8"}
    assert coalitional_ends(g, PAIR, "s8") == frozenset()
    assert cgmr(g, local, "s4")
    assert not cseq(g, local, "s4")


def test_a_coalition_reaches_together_what_improves_for_both_at_the_end_only() -> None:
    """DM 0 first loses by a; the rule of turns holds inside a coalition: c is not reached."""
    arcs = ["s>a", "a>b b>c"]
    g = cases.graph_case("s a b c", arcs, ["c b s a", "c b s a"]).graph
    assert coalitional_improvements(g, PAIR, "s") == {"b"}
    assert cnash(g, ONE, "s")
    assert cnash(g, frozenset({1}), "s")


def test_an_improvement_is_one_for_every_member() -> None:
    """DM 1 loses by a: the pair stays where DM 0 alone goes."""
    g = cases.graph_case("s a", ["s>a", ""], ["a s", "s a"]).graph
    assert not cnash(g, ONE, "s")
    assert cnash(g, PAIR, "s")


def test_a_sanction_need_hurt_only_one_member() -> None:
    """The pair gains by a; b is better than s for DM 0, worse for DM 1; c is better for both."""
    names, rankings = "s a b c", ["a b c s", "a c s b", "b c a s"]
    hurt = cases.graph_case(names, ["s>a", "", "a>b"], rankings).graph
    spared = cases.graph_case(names, ["s>a", "", "a>c"], rankings).graph
    assert not_better_for_all(hurt, PAIR, "s") == {"s", "b"}
    for concept in (cgmr, csmr, cseq):
        assert concept(hurt, PAIR, "s")
        assert not concept(spared, PAIR, "s")


def test_a_tie_and_a_return_to_s_are_sanctions() -> None:
    g = cases.graph_case("s a", ["s>a", "a>s"], ["a s", "s a"]).graph
    assert not_better_for_all(g, ONE, "s") == {"s"}
    assert not cnash(g, ONE, "s")
    assert cgmr(g, ONE, "s")
    assert cseq(g, ONE, "s")
    assert not csmr(g, ONE, "s"), "DM 0 leaves s for a again"


def test_the_coalition_escapes_a_sanction_together_and_only_to_what_is_better_for_all() -> None:
    """From the sanction b the pair moves on by c to d, which neither reaches alone."""
    arcs = ["s>a b>c", "c>d", "a>b"]
    escape = cases.graph_case("s a b c d", arcs, ["a d s b c", "a d s b c", "b a s c d"]).graph
    assert cgmr(escape, PAIR, "s")
    assert not csmr(escape, PAIR, "s")
    worse_for_one = ["a d s b c", "a s d b c", "b a s c d"]
    held = cases.graph_case("s a b c d", arcs, worse_for_one).graph
    assert csmr(held, PAIR, "s")


def test_two_opponents_improve_together_where_neither_does_alone() -> None:
    """DM 1 loses by b, and only on to c both gain: no sanction under SEQ, one under CSEQ."""
    arcs = ["s>a", "a>b", "b>c"]
    g = cases.graph_case("s a b c", arcs, ["a s c b", "c a b s", "c a b s"]).graph
    assert not seq(g, 0, "s")
    assert coalitional_ends(g, frozenset({1, 2}), "a") == {"c"}
    assert cseq(g, ONE, "s")


TWICE = ["s>a", "a>b b>c", "c>d"]


def test_between_two_coalitional_moves_a_decision_maker_may_move_again() -> None:
    """DM 1 goes to b alone, then by c to d with DM 2: CSEQ without CGMR, in graph form."""
    g = cases.graph_case("s a b c d", TWICE, ["b c a s d", "d b a c s", "d a b c s"]).graph
    assert coalitional_ends(g, frozenset({1, 2}), "a") == {"b", "d"}
    assert cseq(g, ONE, "s")
    assert not cgmr(g, ONE, "s")
    assert not seq(g, 0, "s")


def test_no_coalition_moves_twice_in_a_row() -> None:
    """DM 1 gains by b and by c, DM 2 by neither: c stays out of reach."""
    g = cases.graph_case("s a b c d", TWICE, ["b a s c d", "c b a s d", "a b c d s"]).graph
    assert coalitional_ends(g, frozenset({1, 2}), "a") == {"b"}
    assert not cseq(g, ONE, "s")


def test_one_who_only_looks_on_and_gains_makes_another_coalition() -> None:
    """As before, but DM 2 gains by c too: {1} moves to b, then {1, 2} to c, by DM 1 alone."""
    g = cases.graph_case("s a b c d", TWICE, ["b a s c d", "c b a s d", "a c b d s"]).graph
    assert coalitional_improvements(g, frozenset({1, 2}), "b") == {"c"}
    assert coalitional_ends(g, frozenset({1, 2}), "a") == {"b", "c"}
    assert cseq(g, ONE, "s")


# --- what §4 says must hold, tried on random models ---


def small(count: int, most_states: int, most_dms: int) -> dict[int, RandomModel]:
    """The first random models that are small, by seed; plain assertions name it."""
    drawn = ((seed, random_model(seed)) for seed in range(3000))
    fit = ((k, m) for k, m in drawn if len(m.states) <= most_states and m.n <= most_dms)
    return dict(islice(fit, count))


MODELS = small(150, 9, 4)
GRAPHS = {seed: model.graph() for seed, model in MODELS.items()}


def cells(g: Graph) -> list[tuple[frozenset[int], State]]:
    """Every coalition at every state."""
    return list(product(coalitions(everyone(g)), g.states))


def test_for_singletons_they_are_nash_gmr_and_smr() -> None:
    for seed, g in GRAPHS.items():
        for i, s in product(range(g.n), g.states):
            alone = frozenset({i})
            assert cnash(g, alone, s) == nash(g, i, s), seed
            assert cgmr(g, alone, s) == gmr(g, i, s), seed
            assert csmr(g, alone, s) == smr(g, i, s), seed


def test_seq_implies_cseq_and_equals_it_for_two() -> None:
    more = 0
    for seed, g in GRAPHS.items():
        for i, s in product(range(g.n), g.states):
            alone = frozenset({i})
            assert seq(g, i, s) <= cseq(g, alone, s), seed
            assert g.n > 2 or seq(g, i, s) == cseq(g, alone, s), seed
            more += seq(g, i, s) < cseq(g, alone, s)
    assert more > 0, "the two never differ for three and more"


def test_inclusions() -> None:
    """CNash ⇒ CSMR ⇒ CGMR and CNash ⇒ CSEQ."""
    for seed, g in GRAPHS.items():
        for h, s in cells(g):
            assert cnash(g, h, s) <= csmr(g, h, s) <= cgmr(g, h, s), seed
            assert cnash(g, h, s) <= cseq(g, h, s), seed


def test_cseq_implies_cgmr_in_option_form() -> None:
    """Without coalescing; CGMR does not imply CSEQ."""
    plain = [seed for seed, m in MODELS.items() if m.form is not None and m.form.classes == ()]
    more = 0
    for seed in plain:
        g = GRAPHS[seed]
        for h, s in cells(g):
            assert cseq(g, h, s) <= cgmr(g, h, s), seed
            more += cseq(g, h, s) < cgmr(g, h, s)
    assert more > 0


def test_everyone_together_fears_no_sanction() -> None:
    for seed, g in GRAPHS.items():
        for s in g.states:
            verdicts = {stable(g, everyone(g), s) for stable in COALITIONAL.values()}
            assert verdicts == {cnash(g, everyone(g), s)}, seed


def test_universally_is_for_every_decision_maker() -> None:
    for seed, g in GRAPHS.items():
        for concept, s in product(COALITIONAL, g.states):
            each = all(stable_for(g, concept, i, s) for i in range(g.n))
            assert universally_stable(g, concept, s) == each, seed


# --- against plain enumeration ---


def test_coalitional_sequences_by_enumeration() -> None:
    """Of every order of coalitions, none twice in a row, all their improvements in turn.

    Two DMs have three coalitions, so with three states nine pairs (state, last coalition).
    """
    tested = 0
    for seed, model in small(150, 3, 3).items():
        g = model.graph()
        for group in coalitions(everyone(g)):
            if len(group) == 2:
                orders = legal_orders(list(coalitions(group)), 3 * len(g.states))
                for s in g.states:
                    ends = {t for order in orders for t in after(g, order, s)}
                    assert coalitional_ends(g, group, s) == ends, seed
                tested += 1
    assert tested > 50


Order = tuple[frozenset[int], ...]


def legal_orders(several: list[frozenset[int]], longest: int) -> list[Order]:
    """Every non-empty order of coalitions up to a length, none twice in a row."""
    found: list[Order] = [(c,) for c in several]
    grown = found
    for _ in range(1, longest):
        grown = [(*order, c) for order in grown for c in several if c != order[-1]]
        found = found + grown
    return found


def after(g: Graph, order: Order, s: State) -> set[State]:
    """Where coalitional improvements by these coalitions in this order lead from s."""
    here = {s}
    for c in order:
        here = {t for state in here for t in coalitional_improvements(g, c, state)}
    return here
