"""In which order the options of a conflict are asked for."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import pytest

from benchmarks.large_models import Size, large, product, shuffled
from detente.conflict import (
    Conflict,
    DecisionMaker,
    Prioritised,
    Ranked,
    Statement,
    Weight,
    Weighted,
)
from detente.conflict.statement.syntax import And, Constant, Expr, Taken
from detente.engine.symbolic.line import span
from detente.engine.symbolic.order import along, edges, hubs, orders
from tests.unit.engine.small import conflict, option, options

LOCAL = Size(60, 12, 6, "local", seed=1)
HUB = Size(40, 8, 10, "hub", hubs=4)
A = options("a", 3)
FAR = (option("b.o1"), option("c.o1"))


def all_of(*names: str) -> Expr:
    return And(tuple(map(Taken, names)))


def names(found: Conflict) -> tuple[str, ...]:
    return tuple(option.name for option in found.options)


def wanted(*exprs: Expr) -> Prioritised:
    return Prioritised(tuple(map(Statement, exprs)))


def ring(length: int) -> Conflict:
    """Decision makers of one option each, of whom everybody speaks of the next one all around."""
    ids = [f"d{k}" for k in range(length)]
    return Conflict(
        tuple(
            DecisionMaker(
                dm, options=(option(f"{dm}.o"),), preference=wanted(all_of(f"{dm}.o", f"{other}.o"))
            )
            for dm, other in zip(ids, [*ids[1:], ids[0]], strict=True)
        )
    )


def places(order: Iterable[str], some: Iterable[str]) -> set[int]:
    order = list(order)
    return {order.index(name) for name in some}


@pytest.mark.parametrize(
    "size", [LOCAL, HUB, Size(12, 4, 5, "global"), Size(5, 2, 3, "local"), Size(3, 3, 0, "local")]
)
def test_every_order_has_every_option_once_and_is_another(size: Size) -> None:
    found = list(orders(large(size)))
    assert all(sorted(order) == sorted(names(large(size))) for order in found)
    assert len(set(found)) == len(found) >= 1


def test_the_orders_are_the_same_each_time() -> None:
    assert list(orders(large(HUB))) == list(orders(large(HUB)))


@pytest.mark.parametrize("seed", range(4))
def test_a_shuffled_conflict_is_ordered_as_well_as_it_was_written(seed: int) -> None:
    natural = large(LOCAL)
    other = shuffled(natural, seed)
    best = next(orders(other))
    assert span(names(other), edges(other)) > 2 * span(names(natural), edges(natural))
    assert span(best, edges(other)) <= 1.05 * span(names(natural), edges(natural))
    assert span(best, edges(other)) <= 1.05 * span(next(orders(natural)), edges(natural))


def test_conflicts_that_have_nothing_to_do_with_each_other_stand_one_after_the_other() -> None:
    other = shuffled(product(4), 1)
    order = next(orders(other))
    together = edges(other)
    for k in range(0, 20, 5):
        block = set(order[k : k + 5])
        assert all(edge <= block or edge.isdisjoint(block) for edge in together)


def test_a_ring_is_laid_flat() -> None:
    order = next(orders(ring(20)))
    assert span(order, edges(ring(20))) == 2 * 19


@pytest.mark.parametrize("seed", range(3))
def test_hubs_come_first_however_the_conflict_is_written(seed: int) -> None:
    other = shuffled(large(HUB), seed)
    first = hubs(other)
    assert len(first) == len(hubs(large(HUB))) > 1
    assert places(next(orders(other)), first) == set(range(len(first)))


def test_an_option_that_everybody_speaks_of_is_a_hub() -> None:
    star = Conflict(
        tuple(
            DecisionMaker(
                f"d{k}",
                options=options(f"d{k}", 2),
                preference=wanted(all_of(f"d{k}.o1", f"d{k}.o2", "d0.o1")),
            )
            for k in range(6)
        )
    )
    assert hubs(star) == ("d0.o1",)
    assert hubs(large(LOCAL)) == ()


@pytest.mark.parametrize(
    "preference",
    [
        wanted(all_of("a.o1", "b.o1")),
        Weighted((Weight(Statement(all_of("a.o1", "b.o1")), Decimal(2)),)),
        Ranked(((all_of("a.o2", "a.o3"), all_of("a.o1", "b.o1")),)),
    ],
)
def test_statements_of_every_kind_of_preference_bring_options_together(
    preference: Prioritised | Weighted | Ranked,
) -> None:
    assert frozenset({"a.o1", "b.o1"}) in edges(conflict(*A, *FAR, wanted=[preference]))


def test_constraints_and_own_options_bring_options_together() -> None:
    limited = conflict(*A, *FAR, constraints=(Statement(all_of("b.o1", "c.o1")),))
    assert frozenset({"b.o1", "c.o1"}) in edges(limited)
    assert frozenset(option.name for option in A) in edges(limited)


def test_one_option_and_none_and_no_statement() -> None:
    assert list(orders(conflict(option("a.x")))) == [("a.x",)]
    assert list(orders(conflict())) == [()]
    bare = conflict(*A, *FAR)
    assert sorted(next(orders(bare))) == sorted(names(bare))
    true = conflict(option("a.x"), option("b.y"), wanted=[wanted(Constant(True))])
    assert sorted(next(orders(true))) == ["a.x", "b.y"]


def test_decision_makers_lie_along_an_order_as_their_options_do() -> None:
    listed = conflict(*A, *FAR)
    assert along(listed, names(listed)) == (0, 1, 2)
    assert along(listed, names(listed)[::-1]) == (2, 1, 0)
    assert along(listed, ("a.o1", "b.o1", "a.o2", "a.o3", "c.o1")) == (1, 0, 2)
    assert along(conflict(*FAR), ("b.o1", "c.o1")) == (0, 1, 2)
