"""The large conflicts to measure with, in sizes that can be listed."""

from __future__ import annotations

import pytest

from benchmarks.large_models import Size, Structure, large, product, shuffled
from detente import analyse
from detente.conflict import Conflict, Prioritised
from detente.conflict.statement.syntax import options_in
from detente.stability import CONCEPTS

STRUCTURES: tuple[Structure, ...] = ("local", "hub", "global")
ONE = {"nash": 4, "gmr": 10, "smr": 8, "seq": 6, "sseq": 5}


def small(structure: Structure, seed: int) -> Conflict:
    return large(Size(10, 4, 4, structure, window=2, hubs=2, seed=seed))


def counts(conflict: Conflict) -> dict[str, int]:
    concepts = [concept.id for concept in CONCEPTS.values() if not concept.joint]
    found = analyse(conflict, concepts=concepts, limit=1)
    return {concept: listing.count for concept, listing in found.equilibria.items()}


@pytest.mark.parametrize("structure", STRUCTURES)
def test_a_random_conflict_is_as_large_as_asked_and_always_the_same(structure: Structure) -> None:
    size = Size(30, 7, 5, structure, hubs=3, seed=2)
    one = large(size)
    assert one == large(size)
    assert one != large(Size(30, 7, 5, structure, hubs=3, seed=3))
    assert [option.id for option in one.options] == [f"o{k}" for k in range(1, 31)]
    assert {len(dm.options) for dm in one.decision_makers} == {4, 5}
    assert sum(option.direction == "up" for option in one.options) == 2
    assert len(one.constraints) == 7
    for dm in one.decision_makers:
        assert isinstance(dm.preference, Prioritised)
        assert len(dm.preference.statements) == 5
        mentioned = [options_in(statement.expr) for statement in dm.preference.statements]
        assert all(1 <= len(options) <= 5 for options in mentioned)


def test_statements_of_local_ones_stay_in_the_window() -> None:
    one = large(Size(30, 6, 8, "local", window=4))
    for k, dm in enumerate(one.decision_makers):
        assert isinstance(dm.preference, Prioritised)
        reach = [options_in(statement.expr) for statement in dm.preference.statements]
        places = [int(name.split(".o")[1]) - 1 for options in reach for name in options]
        assert all(abs(place - (5 * k + 2)) <= 4 for place in places)


@pytest.mark.parametrize("structure", STRUCTURES)
@pytest.mark.parametrize("seed", range(8))
def test_some_state_is_feasible(structure: Structure, seed: int) -> None:
    assert analyse(small(structure, seed), concepts=["nash"]).size


@pytest.mark.parametrize("structure", STRUCTURES)
@pytest.mark.parametrize("seed", range(3))
def test_a_shuffled_conflict_is_the_same_one(structure: Structure, seed: int) -> None:
    one = small(structure, seed)
    other = shuffled(one, seed)
    assert other == shuffled(one, seed) != one
    assert counts(other) == counts(one)


def test_equilibria_of_independent_copies_multiply() -> None:
    for copies in (1, 2, 3):
        assert counts(product(copies)) == {c: count**copies for c, count in ONE.items()}
    assert counts(shuffled(product(2), 1)) == counts(product(2))


def test_links_change_every_count() -> None:
    free, linked = counts(product(2)), counts(product(2, linked=True))
    assert all(linked[concept] != count for concept, count in free.items())
