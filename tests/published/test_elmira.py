"""Elmira from option form with coalescing and from graph form give the same answer."""

from __future__ import annotations

from detente.catalogue import case
from detente.stability import CONCEPTS
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
