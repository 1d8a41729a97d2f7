"""Engines side by side, and the order that they are given."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from threading import Event, active_count
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.large_models import Size, large, product, shuffled
from detente.conflict import Conflict, Statement
from detente.conflict.problem import MeaningError
from detente.conflict.statement.syntax import Not, Taken
from detente.engine.symbolic import trial
from detente.engine.symbolic.engine import Symbolic
from detente.engine.symbolic.order import orders
from detente.engine.symbolic.team import Team
from detente.engine.symbolic.trial import sorted_by_trial
from detente.stability import CONCEPTS, stable
from tests.unit.engine.small import conflict, options

if TYPE_CHECKING:
    from oxidd.bcdd import BCDDFunction as Diagram

MODEL = product(3, linked=True)
ORDER = next(orders(MODEL))
NODES = 2**18
NEVER = (Statement(Taken("a.o1")), Statement(Not(Taken("a.o1"))))


def answers(team: Team, concept: str) -> dict[int, Diagram]:
    asked = team.of_all(lambda member, dm: stable(CONCEPTS[concept], member, dm))
    found = list(asked)
    assert len(found) == len(MODEL.decision_makers)
    return dict(found)


@pytest.mark.parametrize("members", [2, 3, 12])
def test_several_give_what_one_gives(members: int) -> None:
    before = active_count()
    team = Team(MODEL, ORDER, nodes=NODES, members=members)
    alone = Symbolic(MODEL, ORDER, nodes=NODES)
    assert len({id(member.diagrams.manager) for member in team.members}) == members
    for concept in ("seq", "sim"):
        found = answers(team, concept)
        for dm in range(len(MODEL.decision_makers)):
            wanted = stable(CONCEPTS[concept], alone, dm)
            assert team.leader.count(found[dm]) == alone.count(wanted)
            states = list(islice(alone.each(wanted), 20))
            assert list(islice(team.leader.each(found[dm]), 20)) == states
    assert active_count() == before


@pytest.mark.parametrize("error", [MemoryError("full"), ValueError("wrong")])
def test_an_error_in_one_of_them_is_raised_once_all_have_stopped(error: Exception) -> None:
    before = active_count()
    team = Team(MODEL, ORDER, nodes=NODES, members=2)
    asked: list[int] = []
    failed = Event()

    def ask(member: Symbolic, dm: int) -> Diagram:
        asked.append(dm)
        if member is not team.leader:
            failed.set()
            raise error
        assert failed.wait(60)
        return member.diagrams.feasible

    with pytest.raises(type(error), match=str(error)):
        list(team.of_all(ask))
    assert active_count() == before
    assert len(asked) <= len(MODEL.decision_makers)
    assert answers(team, "nash")  # it can be asked again


def test_whoever_asks_may_leave_off() -> None:
    before = active_count()
    asked = Team(MODEL, ORDER, nodes=NODES, members=2).of_all(lambda member, _: member.rank(0))
    next(asked)
    del asked
    assert active_count() == before


def test_nodes_are_shared_out(monkeypatch: pytest.MonkeyPatch) -> None:
    shares: list[int] = []

    def made(one: Conflict, order: Sequence[str], *, nodes: int) -> Symbolic:
        shares.append(nodes)
        return Symbolic(one, order, nodes=nodes)

    monkeypatch.setattr("detente.engine.symbolic.team.Symbolic", made)
    Team(MODEL, ORDER, nodes=2**16, members=4)
    assert shares == [2**14] * 4


def test_what_has_no_state_is_told_by_a_team() -> None:
    nothing = conflict(*options("a", 1), constraints=NEVER)
    with pytest.raises(MeaningError):
        Team(nothing, ["a.o1"], nodes=2**10, members=2)


def test_a_diagram_survives_a_file(tmp_path: Path) -> None:
    one, other = (Symbolic(MODEL, ORDER, nodes=NODES) for _ in range(2))
    found = stable(CONCEPTS["smr"], one, 1)
    one.diagrams.save(tmp_path / "found", found)
    loaded = other.diagrams.load(tmp_path / "found")
    assert loaded == stable(CONCEPTS["smr"], other, 1)


# ------------------------------------------------------------- which order


def test_the_order_that_takes_fewer_nodes_comes_first() -> None:
    hard = large(Size(24, 6, 5, "local", window=4))
    names = tuple(option.name for option in hard.options)
    apart = names[::2] + names[1::2]
    for tries in ([apart, names], [names, apart]):
        assert sorted_by_trial(hard, tries) == [names, apart]
        assert sorted_by_trial(hard, tries, 2) == [names, apart]


def test_what_does_not_come_to_an_end_is_last(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that run out of nodes keep their order."""
    nodes: dict[str, Any] = {"a": None, "b": 7, "c": None, "d": 5, "e": 7}

    class Engine:
        def __init__(self, _: Conflict, order: Sequence[str], *, nodes: int) -> None:
            assert nodes == trial.NODES
            self.order = order

        def glance(self) -> int:
            count = nodes[self.order[0]]
            if count is None:
                raise MemoryError
            return int(count)

    monkeypatch.setattr(trial, "Symbolic", Engine)
    tries = [(name,) for name in nodes]
    for at_once in (1, 3):
        found = sorted_by_trial(MODEL, iter(tries), at_once)
        assert ["".join(order) for order in found] == ["d", "b", "e", "a", "c"]


def test_a_trial_ends_where_the_nodes_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "NODES", 2**8)
    tries = list(orders(MODEL))
    assert sorted_by_trial(MODEL, tries) == tries


def test_an_order_that_tears_apart_what_is_counted_together_is_not_preferred() -> None:
    """Each decision maker's options may lie close together all the same."""
    model = shuffled(product(20), 3)
    *good, as_written = orders(model)
    assert as_written == tuple(option.name for option in model.options)
    assert sorted_by_trial(model, [as_written, *good])[-1] == as_written


def test_where_no_state_is_feasible_a_trial_says_so() -> None:
    nothing = conflict(*options("a", 1), constraints=NEVER)
    with pytest.raises(MeaningError):
        sorted_by_trial(nothing, [("a.o1",)])
