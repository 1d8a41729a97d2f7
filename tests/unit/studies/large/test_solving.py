"""What the process that solves tells, and what it tries where its nodes run out."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings

from benchmarks.large_models import Size, large
from detente.conflict import Conflict
from detente.conflict.problem import LimitError
from detente.engine.symbolic import trial
from detente.engine.symbolic.team import Team
from detente.stability import CONCEPTS
from detente.studies.large import solving
from detente.studies.large.messages import Answered, Begun, Doing, Failed, Message, Refused, Task
from detente.studies.large.solving import messages
from detente.studies.solution import Solution
from tests.strategies import option_form, repeatable
from tests.unit.studies.large.ports import conflict, solved

MEMORY = 512 * 2**20


def task(one: Conflict, engine: str, *concepts: str) -> Task:
    return Task(one, engine, concepts or (*CONCEPTS,), 3, None, MEMORY)


def answered(told: Sequence[Message]) -> Iterator[Answered]:
    return (message for message in told if isinstance(message, Answered))


@settings(repeatable, max_examples=15)
@given(option_form())
def test_what_is_told_is_what_the_dense_engine_has(one: Conflict) -> None:
    solution = Solution(one)
    engine = solution.engine
    told = list(messages(task(solution.conflict, "symbolic")))
    assert told[0] == Begun(engine.size)
    assert [found.concept for found in answered(told)] == [*CONCEPTS]
    for found in answered(told):
        concept = CONCEPTS[found.concept]
        wanted = solution.equilibria(concept)
        assert found.listing.count == engine.count(wanted)
        states = {state.levels for state in engine.each(wanted)}
        assert {state.levels for state in found.listing.states} <= states
        assert len(found.listing.states) == len({*found.listing.states}) == min(3, len(states))
        stable = [solution.stable(concept, dm) for dm in solution.decision_makers]
        quo = engine.today
        stays = () if quo is None else tuple(engine.has(one, quo) for one in stable)
        assert found.stays == stays


def test_each_decision_maker_that_is_done_is_told() -> None:
    told = list(messages(task(solved().conflict, "symbolic", "seq", "nash")))
    assert told[0] == Begun(36)
    for concept, part in (("seq", told[1:6]), ("nash", told[6:])):
        assert part[:-1] == [Doing(concept, done) for done in range(4)]
        assert isinstance(part[-1], Answered)


def test_the_sat_engine_tells_no_number_of_states() -> None:
    told = list(messages(task(solved().conflict, "sat", "nash", "smr")))
    assert [type(message) for message in told] == [Doing, Answered, Doing, Answered]
    assert all(not found.stays for found in answered(told))


class Tried:
    """A team that is made as ever, and noted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.made: list[tuple[tuple[str, ...], int]] = []
        self._team = Team
        monkeypatch.setattr(solving, "Team", self)
        monkeypatch.setattr("os.cpu_count", lambda: 2)

    def __call__(
        self, one: Conflict, order: tuple[str, ...], *, nodes: int, members: int
    ) -> object:
        self.made.append((order, members))
        return self._team(one, order, nodes=nodes, members=members)


HARD = large(Size(18, 6, 6, "global"))
"""Takes some thousand nodes, the more the further one looks."""


def few_nodes(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    monkeypatch.setattr(solving, "FEWEST", number)
    monkeypatch.setattr(solving, "NODE", MEMORY)
    monkeypatch.setattr(trial, "NODES", number)


def test_other_orders_are_tried_where_the_nodes_run_out(monkeypatch: pytest.MonkeyPatch) -> None:
    few_nodes(monkeypatch, 2**9)
    tried = Tried(monkeypatch)
    told = list(messages(task(HARD, "symbolic", "nash", "seq")))
    assert [members for _, members in tried.made] == [2, 1, 1, 1]
    orders = [order for order, _ in tried.made]
    assert orders[0] == orders[1]
    assert len({*orders}) == solving.TRIES
    reason = "the 512 nodes that fit into the memory are not enough"
    assert told[-2:] == [Failed("nash", reason), Failed("seq", reason)]


def test_what_is_answered_is_not_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    few_nodes(monkeypatch, 2**14)
    tried = Tried(monkeypatch)
    told = list(messages(task(HARD, "symbolic", "nash", "seq")))
    wanted = Solution(HARD)
    (found,) = answered(told)
    assert found.concept == "nash"
    assert found.listing.count == wanted.engine.count(wanted.equilibria(CONCEPTS["nash"]))
    assert len(tried.made) == 1 + solving.TRIES
    assert isinstance(told[-1], Failed)
    assert told[-1].concept == "seq"
    assert told.count(Doing("nash", 0)) < told.count(Doing("seq", 0)) == len(tried.made)


@pytest.mark.parametrize("engine", ["symbolic", "sat"])
def test_what_has_no_state_is_refused(engine: str) -> None:
    (refused,) = messages(task(conflict("nothing"), engine))
    assert isinstance(refused, Refused)
    assert "no combination of options" in str(refused.error)


def test_the_sat_engine_is_refused_without_python_sat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pysat.solvers", None)
    (refused,) = messages(task(conflict(), "sat"))
    assert isinstance(refused, Refused)
    assert isinstance(refused.error, LimitError)
    assert str(refused.error).endswith("pip install 'detente[sat]'")
