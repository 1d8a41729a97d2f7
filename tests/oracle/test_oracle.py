"""The oracle against results known by hand, and its search against plain enumeration."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, product

import pytest

from . import cases
from .cases import Case
from .model import Graph, OptionForm, State, coalesces, graph, moves_of, states_of
from .preference import lift, prioritised, ranked, weighted
from .random_models import RandomModel, random_model
from .reach import better, group_improvements, group_moves, moves
from .stability import CONCEPTS, equilibria, gmr, nash, seq, sim, smr, sseq

ELMIRA = {
    "nash": "s5 s8 s9",
    "gmr": "s1 s4 s5 s8 s9",
    "smr": "s1 s4 s5 s8 s9",
    "seq": "s5 s8 s9",
}
KNOWN: dict[str, tuple[Case, dict[str, str]]] = {
    "prisoners": (
        cases.PRISONERS_DILEMMA,
        {"nash": "DD", "gmr": "CC DD", "smr": "CC DD", "seq": "CC DD"},
    ),
    "chicken": (
        cases.CHICKEN,
        {"nash": "CD DC", "gmr": "CC CD DC", "smr": "CC CD DC", "seq": "CD DC"},
    ),
    "stag hunt": (
        cases.STAG_HUNT,
        {"nash": "CC DD", "gmr": "CC DD", "smr": "CC DD", "seq": "CC DD"},
    ),
    "cuba": (cases.CUBA, {"nash": "", "seq": "s4 s6"}),
    "elmira, graph form": (cases.ELMIRA_GRAPH, ELMIRA),
    "elmira, option form": (cases.ELMIRA_OPTIONS, ELMIRA),
    "korea, baseline": (cases.KOREA_BASELINE, {"seq": "s0 s5 s10"}),
    # The published hand analysis gives s0, s5, s10 and misses s12.
    "korea, irreversible invasion": (
        cases.KOREA_IRREVERSIBLE_INVASION,
        {"seq": "s0 s5 s10 s12"},
    ),
    "korea, belligerent": (cases.KOREA_BELLIGERENT, {"seq": "s5 s12", "smr": "s5 s12"}),
    "gisborne, economy": (cases.GISBORNE_ECONOMY, {"nash": "s4"}),
    "gisborne, environment": (cases.GISBORNE_ENVIRONMENT, {"nash": "s6"}),
}


@pytest.mark.parametrize("name", KNOWN)
def test_known_equilibria(name: str) -> None:
    case, expected = KNOWN[name]
    for concept, stable in expected.items():
        assert case.named(equilibria(case.graph, concept)) == set(stable.split()), concept


@pytest.mark.parametrize(
    ("concept", "stable"), [("seq", "s0 s4 s5 s10"), ("smr", "s0 s4 s5 s10 s12")]
)
def test_korea_with_simultaneous_sanctions(concept: str, stable: str) -> None:
    """The blog joins SEQ, or SMR, with simultaneous sanctions, for each decision maker."""
    case = cases.KOREA_BASELINE
    one = CONCEPTS[concept]
    joined = frozenset(
        s
        for s in case.graph.states
        if all(one(case.graph, i, s) or sim(case.graph, i, s) for i in range(2))
    )
    assert case.named(joined) == set(stable.split())


def test_elmira_option_form_has_the_arcs_of_the_graph_form() -> None:
    options, arcs = cases.ELMIRA_OPTIONS, cases.ELMIRA_GRAPH
    for i in range(3):
        for s in options.graph.states:
            name = options.names[s]
            assert options.named(moves(options.graph, i, s)) == moves(arcs.graph, i, name)


def test_elmira_numbering_puts_the_class_at_its_first_member() -> None:
    case = cases.ELMIRA_OPTIONS
    order = [case.names[s] for s in case.graph.states]
    assert order == ["s1", "s2", "s3", "s4", "s9", "s5", "s6", "s7", "s8"]


def test_an_opponent_may_move_twice_in_a_sanction() -> None:
    """A's single improvement s5 → s6 is deterred by B, C, B only."""
    case = cases.OPPONENT_MOVES_TWICE
    s5, s6 = case.state("s5"), case.state("s6")
    assert not nash(case.graph, 0, s5)
    reached = group_improvements(case.graph, frozenset({1, 2}), s6)
    assert case.named(reached) == {"s8", "s4", "s2", "s6"}
    assert [case.names[t] for t in reached if better(case.graph, 0, s5, t)] == ["s2"]
    assert seq(case.graph, 0, s5)


def test_one_undeterred_improvement_suffices() -> None:
    case = cases.ONE_OF_TWO_SANCTIONED
    for stable in (gmr, smr, seq, sseq):
        assert not stable(case.graph, 0, case.state("s1"))


def test_sim_needs_option_form_without_coalescing() -> None:
    for case in (cases.ELMIRA_GRAPH, cases.ELMIRA_OPTIONS):
        with pytest.raises(ValueError, match="SIM"):
            sim(case.graph, 0, case.graph.states[0])


def test_sim_in_chicken_and_prisoners_dilemma() -> None:
    """In chicken both leaving CC meet in DD, the worst; in the dilemma in DD, worse than CC."""
    assert cases.CHICKEN.named(equilibria(cases.CHICKEN.graph, "sim")) == {"CC", "CD", "DC"}
    dilemma = cases.PRISONERS_DILEMMA
    assert dilemma.named(equilibria(dilemma.graph, "sim")) == {"CC", "DD"}


def test_sim_does_not_imply_gmr_where_states_are_infeasible() -> None:
    """Only together can the opponents leave 100 for 111: the states between are infeasible."""
    case = cases.ONLY_TOGETHER
    s, s1 = case.state("s"), case.state("s1")
    assert sim(case.graph, 0, s)
    assert group_moves(case.graph, frozenset({1, 2}), s1) == frozenset()
    assert not gmr(case.graph, 0, s)


@pytest.mark.parametrize(
    ("ranking", "stable"),
    [
        ("s2 s6 s8 s1 s4 s3 s5 s7", True),  # DM 1 alone deters, leading to s4
        ("s2 s4 s8 s1 s6 s3 s5 s7", True),  # DM 2 alone, leading to s6
        ("s2 s4 s6 s1 s8 s3 s5 s7", True),  # both together, leading to s8
        ("s2 s4 s6 s8 s1 s3 s5 s7", False),
    ],
)
def test_sim_takes_any_choice_of_opponents(ranking: str, stable: bool) -> None:
    """From s1 = NNN everybody improves by its own option, decision maker 0 to s2."""
    others = ["s3 s1 s2 s4 s5 s6 s7 s8", "s5 s1 s2 s3 s4 s6 s7 s8"]
    case = cases.option_case((0, 1, 2), cases.THREE_BITS, [ranking, *others])
    assert sim(case.graph, 0, case.state("s1")) == stable


# --- the model ---


def test_numbering_and_levels_that_only_rise() -> None:
    """First option fastest, first level first; `up` reaches any later level in one move."""
    form = OptionForm(
        owners=(0, 1),
        levels=(3, 2),
        direction=("up", "down"),
        feasible=frozenset(product(range(3), range(2))),
        n=2,
    )
    assert states_of(form) == ((0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1))
    assert moves_of(form, 0)[(0, 0)] == {(1, 0), (2, 0)}
    assert moves_of(form, 0)[(1, 1)] == {(2, 1)}
    assert moves_of(form, 1)[(1, 0)] == frozenset()
    assert moves_of(form, 1)[(1, 1)] == {(1, 0)}


def test_several_own_options_change_in_one_move() -> None:
    """Also where every state between is infeasible."""
    form = OptionForm((0, 0), (2, 2), ("both", "both"), frozenset({(0, 0), (1, 1)}), 1)
    assert moves_of(form, 0) == {(0, 0): {(1, 1)}, (1, 1): {(0, 0)}}


def test_moves_into_and_out_of_a_class_need_not_be_transitive() -> None:
    """DM 0 enters the class by one member and leaves it by another."""
    inner: State = frozenset({(1, 0), (1, 1)})
    form = OptionForm(
        owners=(0, 1),
        levels=(3, 2),
        direction=("up", "both"),
        feasible=frozenset({(0, 0), (1, 0), (1, 1), (2, 1)}),
        n=2,
        classes=(frozenset({(1, 0), (1, 1)}),),
    )
    assert states_of(form) == ((0, 0), inner, (2, 1))
    assert moves_of(form, 0) == {(0, 0): {inner}, inner: {(2, 1)}, (2, 1): frozenset()}
    assert moves_of(form, 1) == {s: frozenset() for s in states_of(form)}


def test_a_class_of_one_state_is_a_renaming() -> None:
    plain = OptionForm((0, 1), (2, 2), ("both", "up"), frozenset(product((0, 1), repeat=2)), 2)
    one = frozenset({(1, 0)})
    renamed = OptionForm(
        plain.owners, plain.levels, plain.direction, plain.feasible, 2, classes=(one,)
    )
    name: dict[State, State] = {s: one if s == (1, 0) else s for s in states_of(plain)}
    assert states_of(renamed) == tuple(name.values())
    rank = [{s: k for k, s in enumerate(order)} for order in ([3, 1, 0, 2], [1, 2, 3, 0])]
    ranks = [{s: place[k] for k, s in enumerate(states_of(plain))} for place in rank]
    a = graph(plain, ranks)
    b = graph(renamed, [{name[s]: r[s] for s in r} for r in ranks])
    for concept in CONCEPTS:
        assert {name[s] for s in equilibria(a, concept)} == equilibria(b, concept)


@pytest.mark.parametrize(
    "classes",
    [
        (frozenset({(0,)}), frozenset({(0,), (1,)})),
        (frozenset[tuple[int, ...]](),),
        (frozenset({(2,)}),),
    ],
)
def test_classes_that_are_errors(classes: tuple[frozenset[tuple[int, ...]], ...]) -> None:
    with pytest.raises(ValueError, match="class"):
        OptionForm((0,), (3,), ("both",), frozenset({(0,), (1,)}), 1, classes)


def test_no_feasible_state_is_an_error() -> None:
    with pytest.raises(ValueError, match="feasible"):
        OptionForm((0,), (2,), ("both",), frozenset(), 1)


# --- preference ---


def test_prioritised_compares_truth_vectors() -> None:
    truths: list[set[State]] = [{"a", "b"}, {"b", "c", "d"}, {"d", "c"}]
    assert prioritised("abcde", truths) == {"b": 1, "a": 2, "c": 3, "d": 3, "e": 4}
    assert prioritised("ab", []) == {"a": 1, "b": 1}


def test_prioritised_beyond_any_float() -> None:
    """The 2000th statement still decides, and the first outweighs all others."""
    everywhere: set[State] = {"a", "b"}
    assert prioritised("ab", [everywhere] * 1999 + [{"b"}]) == {"b": 1, "a": 2}
    assert prioritised("ab", [{"a"}] + [{"b"}] * 1999) == {"a": 1, "b": 2}


def test_weighted_is_exact() -> None:
    a: set[State] = {"a"}
    b: set[State] = {"b"}
    c: set[State] = {"c"}
    tie = [(a, Fraction("0.1")), (a, Fraction("0.2")), (b, Fraction("0.3")), (c, Fraction("-1"))]
    assert weighted("abcd", tie) == {"a": 1, "b": 1, "d": 2, "c": 3}


def test_ranked_takes_the_first_group_and_counts_no_empty_one() -> None:
    groups: list[set[State]] = [{"a"}, set(), {"a", "b", "c"}, {"b"}, {"d"}]
    assert ranked("abcdef", groups) == {"a": 1, "b": 2, "c": 2, "d": 3, "e": 4, "f": 4}


def test_a_statement_holds_at_a_class_iff_at_every_member() -> None:
    feasible = frozenset(product((0, 1), repeat=2))
    one = frozenset({(0, 0), (1, 0)})
    form = OptionForm((0, 0), (2, 2), ("both", "both"), feasible, 1, (one,))
    assert lift(form, {c for c in feasible if c[1] == 0}) == {one}
    assert lift(form, {c for c in feasible if c[0] == 0}) == {(0, 1)}
    assert lift(form, {c for c in feasible if c[0] == 1}) == {(1, 1)}


# --- reach ---

Sequence = tuple[tuple[int, State], ...]


def every_sequence(g: Graph, group: frozenset[int], s: State, longest: int) -> Iterator[Sequence]:
    """Every sequence of movers of a length and every walk of that length, legal or not."""
    for length in range(1, longest + 1):
        for movers in product(sorted(group), repeat=length):
            for walk in product(g.states, repeat=length):
                yield tuple(zip(movers, walk, strict=True))


def is_legal(g: Graph, s: State, sequence: Sequence, improving: bool) -> bool:
    """Consecutive moves, no DM twice in a row; if `improving`, each better for its mover."""
    starts = (s, *(state for _, state in sequence))
    movers = [mover for mover, _ in sequence]
    return all(a != b for a, b in pairwise(movers)) and all(
        there in moves(g, mover, here) and (better(g, mover, there, here) or not improving)
        for here, (mover, there) in zip(starts, sequence, strict=False)
    )


def ends(g: Graph, group: frozenset[int], s: State, longest: int, improving: bool) -> set[State]:
    """The ends of the legal ones among all sequences up to a length."""
    return {
        sequence[-1][1]
        for sequence in every_sequence(g, group, s, longest)
        if is_legal(g, s, sequence, improving)
    }


def extended(
    g: Graph, group: frozenset[int], s: State, longest: int, improving: bool
) -> set[State]:
    """The same, legal sequences only, each grown by one move: allows greater lengths."""
    current: list[Sequence] = [()]
    found: set[State] = set()
    for _ in range(longest):
        grown = [(*q, (j, t)) for q in current for j in sorted(group) for t in g.states]
        current = [q for q in grown if is_legal(g, s, q, improving)]
        found |= {q[-1][1] for q in current}
    return found


def tiny(seeds: range, most_states: int, most_group: int) -> Iterator[RandomModel]:
    """Random models of few states and few DMs."""
    for model in map(random_model, seeds):
        if len(model.states) <= most_states and model.n <= most_group:
            yield model


def test_reach_by_plain_enumeration() -> None:
    """Two DMs, three states: six pairs (state, last mover), so five moves reach all."""
    tested = 0
    for model in tiny(range(400), 3, 2):
        g, group = model.graph(), frozenset(range(model.n))
        length = 5 if len(model.states) == 3 else 4
        s = g.states[0]
        assert group_moves(g, group, s) == ends(g, group, s, length, False)
        assert group_improvements(g, group, s) == ends(g, group, s, length, True)
        tested += 1
    assert tested > 10


def test_reach_by_enumeration_of_longer_sequences() -> None:
    """Every state as the start, up to three DMs and four states, sequences of six moves."""
    tested = 0
    for model in tiny(range(400), 4, 3):
        g = model.graph()
        if sum(len(t) for of_one in g.moves for t in of_one.values()) > 10:
            continue
        for group in (frozenset(range(model.n)), frozenset(range(1, model.n))):
            for s in g.states:
                assert group_moves(g, group, s) == extended(g, group, s, 6, False)
                assert group_improvements(g, group, s) == extended(g, group, s, 6, True)
        tested += 1
    assert tested > 50


def test_the_start_belongs_to_its_reach_iff_a_sequence_returns() -> None:
    one = cases.graph_case("a b", ["a>b b>a", ""], ["a b", "a b"])
    two = cases.graph_case("a b", ["a>b", "b>a"], ["a b", "a b"])
    both = frozenset({0, 1})
    assert group_moves(one.graph, both, "a") == {"b"}
    assert group_moves(two.graph, both, "a") == {"a", "b"}


def test_the_last_mover_decides_what_may_follow() -> None:
    """Both lead a → b; only DM 0 goes on to c: allowed after DM 1's move, not after its own."""
    alone = cases.graph_case("a b c", ["a>b b>c", ""], ["a b c", "a b c"])
    joint = cases.graph_case("a b c", ["a>b b>c", "a>b"], ["a b c", "a b c"])
    both = frozenset({0, 1})
    assert group_moves(alone.graph, both, "a") == {"b"}
    assert group_moves(joint.graph, both, "a") == {"b", "c"}


# --- random models ---


def test_random_models_cover_what_they_should() -> None:
    drawn = [random_model(seed) for seed in range(600)]
    assert drawn[:50] == [random_model(seed) for seed in range(50)]
    forms = [m.form for m in drawn if m.form is not None]
    everything = [len(list(product(*map(range, form.levels)))) for form in forms]
    infeasible = sum(len(f.feasible) < all_ for f, all_ in zip(forms, everything, strict=True))
    assert max(len(m.states) for m in drawn) <= 64
    assert {m.n for m in drawn} == {1, 2, 3, 4, 5}
    assert {len(f.levels) for f in forms} == set(range(7))
    assert {count for f in forms for count in f.levels} == {2, 3, 4}
    assert {d for f in forms for d in f.direction} == {"both", "up", "down"}
    assert any(len(set(f.owners)) < f.n for f in forms)
    assert 0.3 < infeasible / len(forms) < 0.6
    assert 0.15 < sum(f.classes != () for f in forms) / len(forms) < 0.35
    assert any(f.classes != () and not coalesces(f) for f in forms)
    for m in drawn:
        for groups in m.groups:
            assert sorted(map(repr, m.states)) == sorted(repr(s) for one in groups for s in one)
