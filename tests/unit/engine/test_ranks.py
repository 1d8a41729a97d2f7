"""From what is wanted to the rank of every state, 1 the worst."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from detente.conflict import Preference, Prioritised, Ranked, Statement, Weight, Weighted
from detente.conflict.statement.syntax import Constant, Expr, Not, Pattern, Taken
from detente.engine.option_space import OptionSpace
from detente.engine.ranks import BITS, ranks
from tests.unit.engine.small import conflict, option

X, Y = Taken("a.x"), Taken("b.y")
SPACE = OptionSpace(conflict(option("a.x"), option("b.y")))
"""The states NN, YN, NY, YY."""


def prioritised(*listed: Expr) -> Prioritised:
    return Prioritised(tuple(map(Statement, listed)))


def weighted(**weights: str) -> Weighted:
    known = {"x": X, "y": Y}
    return Weighted(tuple(Weight(Statement(known[n]), Decimal(w)) for n, w in weights.items()))


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (None, [1, 1, 1, 1]),
        (prioritised(), [1, 1, 1, 1]),
        (prioritised(X), [1, 2, 1, 2]),
        (prioritised(Y, X), [1, 2, 3, 4]),
        (prioritised(X, Y), [1, 3, 2, 4]),
        (prioritised(Not(X), X, Y), [3, 1, 4, 2]),
        (Weighted(()), [1, 1, 1, 1]),
        (weighted(x="1", y="1"), [1, 2, 2, 3]),
        (weighted(x="-1.5", y="1"), [3, 1, 4, 2]),
        (weighted(x="1e25", y="1e-25"), [1, 3, 2, 4]),
        (weighted(x="1e25", y="-1e25"), [2, 3, 1, 2]),
        (Ranked(()), [1, 1, 1, 1]),
        (Ranked(((X,),)), [1, 2, 1, 2]),
        (Ranked(((Constant(False),), (X, Y), (Y,))), [1, 2, 2, 2]),
        (Ranked(((Pattern(("a.x", "b.y"), "NN"),), (Y,))), [3, 1, 2, 2]),
    ],
)
def test_ranks_have_no_gaps_and_ties_share_one(
    wanted: Preference | None, expected: list[int]
) -> None:
    found = ranks(wanted, SPACE)
    assert found.tolist() == expected
    assert found.dtype == np.int32


@pytest.mark.parametrize("length", [BITS - 1, BITS, BITS + 1, 2 * BITS + 1, 40 * BITS])
def test_the_first_statement_counts_most_however_many_follow(length: int) -> None:
    after = [Not(X)] * length
    assert ranks(prioritised(X, *after, Y), SPACE).tolist() == [1, 3, 2, 4]
    assert ranks(prioritised(*[Constant(True)] * length, X, Y), SPACE).tolist() == [1, 3, 2, 4]
