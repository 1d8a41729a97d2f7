"""Preferences as rows of bits: the same order of the states as the ranks of the dense engine."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import pytest

from detente.conflict import Conflict, Preference, Prioritised, Ranked, Statement, Weight, Weighted
from detente.conflict.statement.syntax import And, At, Constant, Expr, Not, Taken
from detente.engine.dense import Dense
from detente.engine.symbolic.engine import Symbolic
from detente.engine.symbolic.scores import mentioned
from tests.unit.engine.small import conflict, option, options

A = options("a", 3)
LEVEL = option("b.o1", 4)
ONE, TWO, THREE = (Taken(one.name) for one in A)
ANY = Constant(True)


def weighted(*weights: tuple[Expr, str]) -> Weighted:
    return Weighted(tuple(Weight(Statement(expr), Decimal(weight)) for expr, weight in weights))


def prioritised(*exprs: Expr) -> Prioritised:
    return Prioritised(tuple(map(Statement, exprs)))


FINE = "0.000000000000000000000000000001"
HUGE = "100000000000000000000000000000"
PREFERENCES: dict[str, Preference | None] = {
    "none": None,
    "no statement": prioritised(),
    "statements": prioritised(ONE, Not(TWO), At("b.o1", "is at least", "l2")),
    "a constant one": prioritised(ANY, TWO, Constant(False)),
    "more than a word has bits": prioritised(*[TWO] * 70, ONE, *[ANY] * 30, THREE),
    "the last of many": prioritised(*[ANY] * 99, THREE),
    "weights": weighted((ONE, "2"), (TWO, "3"), (THREE, "5")),
    "negative ones": weighted((ONE, "-2"), (TWO, "3"), (THREE, "-5"), (ANY, "-7")),
    "ties of weights": weighted((ONE, "2"), (TWO, "3"), (And((ONE, TWO)), "-5"), (THREE, "-0.0")),
    "decimals": weighted((ONE, "0.1"), (TWO, "0.2"), (THREE, "-0.3"), (ONE, "0.1")),
    "tenths that add up": weighted((ONE, "0.1"), (TWO, "0.2"), (THREE, "0.3")),
    "a fine difference": weighted((ONE, HUGE), (TWO, HUGE), (THREE, FINE), (ANY, f"-{HUGE}")),
    "a finer one": weighted((ONE, HUGE), (TWO, "-1"), (THREE, FINE)),
    "nothing weighs": weighted((ONE, "0"), (TWO, "0.0")),
    "no weights": weighted(),
    "groups": Ranked(((ONE, TWO), (THREE,), (Not(ONE),))),
    "what matches none is last": Ranked(((ONE,), (And((Not(ONE), TWO)),))),
    "the first match counts": Ranked(((TWO,), (ONE, TWO), (ANY,), (THREE,))),
    "no groups": Ranked(()),
    "many groups": Ranked(tuple((At("b.o1", "is", f"l{k}"), ONE) for k in (3, 1, 0, 2))),
}


@pytest.mark.parametrize("name", PREFERENCES)
def test_the_same_order_as_by_ranks(name: str) -> None:
    preference = PREFERENCES[name]
    one: Conflict = conflict(*A, LEVEL, wanted=(preference,))
    dense = Dense(one)
    engine = Symbolic(one, [each.name for each in one.options], nodes=2**14)
    ranks = dense.ranks(0).tolist()
    scores = [engine.score(0, dense.state(number)) for number in range(1, dense.size + 1)]
    assert {len(score) for score in scores} == {len(mentioned(preference))}
    assert len({*scores}) == max(ranks)
    for (rank, score), (other, after) in combinations(zip(ranks, scores, strict=True), 2):
        assert (rank < other) == (score < after)
        assert (rank == other) == (score == after)


@pytest.mark.parametrize("name", PREFERENCES)
def test_each_bit_depends_on_what_is_told_and_on_nothing_else(name: str) -> None:
    preference = PREFERENCES[name]
    one: Conflict = conflict(*A, LEVEL, wanted=(preference,))
    engine = Symbolic(one, [each.name for each in one.options], nodes=2**14)
    variables = engine.diagrams.variables
    for bit, names in zip(engine.movers[0].score, mentioned(preference), strict=True):
        for each in one.options:
            if each.name not in names:
                digits = engine.diagrams.cube(variables.here[each.name])
                assert bit.exists(digits) == bit
