"""When so many rounds of answers are provably enough."""

from __future__ import annotations

from decimal import Decimal

import pytest

from detente.conflict import Prioritised, Ranked, Statement, Weight, Weighted
from detente.conflict.preference import Preference
from detente.conflict.statement.syntax import And, Expr, Or, Taken
from detente.engine.sat.bound import enough
from detente.engine.sat.game import Game
from tests.unit.engine.small import conflict, option

X, Y, Z = Taken("a.x"), Taken("b.y"), Taken("c.z")
ONE = Decimal(1)


def game(*constraints: Expr, wanted: Preference | None = None) -> Game:
    """a, b and c have an option each; b has this preference."""
    imposed = tuple(map(Statement, constraints))
    listed = (option("a.x"), option("b.y"), option("c.z", 4))
    return Game(conflict(*listed, wanted=(None, wanted), constraints=imposed))


def test_with_one_opponent_one_round_is_enough() -> None:
    alone = Game(conflict(option("a.x"), option("b.y"), constraints=(Statement(Or((X, Y))),)))
    assert enough(alone, 0, "improvements", 1)


def test_a_constraint_on_two_opponents() -> None:
    tied = game(Or((Y, Z)))
    assert not enough(tied, 0, "moves", 1)
    assert enough(tied, 1, "moves", 1), "what its opponents a and c may do does not hang together"


def test_as_many_rounds_as_combinations() -> None:
    tied = game(Or((Y, Z)))
    assert not enough(tied, 0, "moves", 6)
    assert enough(tied, 0, "moves", 7)


@pytest.mark.parametrize(
    ("wanted", "apart"),
    [
        (Prioritised((Statement(Z), Statement(And((X, Y))))), True),
        (Prioritised((Statement(And((Y, Z))),)), False),
        (Weighted((Weight(Statement(Z), ONE), Weight(Statement(Y), ONE))), True),
        (Weighted((Weight(Statement(Or((Y, Z))), ONE),)), False),
        (Ranked(((Y,), (And((X, Y)),))), True),
        (Ranked(((Y,), (Z,))), False),
        (Ranked(((Z,), (Y,))), False),
        (None, True),
    ],
)
def test_what_a_mover_prefers_among_its_own_moves(wanted: Preference | None, apart: bool) -> None:
    """In a ranking a group matters only to states that match none before it."""
    assert enough(game(wanted=wanted), 0, "improvements", 1) is apart
    assert enough(game(wanted=wanted), 0, "moves", 1)


def test_what_depends_on_the_decision_maker_itself_does_not_matter() -> None:
    """Its options stay as they are while the others answer."""
    both = game(wanted=Prioritised((Statement(And((X, Y))),)))
    assert enough(both, 0, "improvements", 1)
    assert not enough(both, 2, "improvements", 1)
