"""Which goals are told, in which order, and why some are not reached."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

import detente
from detente.catalogue import case
from detente.conflict.statement.error import StatementError
from detente.engine import Steps
from detente.studies.explanation.moves import Moves
from detente.studies.paths import Asked, Paths, Route, Unreached, Ways, paths_of
from detente.studies.paths.surroundings import Listed
from detente.studies.paths.tracing import Tracer
from detente.studies.solution import Solution
from detente.studies.strength import ids, strongest_first
from tests.convert import convert
from tests.oracle.random_models import random_model

GRAPH = """
states: {s: , a: , b: , t: , alone: }
decision_makers:
  north: {title: the north, moves: {s: [a], b: [t]}, ranking: [b, t, s, a, alone]}
  south: {title: the south, moves: {a: [b]}, ranking: [t, b, a, s, alone]}
status_quo: s
"""
OPTIONS = """
decision_makers:
  north:
    options:
      talk: talk
      arms: {levels: [few, some, many]}
    prefers: [not talk, arms is not many]
  south:
    options: {strike: strike}
    prefers: [not talk or strike, not strike]
irreversible: {north.arms: up, south.strike: off}
status_quo: [talk, arms is some]
"""


def of(text: str, *states: Any, **asked: Any) -> Paths:
    return detente.paths(detente.parse(text).conflict(), *states, **asked)


def only(paths: Paths) -> Route:
    (route,) = paths.goals
    return route


def ways(found: Ways | Unreached) -> Ways:
    assert isinstance(found, Ways)
    return found


def unreached(found: Ways | Unreached) -> Unreached:
    assert isinstance(found, Unreached)
    return found


def test_a_path_with_a_loss_on_the_way() -> None:
    """North goes down to a, south up to b, north again up to nothing: it liked b better than t."""
    route = only(of(GRAPH, to="t"))
    found = ways(route.moves)
    assert (found.moves, found.count, dict(found.reluctant)) == (3, 1, {2: 1})
    (path,) = found.told
    assert [leg.improves for leg in path.legs] == [False, True, False]
    assert [leg.step.mover_rank for leg in path.legs] == [(3, 4), (3, 2), (1, 2)]
    assert [leg.worse for leg in path.legs] == [(), (), ()]
    assert path.ranks == ((3, 2), (4, 1))
    assert unreached(route.improvements) == Unreached("no_way_out", alone={0: 3})
    assert route.distance_improvements is None


def test_why_a_state_is_not_reached_in_graph_form() -> None:
    assert unreached(only(of(GRAPH, to="alone")).moves).cause == "no_way_in"
    assert unreached(only(of(GRAPH, "t", "s")).moves).cause == "no_way_out"
    assert unreached(only(of(GRAPH, "b", "a")).moves).cause == "cut_off"
    assert only(of(GRAPH, to="alone")).improvements == Unreached("no_way_out")


def test_why_a_state_is_not_reached_in_option_form() -> None:
    moves = unreached(only(of(OPTIONS, to="strike, talk, arms is few")).moves)
    assert moves.cause == "one_way"
    changes = [(c.option, c.before, c.after) for c in moves.changes]
    assert changes == [("north.arms", "some", "few"), ("south.strike", "off", "on")]
    found = of(OPTIONS, to="arms is many, talk")
    assert only(found).distance_moves == 1
    assert unreached(only(found).improvements) == Unreached("no_way_in", alone={0: 1})


def test_where_one_alone_is_not_enough() -> None:
    found = detente.paths(case("prisoners_dilemma").read().conflict(), to="YY")
    assert unreached(only(found).improvements).alone == {}


def test_where_we_are_already() -> None:
    route = only(of(GRAPH, to="s"))
    for found in (ways(route.moves), ways(route.improvements)):
        assert (found.moves, found.count, [path.legs for path in found.told]) == (0, 1, [()])


def test_the_strongest_goals_come_first_and_of_those_the_nearest() -> None:
    told = 0
    for seed in range(60):
        solution = Solution(convert(random_model(seed)).conflict)
        for improvements in (False, True):
            paths = detente.paths(solution.conflict, 1, improvements=improvements, limit=100)
            sets = {concept: solution.equilibria(concept) for concept in solution.defined()}
            every = np.logical_or.reduce([*sets.values()])
            assert paths.count == int(every.sum()), seed
            assert {route.state.number for route in paths.goals} == {
                number + 1 for number in np.flatnonzero(every).tolist()
            }, seed
            keys = [_key(solution, route, improvements) for route in paths.goals]
            assert keys == sorted(keys), seed
            told += len(keys)
            for route in paths.goals:
                number = route.state.number
                held = [c.id for c, found in sets.items() if found[number - 1]]
                assert list(route.concepts) == held, seed
                assert {by for by, _ in route.told} <= {
                    "improvements" if improvements else "moves",
                    "improvements",
                }
    assert told > 100


def _key(solution: Solution, route: Route, improvements: bool) -> Any:
    near = [route.distance_moves, route.distance_improvements]
    first, then = (10**6 if d is None else d for d in (near[::-1] if improvements else near))
    group = tuple(solution.asked(route.concepts))
    return strongest_first(ids(group)), first, then, route.state.number


def test_one_path_to_each_goal_of_improvements_if_there_is_one() -> None:
    paths = detente.paths(case("chicken").read().conflict())
    kinds = [[by for by, _ in route.told] for route in paths.goals]
    assert kinds == [["improvements"], ["improvements"], ["moves"]]
    spared = detente.paths(case("chicken").read().conflict(), improvements=True)
    assert [[by for by, _ in route.told] for route in spared.goals] == [*kinds[:2], []]
    assert ways(spared.goals[2].moves).count == 2


def test_to_one_state_both_kinds_of_paths_are_told() -> None:
    conflict = case("truce").read().conflict()
    route = only(detente.paths(conflict, to=374, concepts=["nash"], limit=2))
    assert [by for by, _ in route.told] == ["improvements"] * 2 + ["moves"] * 2
    spared = only(detente.paths(conflict, to=374, concepts=["nash"], improvements=True))
    assert [by for by, _ in spared.told] == ["improvements"] * 3


def test_the_limit_shortens_and_counts_stay() -> None:
    conflict = case("truce").read().conflict()
    few = detente.paths(conflict, concepts=["nash", "seq"], limit=2)
    many = detente.paths(conflict, concepts=["nash", "seq"], limit=4)
    assert few.goals == many.goals[:2]
    assert few.count == many.count > 4
    told = only(detente.paths(conflict, to=374, concepts=["nash"], limit=100)).improvements
    short = only(detente.paths(conflict, to=374, concepts=["nash"], limit=2)).improvements
    assert ways(told).told[:2] == ways(short).told
    assert ways(told).count == ways(short).count == len(ways(told).told)


def test_goals_that_satisfy_a_statement() -> None:
    conflict = case("chicken").read().conflict()
    paths = detente.paths(conflict, where="driver_1.swerve")
    assert (paths.kind, paths.count) == ("equilibria", 2)
    assert all(route.state.levels and route.state.levels[0] for route in paths.goals)


def test_where_no_equilibrium_satisfies_it_the_nearest_states_do() -> None:
    paths = of(GRAPH, where="a or b or alone", concepts=["nash"])
    assert paths.kind == "equilibria"
    paths = of(GRAPH, where="a", concepts=["nash"])
    assert (paths.kind, paths.count) == ("satisfying", 1)
    assert [(route.state.name, route.concepts) for route in paths.goals] == [("a", ())]
    silent = detente.paths(
        case("truce").read().conflict(),
        where="us.framework is none and russia.ceasefire is general",
    )
    assert silent.kind == "satisfying"
    near = [route.distance_moves or 0 for route in silent.goals]
    assert near == sorted(near)
    assert len(near) == 5 < silent.count


def test_a_statement_that_holds_nowhere() -> None:
    paths = of(GRAPH, where="a and b")
    assert (paths.kind, paths.count, paths.goals) == ("satisfying", 0, ())


def test_no_concept_that_can_be_had() -> None:
    paths = of(GRAPH, concepts=["sim"])
    assert (paths.concepts, [*paths.undefined], paths.count) == ((), ["sim"], 0)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"to": "a", "where": "b"}, "give one of the two"),
        ({"limit": 0}, "give at least 1"),
        ({"concepts": ["nsh"]}, "give a list of concepts"),
    ],
)
def test_what_makes_no_sense_is_refused(asked: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        of(GRAPH, **asked)


def test_what_is_not_there_is_told() -> None:
    with pytest.raises(detente.StateError, match="no status quo; say where to begin"):
        of(GRAPH.replace("status_quo: s\n", ""))
    with pytest.raises(detente.StateError, match="names no state"):
        of(GRAPH, "nowhere")
    with pytest.raises(StatementError):
        of(GRAPH, where="nowhere")


def test_a_scenario_without_a_status_quo() -> None:
    model = detente.parse(OPTIONS + "scenarios: {silent: {given: [north.arms is few]}}\n")
    found = detente.paths(model.conflict("silent"), "arms is few")
    assert found.status_quo is False
    assert found.conflict.scenario == "silent"


def test_a_single_decision_maker_never_moves_again() -> None:
    text = "states: {s: , t: , u: }\ndecision_makers: {me: {moves: {s: [t], t: [u]}}}\n"
    found = of(text, "s", "u")
    assert found.moves.by_distance == (1,)
    assert unreached(only(found).moves).cause == "cut_off"


def test_too_many_paths_to_count() -> None:
    solution = Solution(case("truce").read().conflict())
    exact = only(paths_of(solution, asked=Asked(374, concepts=["nash"], limit=100)))
    start, goal = solution.engine.state(1447), solution.engine.state(374)
    tracer = Tracer(solution.engine, Listed(Moves(solution)), start, most=5)
    kinds: dict[Steps, Ways | Unreached] = {
        "moves": exact.moves,
        "improvements": exact.improvements,
    }
    for steps, known in kinds.items():
        found = ways(tracer.ways(steps, goal, 100))
        assert (found.count, found.reluctant, found.moves) == (None, {}, ways(known).moves)
        assert len(found.told) == 1
        assert found.told[0] in ways(known).told


def test_as_plain_data() -> None:
    data = of(GRAPH, to="t").to_json()
    assert data["format"] == 1
    assert (data["start"], data["status_quo"], data["states"]) == ({"state": "s"}, True, 5)
    assert data["moves"] == {"count": 3, "by_distance": [1, 1, 1]}
    assert data["improvements"]["count"] == 0
    assert data["ranks"] == {"north": 3, "south": 4}
    (told,) = data["goals"]["told"]
    assert told["state"] == {"state": "t"}
    assert told["improvements"] == {"reached": False, "cause": "no_way_out", "alone": {"north": 3}}
    assert told["moves"]["reluctant"] == {"2": 1}
    (path,) = told["moves"]["paths"]
    assert path["ranks"] == {"north": [3, 2], "south": [4, 1]}
    assert path["steps"][0] == {
        "decision_maker": "north",
        "to": {"state": "a"},
        "changes": [],
        "improves": False,
        "ranks": {"north": [3, 4], "south": [4, 3]},
    }
    shortened = detente.paths(case("chicken").read().conflict(), limit=1).to_json()
    assert (shortened["goals"]["count"], shortened["goals"]["shortened"]) == (3, True)
    assert of(OPTIONS, to="talk, arms is few").to_json()["goals"]["told"][0]["moves"] == {
        "reached": False,
        "cause": "one_way",
        "changes": [{"option": "north.arms", "from": "some", "to": "few"}],
    }


def test_rows_and_frame() -> None:
    paths = of(GRAPH, to="t")
    rows = paths.rows()
    assert [(row["path"], row["step"], row["decision_maker"]) for row in rows] == [
        (1, 1, "north"),
        (1, 2, "south"),
        (1, 3, "north"),
    ]
    assert rows[0]["to"] == "a"
    assert (rows[0]["rank_before"], rows[0]["rank_after"], rows[0]["improves"]) == (3, 4, False)
    assert paths.frame().shape == (3, 12)


def test_steps_follow_each_other() -> None:
    """Each step starts from where the one before has led; no mover comes twice in a row."""
    paths = detente.paths(case("truce").read().conflict(), to=374, concepts=["nash"])
    for _, path in only(paths).told:
        spans = [leg.ranks for leg in path.legs]
        assert all(a[dm][1] == b[dm][0] for a, b in pairwise(spans) for dm in range(5))
        assert all(a.mover != b.mover for a, b in pairwise(path.legs))


def test_a_solved_conflict_is_not_solved_again() -> None:
    solution = Solution(case("chicken").read().conflict())
    assert paths_of(solution) == detente.paths(solution.conflict)
