"""Elmira from option form with coalescing and from graph form: the same answer, as published."""

from __future__ import annotations

import pytest

import detente
from detente.catalogue import case
from detente.stability import CONCEPTS
from detente.studies.paths import Unreached, Ways
from detente.studies.solution import Solution

SAME = {
    "s1": 1, "s2": 2, "s3": 3, "s4": 4, "s9": 5, "s5": 6, "s6": 7, "s7": 8, "s8": 9,
}  # fmt: skip
"""The number that each state of the graph form has in option form."""


def test_option_form_and_graph_form_agree() -> None:
    options = Solution(case("elmira").read().conflict())
    graph = Solution(case("elmira_graph").read().conflict())
    assert options.engine.state(SAME["s9"]).name == "abandoned"
    ids = [graph.engine.state(n).name or "" for n in range(1, 10)]
    for dm in graph.decision_makers:
        for number, name in enumerate(ids, 1):
            moves = {SAME[ids[target - 1]] for target in graph.engine.moves(dm, number)}
            assert moves == set(options.engine.moves(dm, SAME[name]))
            assert graph.ranks[dm, number - 1] == options.ranks[dm, SAME[name] - 1]
            for concept in CONCEPTS.values():
                if not concept.joint:
                    here = graph.stable(concept, dm)[number - 1]
                    assert here == options.stable(concept, dm)[SAME[name] - 1]


@pytest.mark.parametrize(("name", "outcome"), [("elmira", SAME["s8"]), ("elmira_graph", "s8")])
def test_from_the_status_quo_to_the_outcome(name: str, outcome: int | str) -> None:
    """The ministry modifies, Uniroyal accepts, the local government insists, in any order.

    As in Kilgour et al. (2001): from s5, where improvements end, the ministry and Uniroyal lead to
    s8, which the ministry cannot do alone without a loss on the way.
    """
    conflict = case(name).read().conflict()
    paths = detente.paths(conflict, to=outcome, limit=10)
    assert (paths.moves.by_distance, paths.improvements.by_distance) == ((4, 3, 1), (1,))
    ends = paths.improvements.ends
    assert ends is not None
    assert [state.name or state.number for state in ends.states] in ([SAME["s5"]], ["s5"])
    (route,) = paths.goals
    assert route.labels == ("nash",)
    assert isinstance(route.moves, Ways)
    assert (route.moves.moves, route.moves.count) == (3, 6)
    orders = {tuple(leg.mover for leg in path.legs) for path in route.moves.told}
    assert len(orders) == 6
    assert {frozenset(order) for order in orders} == {frozenset(range(3))}
    assert all(path.ranks == ((6, 4), (1, 3), (4, 5)) for path in route.moves.told)
    assert all(any(not leg.improves for leg in path.legs) for path in route.moves.told)
    assert isinstance(route.improvements, Unreached)
    assert route.improvements.alone == {0: 3}
    (joint,) = detente.paths(conflict, SAME["s5"] if name == "elmira" else "s5", outcome).goals
    assert isinstance(joint.moves, Ways)
    movers = {tuple(leg.mover for leg in path.legs) for path in joint.moves.told}
    assert movers == {(0, 1), (1, 0)}
