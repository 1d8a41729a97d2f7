"""Paths where states are not listed: the same as where they are, and what a limit leaves."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import detente
from detente.conflict import Conflict, in_force
from detente.engine import State
from detente.engine.symbolic.engine import Symbolic
from detente.studies.large import following, wayfinding
from detente.studies.large.following import followed
from detente.studies.large.messages import Begun, Failed, Message, Placed, Routed, Spread, Whither
from detente.studies.paths import Asked, Path, Paths, Unreached, Ways, paths_of
from detente.studies.solution import Solution
from tests.convert import convert
from tests.oracle.random_models import random_model
from tests.unit.studies.large.ports import SYMBOLIC, conflict, solved

MODELS = 60
LIMIT = 10**6


def task(one: Conflict, start: State, to: State | None) -> Whither:
    return Whither(one, start, to, False, LIMIT, 2**30)


def plain(ways: Ways | Unreached) -> Any:
    """What can be compared: without numbers, and in no order."""
    if isinstance(ways, Unreached):
        return ways.cause, ways.changes
    found = frozenset(map(_plain, ways.told))
    assert len(found) == len(ways.told)
    return ways.moves, ways.count, dict(ways.reluctant), found


def _plain(path: Path) -> Any:
    legs = [(leg.mover, leg.step.state.levels, leg.step.changes, leg.ranks) for leg in path.legs]
    return tuple(legs), path.ranks


def test_the_same_is_found_as_where_states_are_listed() -> None:
    tested = 0
    for seed in range(MODELS):
        one = convert(random_model(seed)).conflict
        if one.states is not None or one.coalesced:
            continue
        tested += 1
        solution = Solution(one)
        engine = Symbolic(one, [option.name for option in one.options], nodes=2**16)
        start = solution.engine.state(1)
        for number in {2, solution.engine.size} - {1}:
            if number > solution.engine.size:
                continue
            goal = solution.engine.state(number)
            known = paths_of(solution, 1, Asked(number, concepts=["nash"], limit=LIMIT))
            asked = task(one, replace(start, number=0), replace(goal, number=0))
            _same([*followed(asked, engine)], known, seed)
    assert tested > 20


def _same(told: list[Message], known: Paths, seed: int) -> None:
    (route,) = known.goals
    routed = {m.steps: m.ways for m in told if isinstance(m, Routed)}
    assert len([m for m in told if isinstance(m, Routed)]) == 2, seed
    assert plain(routed["moves"]) == plain(route.moves), seed
    assert plain(routed["improvements"]) == plain(route.improvements), seed
    spread = {m.steps: m.reach for m in told if isinstance(m, Spread)}
    assert spread["moves"] == known.moves, seed
    found, ends = spread["improvements"], known.improvements.ends
    assert found.by_distance == known.improvements.by_distance, seed
    assert found.ends is not None
    assert ends is not None
    assert {s.levels for s in found.ends.states} == {s.levels for s in ends.states}, seed
    assert [m for m in told if isinstance(m, Placed)] == [Placed(known.ranks, route.ranks)], seed


def test_in_a_process_of_its_own() -> None:
    known = paths_of(solved(), asked=Asked("fee is high, dredge", concepts=["nash"], limit=LIMIT))
    found = detente.paths(conflict(), to="fee is high, dredge", limit=LIMIT, limits=SYMBOLIC)
    assert (found.partial, found.size, found.status_quo) == (False, known.size, True)
    assert (found.ranks, found.moves) == (known.ranks, known.moves)
    assert plain(found.goals[0].moves) == plain(known.goals[0].moves)
    assert plain(found.goals[0].improvements) == plain(known.goals[0].improvements)
    data = found.to_json()
    assert "number" not in data["start"]
    assert data["goals"]["kind"] == "state"
    assert found.graph().number_of_nodes() > 1
    assert found.rows()[0]["to"] != 0


def test_too_many_paths_to_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "FEW", 1)
    solution = solved()
    one = solution.conflict
    start, goal = solution.engine.today, solution.engine.state(solution.engine.size)
    assert start is not None
    engine = Symbolic(one, [option.name for option in one.options], nodes=2**16)
    asked = task(one, replace(start, number=0), replace(goal, number=0))
    known = paths_of(solution, asked=Asked(goal, concepts=["nash"], limit=LIMIT)).goals[0].moves
    routed = next(m.ways for m in followed(asked, engine) if isinstance(m, Routed))
    assert isinstance(routed, Ways)
    assert isinstance(known, Ways)
    assert (routed.moves, routed.count) == (known.moves, None)
    assert set(map(_plain, routed.told)) <= set(map(_plain, known.told))


class Ends:
    """A process that tells some messages and then ends, or is stopped by somebody."""

    def __init__(self, told: list[Message], ended: str, stopped: bool = False) -> None:
        self.told, self.ended, self.stopped = told, ended, stopped

    def __call__(self, *_: object) -> Ends:
        return self

    def __enter__(self) -> Ends:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def messages(self) -> Any:
        yield from self.told
        if self.stopped:
            raise KeyboardInterrupt


def some() -> list[Message]:
    """All but the last that is known."""
    solution = solved()
    start = solution.engine.today
    assert start is not None
    one = in_force(conflict())
    engine = Symbolic(one, [option.name for option in one.options], nodes=2**16)
    begun: list[Message] = [Begun(engine.size)]
    return [*begun, *followed(task(one, replace(start, number=0), start), engine)]


@pytest.mark.parametrize(
    ("ended", "stopped", "reason"),
    [
        ("time", False, "the time ran out; allow more"),
        ("memory", False, "the memory of 2.0 GB ran out; allow more"),
        ("", False, "the process that solves has died; allow more"),
        ("", True, "stopped"),
    ],
)
def test_what_a_limit_leaves(
    ended: str, stopped: bool, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wayfinding, "Process", Ends(some()[:-1], ended, stopped))
    found = detente.paths(conflict(), limits=SYMBOLIC)
    assert found.partial
    assert found.stopped.startswith(reason)
    assert found.moves.complete
    assert not found.improvements.complete
    assert found.to_json()["improvements"]["complete"] is False
    assert found.to_json()["partial"] is True


def test_a_limit_before_the_goal_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Message] = [m for m in some() if not isinstance(m, Routed)]
    monkeypatch.setattr(wayfinding, "Process", Ends(told[:3], "time"))
    found = detente.paths(conflict(), to="dredge", limits=SYMBOLIC)
    (route,) = found.goals
    assert route.moves == route.improvements == Unreached("stopped")
    assert route.to_json(found.conflict)["moves"] == {"reached": None, "cause": "stopped"}


def test_a_limit_before_anything_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    for told in ([], [Begun(3)], [Begun(3), Failed("all", "the nodes are not enough")]):
        monkeypatch.setattr(wayfinding, "Process", Ends([*told], "time"))
        with pytest.raises(detente.LimitError, match="allow more"):
            detente.paths(conflict(), limits=SYMBOLIC)


def test_what_is_no_state_is_told() -> None:
    with pytest.raises(detente.StateError, match="too many states to number them"):
        detente.paths(conflict(), 3, limits=SYMBOLIC)
    with pytest.raises(detente.StateError, match="say where to begin"):
        detente.paths(conflict("built"), limits=SYMBOLIC)
