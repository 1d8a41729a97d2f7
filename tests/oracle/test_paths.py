"""Status quo analysis against cases worked by hand and against plain enumeration."""

from itertools import islice, pairwise, permutations, product

import pytest

from . import cases
from .model import Graph, State
from .paths import Path, distances, longest, sequences, shortest_paths, within
from .random_models import random_model
from .reach import better, group_improvements, group_moves, moves

BOTH = (False, True)


def anyhow(names: str, *arcs: str) -> Graph:
    """A graph where every DM is given arcs and no move's worth matters."""
    return cases.graph_case(names, arcs, [names] * len(arcs)).graph


# --- by hand ---


def test_the_same_states_by_different_movers_are_different_paths() -> None:
    g = anyhow("s a t", "s>a", "s>a", "a>t")
    assert distances(g, "s", False) == {"a": 1, "t": 2}
    assert shortest_paths(g, "s", "a", False) == {((0, "a"),), ((1, "a"),)}
    assert shortest_paths(g, "s", "t", False) == {
        ((0, "a"), (2, "t")),
        ((1, "a"), (2, "t")),
    }


def test_a_mover_may_not_go_on_so_only_the_other_ones_path_is_legal() -> None:
    """Both lead s → a and only DM 0 goes on: it must leave the first move to DM 1."""
    assert distances(anyhow("s a t", "s>a a>t", ""), "s", False) == {"a": 1}
    g = anyhow("s a t", "s>a a>t", "s>a")
    assert distances(g, "s", False) == {"a": 1, "t": 2}
    assert shortest_paths(g, "s", "t", False) == {((1, "a"), (0, "t"))}


def test_the_start_has_a_distance_iff_a_sequence_returns() -> None:
    alone = anyhow("s a", "s>a a>s", "")
    assert distances(alone, "s", False) == {"a": 1}
    assert shortest_paths(alone, "s", "s", False) == frozenset()
    joint = anyhow("s a", "s>a", "a>s")
    assert distances(joint, "s", False) == {"a": 1, "s": 2}
    assert shortest_paths(joint, "s", "s", False) == {((0, "a"), (1, "s"))}


def test_a_shortest_path_may_come_to_a_state_later_than_could_be() -> None:
    """DM 0 leads to b in one move, but only one who let others lead there goes on to c."""
    g = anyhow("s b c d", "s>b b>c", "s>d", "d>b")
    assert distances(g, "s", False) == {"b": 1, "d": 1, "c": 3}
    assert shortest_paths(g, "s", "c", False) == {((1, "d"), (2, "b"), (0, "c"))}


def test_a_shortest_path_may_pass_a_state_twice() -> None:
    """DM 0 leads to b and may not go on, until the others went round by d."""
    g = anyhow("s b c d", "s>b b>c", "b>d", "d>b")
    assert distances(g, "s", False) == {"b": 1, "d": 2, "c": 4}
    assert shortest_paths(g, "s", "c", False) == {((0, "b"), (1, "d"), (2, "b"), (0, "c"))}


def test_a_sequence_may_pass_any_state_again_the_start_too() -> None:
    g = anyhow("s a", "s>a", "a>s")
    assert list(sequences(g, "s", 0, False)) == [()]
    assert list(sequences(g, "s", 4, False)) == [((0, "a"), (1, "s"), (0, "a"), (1, "s"))]


def test_every_move_improves_for_its_mover_where_it_is_made() -> None:
    """The second move only makes good what the first did to DM 1; a third improves for none."""
    g = cases.graph_case("s a b", ["s>a", "a>b", "b>s"], ["a s b", "s b a", "b s a"]).graph
    assert distances(g, "s", False) == {"a": 1, "b": 2, "s": 3}
    assert distances(g, "s", True) == {"a": 1, "b": 2}
    assert shortest_paths(g, "s", "b", True) == {((0, "a"), (1, "b"))}
    assert shortest_paths(g, "s", "s", True) == frozenset()


def test_within_counts_moves_and_leaves_out_a_start_that_is_not_returned_to() -> None:
    g = anyhow("s a b c", "s>a b>c", "a>b")
    reached: list[set[State]] = [set(), {"a"}, {"a", "b"}, {"a", "b", "c"}, {"a", "b", "c"}]
    assert [within(g, "s", most, False) for most in range(5)] == reached


def test_elmira_any_order_leads_from_the_status_quo_to_the_outcome() -> None:
    """Modify, accept, insist: each once. Only insisting improves, and then no one moves.

    Local government alone can take a move back, but not at once, and the others' are for good:
    s1 is not returned to.
    """
    case = cases.ELMIRA_GRAPH
    g = case.graph
    one, two = dict.fromkeys(["s2", "s3", "s5", "s9"], 1), dict.fromkeys(["s4", "s6", "s7"], 2)
    assert distances(g, "s1", False) == {**one, **two, "s8": 3}
    found = shortest_paths(g, "s1", "s8", False)
    assert {tuple(j for j, _ in path) for path in found} == set(permutations(range(3)))
    assert len(found) == 6
    assert distances(g, "s1", True) == {"s5": 1}
    assert shortest_paths(g, "s1", "s8", True) == frozenset()


# --- against plain enumeration ---


def legal(g: Graph, s: State, path: Path, improving: bool) -> bool:
    """Consecutive moves, no DM twice in a row; if `improving`, each better for its mover."""
    starts = (s, *(state for _, state in path))
    return all(a != b for (a, _), (b, _) in pairwise(path)) and all(
        t in moves(g, j, here) and (better(g, j, t, here) or not improving)
        for here, (j, t) in zip(starts, path, strict=False)
    )


def small(count: int, most_states: int, most_moves: int) -> dict[int, Graph]:
    """The first random models of few states and few moves, by seed; plain assertions name it."""
    drawn = ((seed, random_model(seed)) for seed in range(3000))
    graphs = ((seed, model.graph()) for seed, model in drawn if len(model.states) <= most_states)
    return dict(islice(((seed, g) for seed, g in graphs if arcs(g) <= most_moves), count))


def arcs(g: Graph) -> int:
    """The number of moves of all DMs."""
    return sum(len(moves(g, j, s)) for j in range(g.n) for s in g.states)


@pytest.mark.parametrize("improving", BOTH)
def test_sequences_are_the_legal_ones_of_all_there_are(improving: bool) -> None:
    """Of all sequences of movers and all walks, up to four moves."""
    tested = 0
    for seed, g in small(150, 4, 100).items():
        everything = list(product(range(g.n), g.states))
        if len(everything) <= 6:
            tested += 1
            for length in range(5):
                some = list(product(everything, repeat=length))
                for s in g.states[:2]:
                    wanted = [q for q in some if legal(g, s, q, improving)]
                    found = list(sequences(g, s, length, improving))
                    assert len(found) == len(wanted), seed
                    assert set(found) == set(wanted), seed
    assert tested > 20


@pytest.mark.parametrize("improving", BOTH)
def test_distances_and_paths_are_those_of_all_sequences(improving: bool) -> None:
    """Of all sequences up to the bound, where there are few: found anew for every length."""
    tested = 0
    for seed, g in small(150, 4, 9).items():
        if longest(g) <= 9:
            tested += 1
            for s in g.states:
                found: dict[State, set[Path]] = {}
                for length in range(1, longest(g) + 1):
                    for q in sequences(g, s, length, improving):
                        first = found.setdefault(q[-1][1], {q})
                        if len(next(iter(first))) == length:
                            first.add(q)
                lengths = {t: len(next(iter(paths))) for t, paths in found.items()}
                assert distances(g, s, improving) == lengths, seed
                for t in g.states:
                    assert shortest_paths(g, s, t, improving) == found.get(t, set()), seed
    assert tested > 50


@pytest.mark.parametrize("improving", BOTH)
def test_distances_paths_and_reach_agree(improving: bool) -> None:
    """Each is found in its own way; a path is legal, ends where it should and is a shortest."""
    reach = group_improvements if improving else group_moves
    graphs = small(150, 8, 40)
    assert len(graphs) == 150
    for seed, g in graphs.items():
        for s in g.states:
            least = distances(g, s, improving)
            assert least.keys() == reach(g, frozenset(range(g.n)), s), seed
            assert within(g, s, longest(g), improving) == least.keys(), seed
            for t in g.states:
                paths = shortest_paths(g, s, t, improving)
                assert {len(path) for path in paths} == ({least[t]} if t in least else set()), seed
                assert all(path[-1][1] == t and legal(g, s, path, improving) for path in paths)
