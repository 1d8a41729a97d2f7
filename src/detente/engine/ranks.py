"""From what a decision maker wants to the rank of every state (definitions §7)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import gcd, lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Preference, Prioritised, Ranked, Weight, Weighted
from detente.conflict.statement.syntax import Expr
from detente.engine.space import Space

Ranks = NDArray[np.int32]
BITS = 30


def ranks(preference: Preference | None, space: Space) -> Ranks:
    """The rank of every state: 1 is worst, ties share a rank, no rank is left out."""
    match preference:
        case Prioritised(statements=statements):
            return prioritised([statement.expr for statement in statements], space)
        case Weighted(weights=weights):
            return weighted(weights, space)
        case Ranked(groups=groups):
            return ranked(groups, space)
        case None:
            return np.ones(space.size, dtype=np.int32)


def prioritised(statements: Sequence[Expr], space: Space) -> Ranks:
    """Truth vectors compared from the first statement on, for any number of statements."""
    score = np.zeros(space.size, dtype=np.int64)
    for place, statement in enumerate(statements):
        if place % BITS == 0:
            score = _dense(score).astype(np.int64)
        score = 2 * score + space.truth(statement)
    return _dense(score)


def weighted(weights: Sequence[Weight], space: Space) -> Ranks:
    """Exact sums of the weights of the statements that hold."""
    factors = whole([weight.weight for weight in weights])
    small = sum(map(abs, factors)) < 2**62
    total: NDArray[Any] = np.zeros(space.size, dtype=np.int64 if small else np.object_)
    for factor, weight in zip(factors, weights, strict=True):
        total[space.truth(weight.statement.expr)] += factor
    return _dense(total)


def ranked(groups: Sequence[Sequence[Expr]], space: Space) -> Ranks:
    """Each state in the first group that it matches; those that match none last."""
    place = np.full(space.size, len(groups), dtype=np.int64)
    for k, group in enumerate(groups):
        members = space.members(group)
        place[members] = np.minimum(place[members], k)
    return _dense(-place)


def whole(weights: Sequence[Decimal]) -> list[int]:
    """The weights as whole numbers in the same proportions, the smallest there are."""
    exact = [Fraction(weight) for weight in weights]
    scale = lcm(*(weight.denominator for weight in exact))
    numbers = [int(weight * scale) for weight in exact]
    shared = gcd(*numbers) or 1
    return [number // shared for number in numbers]


def _dense(values: NDArray[np.generic]) -> Ranks:
    """The place of each value among the different values, from 1."""
    places = np.unique(values, return_inverse=True)[1]
    dense: Ranks = (places + 1).astype(np.int32).reshape(values.shape)
    return dense
