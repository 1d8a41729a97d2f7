"""The least change of one list to another, against all changes there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations
from random import Random

import pytest

from detente.conflict import Statement
from detente.conflict.statement.syntax import Taken
from detente.studies.differences import lists
from detente.studies.differences.lists import Key, changed, cost, heaviest, keyed

SEEDS = range(150)


def statements(rng: Random, prices: dict[str, Decimal]) -> list[Statement]:
    names = rng.choices("abcde", k=rng.randint(0, 6))
    return [Statement(Taken(f"dm.{name}"), price=prices[name]) for name in names]


def two_lists(seed: int) -> tuple[list[Statement], list[Statement]]:
    rng = Random(seed)
    prices = {name: Decimal(rng.randint(0, 6)) / 2 for name in "abcde"}
    return statements(rng, prices), statements(rng, prices)


def least(before: Sequence[Statement], after: Sequence[Statement]) -> Decimal:
    """The cost by trying every set of kept statements to lift out."""
    price = {s.expr: s.price for s in (*before, *after)}
    counts = [Counter(s.expr for s in side) for side in (before, after)]
    unpaired = (counts[0] - counts[1]) + (counts[1] - counts[0])
    gone = sum((price[expr] * k for expr, k in unpaired.items()), Decimal(0))
    old, new = list(keyed(before)), list(keyed(after))
    kept = [key for key in old if key in new]
    lifted = (
        sum((keyed(before)[key].price for key in out), Decimal(0))
        for size in range(len(kept) + 1)
        for out in combinations(kept, size)
        if in_order(old, new, out)
    )
    return gone + min(lifted)


def in_order(old: list[Key], new: list[Key], out: Sequence[Key]) -> bool:
    rest = [[k for k in side if k not in out] for side in (old, new)]
    return [k for k in rest[0] if k in rest[1]] == [k for k in rest[1] if k in rest[0]]


def too_dear() -> list[int]:
    """The seeds whose lists could be changed into one another for another price."""
    return [seed for seed in SEEDS if cost(*two_lists(seed)) != least(*two_lists(seed))]


def test_no_change_costs_less() -> None:
    assert too_dear() == []


@pytest.mark.parametrize("all_stay", [False, True])
def test_a_change_that_lifts_out_too_much_or_too_little_is_noticed(
    all_stay: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def planted(places: Sequence[int], weights: Sequence[Decimal]) -> tuple[int, ...]:
        return tuple(range(len(places) if all_stay else min(1, len(places))))

    monkeypatch.setattr(lists, "heaviest", planted)
    assert too_dear()


@pytest.mark.parametrize("seed", range(30))
def test_the_parts_of_a_change_are_those_that_it_costs(seed: int) -> None:
    before, after = two_lists(seed)
    change = changed(before, after)
    old, new = keyed(before), keyed(after)
    assert set(change.dropped) == old.keys() - new.keys()
    assert set(change.added) == new.keys() - old.keys()
    assert {*change.moved, *change.steady} == old.keys() & new.keys()
    assert in_order(list(old), list(new), change.moved)
    priced = [old[key].price for key in change.dropped + change.moved]
    priced += [new[key].price for key in change.added]
    assert sum(priced) == cost(before, after)


@pytest.mark.parametrize("seed", range(30))
def test_the_heaviest_subsequence_is_the_heaviest_then_longest_then_first(seed: int) -> None:
    rng = Random(seed)
    places = rng.sample(range(20), rng.randint(0, 7))
    weights = [Decimal(rng.randint(0, 3)) for _ in places]
    increasing = (
        chosen
        for size in range(len(places) + 1)
        for chosen in combinations(range(len(places)), size)
        if [places[k] for k in chosen] == sorted(places[k] for k in chosen)
    )
    best = max(
        increasing,
        key=lambda c: (sum(weights[k] for k in c), len(c), [-places[k] for k in c]),
    )
    assert heaviest(places, weights) == best


def test_of_two_neighbours_that_change_places_the_lower_one_is_moved_up() -> None:
    a, b = (Statement(Taken(f"dm.{name}")) for name in "ab")
    assert changed([a, b], [b, a]).moved == (("dm.b", 1),)


def test_a_dear_statement_stays_and_cheap_ones_move() -> None:
    a, b, c = (
        Statement(Taken(f"dm.{name}"), price=Decimal(price))
        for name, price in (("a", 5), ("b", 1), ("c", 1))
    )
    assert changed([a, b, c], [b, c, a]).moved == (("dm.b", 1), ("dm.c", 1))
    assert cost([a, b, c], [b, c, a]) == 2


def test_a_list_costs_nothing_to_leave() -> None:
    a, b = (Statement(Taken(f"dm.{name}")) for name in "ab")
    assert cost([a, b, a], [a, b, a]) == 0
