"""Conditions by hand: clauses of deterrents of states, and the share of rankings that meet them."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import product
from math import factorial
from random import Random

import pytest

from detente.studies.advice.inverse_blocks import blocks_of, singles
from detente.studies.advice.inverse_fraction import share
from detente.studies.advice.inverse_polynomial import Budget, Factor, TooMuch, V, integral

Clauses = list[list[set[int]]]


def exact(clauses: Clauses) -> Fraction:
    return share(blocks_of(masks(clauses), Budget()), Budget())


def masks(clauses: Clauses) -> dict[frozenset[int], int]:
    found: dict[frozenset[int], int] = {}
    for place, clause in enumerate(clauses):
        for deterrent in clause:
            found[frozenset(deterrent)] = found.get(frozenset(deterrent), 0) | 1 << place
    return found


def counted(clauses: Clauses, states: Iterable[int]) -> Fraction:
    order = sorted(states)
    good = 0
    for places in product((False, True), repeat=len(order)):
        below = {state for state, low in zip(order, places, strict=True) if low}
        if all(any(deterrent <= below for deterrent in clause) for clause in clauses):
            good += factorial(len(below)) * factorial(len(order) - len(below))
    return Fraction(good, factorial(len(order) + 1))


def test_nothing_is_asked() -> None:
    assert exact([]) == 1


def test_all_must_be_below() -> None:
    assert exact([[{1}], [{2}], [{3}]]) == Fraction(1, 4)
    assert exact([[{1, 2, 3}]]) == Fraction(1, 4)


def test_one_of_many_must_be_below() -> None:
    assert exact([[{k} for k in range(99)]]) == Fraction(99, 100)


def test_a_larger_deterrent_and_an_implied_clause_count_for_nothing() -> None:
    blocks = blocks_of(masks([[{1}, {1, 2}], [{1}, {3}, {1, 2}]]), Budget())
    assert blocks == blocks_of(masks([[{1}]]), Budget())
    assert singles({0b01: 1, 0b11: 2}) == singles({0b10: 2})


def test_blocks_of_one_form_are_counted_together() -> None:
    chains = [[{k, 100 + k, 200 + k} for k in range(50)], [{k, 100 + k} for k in range(50)]]
    blocks = blocks_of(masks(chains), Budget())
    assert list(blocks.values()) == [50]


@pytest.mark.parametrize("seed", range(150))
def test_random_conditions(seed: int) -> None:
    rng = Random(seed)
    states = range(rng.randint(2, 8))
    clauses = [
        [
            set(rng.sample(states, rng.randint(1, min(3, len(states)))))
            for _ in range(rng.choice((1, 2, 3, 5)))
        ]
        for _ in range(rng.choice((1, 2, 3, 4)))
    ]
    assert exact(clauses) == counted(clauses, states)


def test_products_of_powers_are_multiplied_out() -> None:
    """∫ (1 − u²)³ (1 − u⁴)² (1 − u)², term by term."""
    two: Factor = ((0, 1), (2, -1))
    four: Factor = ((0, 1), (4, -1))
    terms = {0: 1}
    for factor in (two, two, two, four, four, V, V):
        longer: dict[int, int] = {}
        for a, c in terms.items():
            for b, d in factor:
                longer[a + b] = longer.get(a + b, 0) + c * d
        terms = longer
    literal = sum(Fraction(c, a + 1) for a, c in terms.items())
    assert integral({((V, 2), (two, 3), (four, 2)): 1}, Budget()) == literal
    assert integral({((V, 2), (two, 3), (four, 2)): 1, (): 1}, Budget()) == literal + 1


def test_many_single_states_beside_groups() -> None:
    """More than a few powers of v come into the product itself."""
    pairs = [{1000 + k, 2000 + k} for k in range(2)]
    one = exact([[*({k} for k in range(100)), *pairs]])
    literal = sum(
        Fraction((-1) ** k * comb, 1)
        * Fraction(factorial(2 * k) * factorial(100), 1)
        / factorial(101 + 2 * k)
        for k, comb in ((0, 1), (1, 2), (2, 1))
    )
    assert one == 1 - literal


def test_too_much() -> None:
    rng = Random(1)
    tangle = [[set(rng.sample(range(200), 6)) for _ in range(60)] for _ in range(6)]
    with pytest.raises(TooMuch):
        exact(tangle)
