"""The SAT engine against the literal oracle and the dense engine: the equilibria, every one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.conflict import Conflict
from detente.conflict.statement.syntax import Not
from detente.engine.protocol import Steps
from detente.engine.sat import Sat, answers, engine
from detente.engine.sat.circuit import TRUE
from detente.engine.sat.formula import State
from detente.engine.sat.game import Game
from detente.stability import CONCEPTS, GMR, NASH, SIM, SMR
from detente.studies.solution import Solution
from tests.convert import convert
from tests.oracle.random_models import random_model
from tests.oracle.stability import equilibria
from tests.strategies import atoms, option_form, repeatable, statements

MODELS = 150
MOST_STATES = 40
PARTS = 6
ALL = 10**6
ROUNDS = 4
"""So many are enough for every model here, though seldom provably so."""

States = set[tuple[int, ...]]


@cache
def case(seed: int) -> tuple[Conflict, dict[str, States]] | None:
    """A random conflict in option form without classes, and its literal equilibria.

    None for another form, and for those with so many states that to write them out takes long.
    """
    model = random_model(seed)
    if model.form is None or model.form.classes or len(model.states) > MOST_STATES:
        return None
    owners, graph = model.form.owners, model.graph()
    order = sorted(range(len(owners)), key=lambda k: owners[k])
    wanted: dict[str, States] = {}
    for concept in CONCEPTS:
        found = [s for s in equilibria(graph, concept) if isinstance(s, tuple)]
        wanted[concept] = {tuple(state[k] for k in order) for state in found}
    return convert(model).conflict, wanted


def cases(seeds: range) -> Iterator[tuple[Conflict, dict[str, States]]]:
    return (drawn for drawn in map(case, seeds) if drawn is not None)


@pytest.mark.parametrize("part", range(PARTS))
def test_agrees_with_the_oracle(part: int) -> None:
    for conflict, wanted in cases(range(part, MODELS, PARTS)):
        for concept in CONCEPTS.values():
            _same(conflict, concept.id, wanted[concept.id])


def _same(conflict: Conflict, concept: str, wanted: States) -> None:
    """One round finds equilibria only, and all where it says so; more rounds find all."""
    found = Sat(conflict).equilibria(CONCEPTS[concept], ALL)
    assert found.exhausted
    assert len(found.states) == len(set(found.states))
    assert set(found.states) <= wanted
    if not found.complete:
        found = Sat(conflict, ROUNDS).equilibria(CONCEPTS[concept], ALL)
        assert len(found.states) == len(set(found.states))
    assert set(found.states) == wanted


@settings(repeatable, max_examples=60)
@given(option_form())
def test_agrees_with_the_dense_engine(conflict: Conflict) -> None:
    """Preferences of every kind, ties and huge weights among them."""
    for concept in CONCEPTS.values():
        _same(conflict, concept.id, dense(conflict, concept.id))


@settings(repeatable, max_examples=40)
@given(option_form(apart=True))
def test_one_round_is_enough_where_constraints_bind_nobody_to_another(conflict: Conflict) -> None:
    for concept in (NASH, GMR, SMR, SIM):
        found = Sat(conflict).equilibria(concept, ALL)
        assert found.complete
        assert set(found.states) == dense(conflict, concept.id)


@settings(repeatable, max_examples=40)
@given(st.data(), option_form())
def test_a_condition_restricts_and_the_limit_holds(data: st.DataObject, conflict: Conflict) -> None:
    expr = data.draw(statements(atoms(conflict.options)))
    limit = data.draw(st.integers(1, 4))
    sat = Sat(conflict)
    every = sat.equilibria(GMR, ALL)
    parts = [sat.equilibria(GMR, ALL, where) for where in (expr, Not(expr))]
    assert sorted(parts[0].states + parts[1].states) == sorted(every.states)
    for found, where in zip(parts, (expr, Not(expr)), strict=True):
        few = sat.equilibria(GMR, limit, where)
        assert set(few.states) <= set(found.states)
        assert len(few.states) == min(limit, len(found.states))
        assert few.exhausted is (len(found.states) < limit)


def dense(conflict: Conflict, concept: str) -> States:
    solution = Solution(conflict)
    found = solution.states(solution.equilibria(CONCEPTS[concept]))
    return {state.levels for state in found if state.levels is not None}


# ------------------------------------------------------------ the comparison can fail


def differs(concept: str, rounds: int = 2) -> bool:
    """Whether the equilibria of some random model are not the literal ones."""
    for conflict, wanted in cases(range(MODELS)):
        found = Sat(conflict, rounds).equilibria(CONCEPTS[concept], ALL)
        if set(found.states) != wanted[concept]:
            return True
    return False


class Anywhere(Game):
    def legal(self, dm: int, before: State, after: State) -> int:
        """One-way options change both ways."""
        return TRUE


class OneOpponent(Game):
    def others(self, dm: int) -> list[int]:
        return super().others(dm)[:1]


class Indifferent(Game):
    def better(self, dm: int, one: State, other: State) -> int:
        """As good is better."""
        return -super().better(dm, other, one)


class NoWayOut(answers.Answers):
    def _no_way_out(self, move: answers.Move, end: State) -> None:
        pass


class AnyStop(answers.Answers):
    def _turn(self, mover: int, before: State, steps: Steps) -> State:
        """A state on the way need not be feasible."""
        kept, self.game = self.game, Lax(self.game)
        after = super()._turn(mover, before, steps)
        self.game = kept
        return after


class Lax(Game):
    def __init__(self, game: Game) -> None:
        self.__dict__.update(game.__dict__)

    def feasible(self, dms: object, state: State) -> int:
        return TRUE


class AnyMove(answers.Answers):
    def _turn(self, mover: int, before: State, steps: Steps) -> State:
        return super()._turn(mover, before, "moves")


class Together(answers.Answers):
    def _in_turn(self, others: list[int], start: State, steps: Steps) -> State:
        """Nobody looks at what those before it did."""
        return self._at_once(others, start, start)


WRONG_GAMES: dict[type[Game], str] = {
    Anywhere: "nash gmr smr seq sseq sim",
    OneOpponent: "gmr smr seq sseq sim",
    Indifferent: "nash gmr smr seq sseq sim",
}
WRONG_ANSWERS: dict[type[answers.Answers], str] = {
    NoWayOut: "smr sseq",
    AnyStop: "gmr smr",
    AnyMove: "seq sseq",
    Together: "gmr smr seq sseq",
}


@pytest.mark.parametrize(
    ("made", "concept"), [(made, c) for made, listed in WRONG_GAMES.items() for c in listed.split()]
)
def test_a_wrong_game_is_noticed(
    made: type[Game], concept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "Game", made)
    assert differs(concept)


@pytest.mark.parametrize(
    ("made", "concept"),
    [(made, c) for made, listed in WRONG_ANSWERS.items() for c in listed.split()],
)
def test_a_wrong_answer_is_noticed(
    made: type[answers.Answers], concept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "Answers", made)
    assert differs(concept)


def always(game: Game, dm: int, steps: Steps, rounds: int) -> bool:
    return True


@pytest.mark.parametrize("concept", ["smr", "seq", "sseq"])
def test_a_wrong_bound_is_noticed(concept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one round is taken to be enough, it is not asked for more."""
    monkeypatch.setattr(engine, "enough", always)
    assert differs(concept, ROUNDS)
