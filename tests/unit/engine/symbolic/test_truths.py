"""Truths and numbers that depend on the state, mixed with plain ones."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from operator import and_, eq, ge, le, ne, or_, xor
from typing import Any

import pytest

from detente.conflict.statement.evaluate import holds
from detente.conflict.statement.syntax import Bound, Constant, Count, Expr, Taken
from detente.engine import State
from detente.engine.symbolic.diagrams import Diagrams
from detente.engine.symbolic.truths import Number, Truth
from tests.strategies import true_at
from tests.unit.engine.small import conflict, option, options

CONFLICT = conflict(*options("a", 2), option("b.o1", 3))
NAMES = [one.name for one in CONFLICT.options]
CONFIGS = [*product(range(2), range(2), range(3))]
BOUNDS: list[Bound] = ["at most", "at least", "exactly"]


@pytest.fixture(name="diagrams", scope="module")
def _diagrams() -> Diagrams:
    return Diagrams(CONFLICT, NAMES, nodes=2**12)


def where(diagrams: Diagrams, truth: Truth | bool) -> list[bool]:
    """In which states something is true."""
    found = diagrams.of(truth)
    digits = (diagrams.variables.digits(State(0, c)) for c in CONFIGS)
    return [found.eval(values) for values in digits]


def taken(diagrams: Diagrams, place: int) -> tuple[Truth, list[bool]]:
    """Where a binary option is taken, as a truth and in plain words."""
    truth = holds(Taken(NAMES[place]), diagrams.view)
    assert isinstance(truth, Truth)
    return truth, [bool(config[place]) for config in CONFIGS]


@pytest.mark.parametrize("operator", [and_, or_, xor])
def test_truths_combine_with_truths_and_bools_on_both_sides(
    diagrams: Diagrams, operator: Callable[[Any, Any], Any]
) -> None:
    one, ones = taken(diagrams, 0)
    other, others = taken(diagrams, 1)
    wanted = list(map(operator, ones, others))
    assert where(diagrams, operator(one, other)) == wanted
    for plain in (False, True):
        wanted = [operator(value, plain) for value in ones]
        assert where(diagrams, operator(one, plain)) == wanted
        assert where(diagrams, operator(plain, one)) == wanted


@pytest.mark.parametrize("compare", [eq, ne, ge, le])
@pytest.mark.parametrize("value", [-1, 0, 1, 2, 3, 9])
def test_a_level_is_compared_with_a_number(
    diagrams: Diagrams, compare: Callable[[Any, Any], Any], value: int
) -> None:
    level = diagrams.view.column("b.o1")
    wanted = [compare(config[2], value) for config in CONFIGS]
    assert where(diagrams, compare(level, value)) == wanted


def test_sums_of_truths_bools_and_numbers(diagrams: Diagrams) -> None:
    one, ones = taken(diagrams, 0)
    other, others = taken(diagrams, 1)
    items: list[Any] = [True, one, False, other, one, 2]
    total: Any = sum(items)
    assert isinstance(total, Number)
    sums = [3 + 2 * a + b for a, b in zip(ones, others, strict=True)]
    for value in range(8):
        assert where(diagrams, total == value) == [value == s for s in sums]
        assert where(diagrams, total >= value) == [s >= value for s in sums]
    again = 1 + total + one
    assert where(diagrams, again <= 5) == [1 + s + a <= 5 for s, a in zip(sums, ones, strict=True)]


ITEMS: list[tuple[Expr, ...]] = [
    (Taken("a.o1"), Constant(True), Taken("b.o1"), Constant(False)),
    (Taken("a.o1"), Taken("a.o1"), Taken("a.o2")),
    (Constant(True), Constant(False)),
    (Constant(True),) * 3,
]


@pytest.mark.parametrize("bound", BOUNDS)
@pytest.mark.parametrize("items", ITEMS)
def test_counts_of_constants_and_options(
    diagrams: Diagrams, bound: Bound, items: tuple[Expr, ...]
) -> None:
    for number in range(6):
        expr = Count(bound, number, items)
        wanted = [true_at(expr, CONFLICT.options, config) for config in CONFIGS]
        assert where(diagrams, holds(expr, diagrams.view)) == wanted


def test_no_state_has_a_name(diagrams: Diagrams) -> None:
    with pytest.raises(LookupError):
        diagrams.view.state("s1")
