"""Polynomials in a probability, with whole coefficients, and their integrals.

If every state lies below a target independently with probability u, where u itself is uniform on
[0, 1], then all strict rankings of the states are equally frequent. So the share of the rankings
that meet a condition is the integral over u of a polynomial. A product of powers, such as
(1 − u⁶)⁸⁶³ · (1 − u⁴)⁵⁷⁶, is only multiplied out in the end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import reduce
from math import comb, gcd, lcm

Plain = Mapping[int, int]
"""Σ c · u^a as {a: c}."""

Factor = tuple[tuple[int, int], ...]
"""A plain polynomial as its pairs (a, c), in order; the first is (0, 1)."""

Product = tuple[tuple[Factor, int], ...]
"""Factors and their powers, in order."""

Polynomial = Mapping[Product, int]
"""A sum of products, each with a coefficient."""

ONE: Polynomial = {(): 1}
V: Factor = ((0, 1), (1, -1))
FEW = 64
"""Powers of v up to this one are multiplied out apart."""
LONG = 2000
"""Beyond so many bits, the longer whole numbers are, the longer it takes to multiply them."""
MOST = 1_000_000
"""The most products of two coefficients for one share, or what takes as long: about a second."""


class TooMuch(Exception):
    """A share cannot be computed within its budget."""


class Budget:
    """How much work is left for a computation."""

    def __init__(self, most: int = MOST) -> None:
        self.left = most

    def spend(self, work: int) -> None:
        """Count some work. Raises `TooMuch` once there was too much of it."""
        self.left -= work
        if self.left < 0:
            raise TooMuch


def plus(one: Polynomial, other: Polynomial, factor: int = 1) -> Polynomial:
    """`one` + `factor` · `other`."""
    total = dict(one)
    for product, c in other.items():
        total[product] = total.get(product, 0) + factor * c
    return {product: c for product, c in total.items() if c}


def times(one: Polynomial, other: Polynomial, budget: Budget) -> Polynomial:
    """The product of two polynomials."""
    budget.spend(4 * len(one) * len(other))  # joining two products takes that much longer
    found: dict[Product, int] = defaultdict(int)
    for left, c in one.items():
        for right, d in other.items():
            powers = dict(left)
            for factor, power in right:
                powers[factor] = powers.get(factor, 0) + power
            found[tuple(sorted(powers.items()))] += c * d
    return found


def plain_times(one: Plain, other: Plain, budget: Budget) -> Plain:
    """The product of two plain polynomials."""
    budget.spend(len(one) * len(other))
    found: dict[int, int] = defaultdict(int)
    for a, c in one.items():
        for b, d in other.items():
            found[a + b] += c * d
    return {a: c for a, c in found.items() if c}


def integral(polynomial: Polynomial, budget: Budget) -> Fraction:
    """∫ over u from 0 to 1, exactly.

    >>> integral({(): 1, ((V, 2),): -1}, Budget())
    Fraction(2, 3)
    """
    total = Fraction(0)
    apart: dict[Product, dict[int, int]] = defaultdict(dict)
    for product, c in polynomial.items():
        rest = tuple(item for item in product if item[0] != V)
        apart[rest][dict(product).get(V, 0)] = c
    plain: dict[int, int] = defaultdict(int)
    for rest, powers in apart.items():
        if not rest:
            total += _sum([(c, power + 1) for power, c in powers.items()])
            continue
        common = min(powers) if max(powers) > FEW else 0
        left = {power - common: c for power, c in powers.items()}
        whole = (*rest, (V, common)) if common else rest
        for a, c in plain_times(_multiplied(whole, budget), _of_v(left, budget), budget).items():
            plain[a] += c
    return total + _sum([(c, a + 1) for a, c in plain.items()])


def _sum(parts: Sequence[tuple[int, int]]) -> Fraction:
    """The sum of some fractions, over their common denominator."""
    whole = lcm(*(below for _, below in parts))
    return Fraction(sum(c * (whole // below) for c, below in parts), whole)


def _of_v(powers: Mapping[int, int], budget: Budget) -> Plain:
    """Σ c · (1 − u)^m, given as {m: c}."""
    found: dict[int, int] = defaultdict(int)
    for m, c in powers.items():
        budget.spend(m)
        for a in range(m + 1):
            found[a] += (-1) ** a * comb(m, a) * c
    return found


def _multiplied(product: Product, budget: Budget) -> Plain:
    """A product of powers multiplied out.

    If F = Π Pᵢ^nᵢ then (Π Pᵢ) · F′ = Σ nᵢ · Pᵢ′ · Π Pⱼ (j ≠ i) · F, which gives each coefficient
    of F from a few before it. Where all exponents are multiples of a number, so are those of F.
    """
    step = gcd(*(a for factor, _ in product for a, _ in factor))
    factors: list[Plain] = [{a // step: c for a, c in factor} for factor, _ in product]
    powers = [power for _, power in product]
    whole = reduce(lambda p, q: plain_times(p, q, budget), factors)
    slope: dict[int, int] = defaultdict(int)
    for k, (factor, power) in enumerate(zip(factors, powers, strict=True)):
        derived: Plain = {a - 1: power * a * c for a, c in factor.items() if a}
        others = factors[:k] + factors[k + 1 :]
        for a, c in reduce(lambda p, q: plain_times(p, q, budget), others, derived).items():
            slope[a] += c
    degree = sum(max(factor) * power for factor, power in zip(factors, powers, strict=True))
    long = 1 + sum(powers) // LONG
    budget.spend(degree * (len(whole) + len(slope)) * long)
    terms = [(a, c) for a, c in whole.items() if a]
    found = [1]
    for n in range(1, degree + 1):
        up = sum(c * found[n - 1 - a] for a, c in slope.items() if a < n)
        down = sum(c * (n - a) * found[n - a] for a, c in terms if a <= n)
        found.append((up - down) // n)
    return {a * step: c for a, c in enumerate(found) if c}
