"""Connectives as clauses: each literal is true exactly where the formula is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations_with_replacement, product

import pytest

from detente.engine.sat.circuit import FALSE, TRUE, Circuit
from detente.engine.sat.solver import Solver

VARIABLES = 4
Built = Callable[[Circuit, Sequence[int]], int]
Meant = Callable[[Sequence[bool]], bool]


def same(built: Built, meant: Meant, literals: Sequence[int]) -> bool:
    """Whether a formula over some of the variables 2 to 5, negated or not, says what it should.

    Both it and its negation are asked for, and all values for which they are true looked at.
    """
    for wanted in (True, False):
        circuit, solver = Circuit(), Solver()
        free = [circuit.fresh() for _ in range(VARIABLES)]
        result = built(circuit, literals)
        circuit.require(result if wanted else -result)
        found: set[tuple[bool, ...]] = set()
        solver.add(circuit.taken())
        while solver.solve():
            values = tuple(solver.value(variable) for variable in free)
            found.add(values)
            pairs = zip(free, values, strict=True)
            solver.add([[-variable if value else variable for variable, value in pairs]])
        solver.close()
        true = {
            values
            for values in product((False, True), repeat=VARIABLES)
            if meant([_value(literal, values) for literal in literals]) is wanted
        }
        if found != true:
            return False
    return True


def _value(literal: int, values: Sequence[bool]) -> bool:
    value = True if abs(literal) == TRUE else values[abs(literal) - 2]
    return value is (literal > 0)


LITERALS = (TRUE, FALSE, 2, -2, 3, -3, 4)
CONNECTIVES: dict[str, tuple[Built, Meant]] = {
    "all": (Circuit.all_of, all),
    "any": (Circuit.any_of, any),
    "odd": (lambda c, x: c.odd(x[0], c.odd(x[1], x[2])), lambda v: sum(v) % 2 == 1),
    "most": (lambda c, x: c.most(*x), lambda v: sum(v) >= 2),
    "two": (lambda c, x: c.at_least(2, x), lambda v: sum(v) >= 2),
    "none": (lambda c, x: c.at_least(0, x), lambda _: True),
    "four": (lambda c, x: c.at_least(4, x), lambda _: False),
}


@pytest.mark.parametrize("connective", CONNECTIVES)
def test_a_connective_is_true_where_it_should_be(connective: str) -> None:
    built, meant = CONNECTIVES[connective]
    for literals in combinations_with_replacement(LITERALS, 3):
        assert same(built, meant, literals), literals


@pytest.mark.parametrize("weights", [(1, 1, 1, 1), (3, -5, 2, -1), (10**30, 1, -(10**30), 7)])
def test_sums_are_compared_exactly(weights: tuple[int, ...]) -> None:
    """One sum over two variables against another over two others, both over all weights."""

    def built(circuit: Circuit, x: Sequence[int]) -> int:
        one = circuit.total(zip((x[0], x[1], FALSE, TRUE), weights, strict=True))
        other = circuit.total(zip((x[2], FALSE, x[3], x[3]), weights, strict=True))
        assert len(one) == len(other)
        return circuit.above(one, other)

    def meant(v: Sequence[bool]) -> bool:
        one = zip((v[0], v[1], False, True), weights, strict=True)
        other = zip((v[2], False, v[3], v[3]), weights, strict=True)
        return sum(w for x, w in one if x) > sum(w for x, w in other if x)

    assert same(built, meant, (2, -3, 4, 5))


def test_the_first_difference_decides() -> None:
    assert same(
        lambda c, x: c.above(x[:2], x[2:]), lambda v: list(v[:2]) > list(v[2:]), (2, 3, 4, -5)
    )


def test_what_is_said_twice_is_one_literal() -> None:
    circuit = Circuit()
    a, b, c = (circuit.fresh() for _ in range(3))
    assert circuit.all_of((a, b)) == circuit.all_of((b, a, TRUE, a)) == -circuit.any_of((-a, -b))
    assert circuit.odd(a, -b) == -circuit.odd(b, a)
    assert circuit.most(a, -b, -c) == -circuit.most(c, b, -a)
    assert circuit.variables == c + 3


def test_clauses_are_taken_once() -> None:
    circuit = Circuit()
    assert circuit.taken() == [[TRUE]]
    circuit.require(TRUE, circuit.fresh())
    assert circuit.taken() == []
    circuit.require(FALSE)
    assert circuit.taken() == [[FALSE]]
