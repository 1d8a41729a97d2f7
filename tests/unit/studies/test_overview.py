from __future__ import annotations

import json
from dataclasses import replace

import pytest

from detente.conflict import Conflict, Statement, StatusQuo
from detente.conflict.statement.syntax import Not, Taken
from detente.studies.explanation.moves import Change
from detente.studies.overview import overview
from detente.studies.solution import Solution
from tests.oracle.random_models import random_model
from tests.oracle.reach import better, group_improvements, improvements
from tests.oracle.stability import CONCEPTS as LITERAL
from tests.unit.studies.hints.models import conflict
from tests.unit.studies.standing import standing


@pytest.fixture
def prisoners() -> Conflict:
    """Each wants above all that the other does not confess, then to confess; neither has."""
    model = conflict(
        "a.confess, b.confess, b.tone low high, c.news",
        a=["not b.confess", "a.confess"],
        b=["not a.confess", "b.confess"],
    )
    return replace(model, status_quo=StatusQuo({"c.news": "on"}))


def test_who_would_leave_by_which_move(prisoners: Conflict) -> None:
    found = overview(Solution(prisoners))
    assert found is not None
    a, b, c = found.stances
    assert (a.decision_maker, a.rank, a.worst, a.improvements) == ("a", 2, 4, 1)
    assert a.best is not None
    assert a.best.changes == (Change("a.confess", "off", "on"),)
    assert a.best.rank == (2, 1)
    assert a.stable == ("gmr", "smr", "seq", "sseq", "sim")
    assert b.improvements == 2
    assert b.best is not None
    assert b.best.changes == (Change("b.confess", "off", "on"),)
    assert (c.rank, c.worst, c.improvements, c.best) == (1, 1, 0, None)
    assert "nash" in c.stable


def test_of_two_best_moves_the_smaller_change_is_told(prisoners: Conflict) -> None:
    at_high = replace(prisoners, status_quo=StatusQuo({"b.tone": "high"}))
    found = overview(Solution(at_high))
    assert found is not None
    best = found.stances[1].best
    assert best is not None
    assert best.changes == (Change("b.confess", "off", "on"),)


def test_where_improvements_alone_lead(prisoners: Conflict) -> None:
    found = overview(Solution(prisoners))
    assert found is not None
    # from neither to one of them, then to both; b may change its tone on the way, nobody the news
    assert found.reached == 5
    assert found.equilibria["nash"] == 2


def test_no_status_quo(prisoners: Conflict) -> None:
    assert overview(Solution(replace(prisoners, status_quo=None))) is None


def test_a_status_quo_that_is_not_feasible(prisoners: Conflict) -> None:
    constraint = Statement(Not(Taken("c.news")))
    assert overview(Solution(replace(prisoners, constraints=(constraint,)))) is None


@pytest.mark.parametrize("seed", range(80))
def test_agrees_with_the_oracle(seed: int) -> None:
    converted, graph = standing(seed), random_model(seed).graph()
    solution = Solution(converted.conflict)
    found = overview(solution)
    if converted.conflict.status_quo is None:
        assert found is None
        return
    assert found is not None
    state = converted.states[found.status_quo.number]
    reached = group_improvements(graph, frozenset(range(graph.n)), state) - {state}
    assert found.reached == len(reached)
    for concept, count in found.equilibria.items():
        stable = [s for s in reached if all(LITERAL[concept](graph, i, s) for i in range(graph.n))]
        assert count == len(stable)
    for dm, stance in enumerate(found.stances):
        assert stance.stable == tuple(c for c in found.equilibria if LITERAL[c](graph, dm, state))
        better_ones = improvements(graph, dm, state)
        assert stance.improvements == len(better_ones)
        assert (stance.best is None) == (not better_ones)
        if stance.best is not None:
            best = converted.states[stance.best.state.number]
            assert best in better_ones
            assert not any(better(graph, dm, other, best) for other in better_ones)


def test_as_json(prisoners: Conflict) -> None:
    found = overview(Solution(prisoners))
    assert found is not None
    read = json.loads(json.dumps(found.to_json()))
    assert read["status_quo"] == {"number": 9, "on": ["c.news"], "levels": {"b.tone": "low"}}
    assert [stance["decision_maker"] for stance in read["stances"]] == ["a", "b", "c"]
    assert read["stances"][0]["best"]["changes"] == [
        {"option": "a.confess", "from": "off", "to": "on"}
    ]
    assert read["stances"][2]["best"] is None
    assert (read["reached"], read["equilibria"]["nash"]) == (5, 2)
    assert found == overview(Solution(prisoners))
