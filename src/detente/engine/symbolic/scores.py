"""What a decision maker wants as a row of bits, the most significant first (definitions §7).

A state is preferred to another iff the first bit on which they differ is set in it: the statements
themselves, the number of a ranking's group, the digits of a sum of weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any

from detente.conflict import Preference, Prioritised, Ranked, Weighted
from detente.conflict.statement.evaluate import View, holds
from detente.conflict.statement.syntax import Expr, options_in
from detente.engine.ranks import whole

Bits = list[Any]
"""Each bit is a truth, or a plain bool where it does not depend on the state."""


def mentioned(preference: Preference | None) -> list[frozenset[str]]:
    """The options that each bit depends on, without computing it."""
    match preference:
        case Prioritised(statements=statements):
            return [options_in(statement.expr) for statement in statements]
        case Weighted(weights=weights):
            options = _options(weight.statement.expr for weight in weights)
            return [options] * _sum([w.weight for w in weights]).bit_length()
        case Ranked(groups=groups):
            options = _options(expr for group in groups for expr in group)
            return [options] * len(groups).bit_length()
        case None:
            return []


def score(preference: Preference | None, view: View) -> Bits:
    """The bits, as many as `mentioned` tells."""
    match preference:
        case Prioritised(statements=statements):
            return [holds(statement.expr, view) for statement in statements]
        case Weighted(weights=weights):
            total: Bits = [False] * _sum([w.weight for w in weights]).bit_length()
            for factor, weight in zip(whole([w.weight for w in weights]), weights, strict=True):
                total = _plus(total, abs(factor), holds(weight.statement.expr, view) ^ (factor < 0))
            return total
        case Ranked(groups=groups):
            return _place(groups, view)
        case None:
            return []


def _options(exprs: Iterable[Expr]) -> frozenset[str]:
    return frozenset[str]().union(*map(options_in, exprs))


def _sum(weights: Sequence[Any]) -> int:
    """How far the sum of weights can lie above the least it can be."""
    return sum(map(abs, whole(weights)))


def _plus(total: Bits, number: int, where: Any) -> Bits:
    """A sum of bits with `number` added where something is true; there is room for it."""
    after: Bits = []
    carry: Any = False
    for place, bit in enumerate(reversed(total)):
        added = where if number >> place & 1 else False
        after.append(bit ^ added ^ carry)
        carry = (bit & added) | (carry & (bit ^ added))
    return after[::-1]


def _place(groups: Sequence[Sequence[Expr]], view: View) -> Bits:
    """The number of groups from the one that a state belongs to on: 0 where it matches none."""
    bits: Bits = [False] * len(groups).bit_length()
    free: Any = True
    for k, group in enumerate(groups):
        matches = reduce(or_, (holds(expr, view) for expr in group))
        first, number = free & matches, len(groups) - k
        bits = [
            bit | first if number >> place & 1 else bit
            for place, bit in zip(reversed(range(len(bits))), bits, strict=True)
        ]
        free = free & (matches ^ True)
    return bits
