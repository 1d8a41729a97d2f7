"""A hundred options: copies of a small conflict, whose equilibria can be told without an engine."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import product as combinations

import pytest

import detente
from benchmarks.large_models import product, shuffled
from detente.stability import CONCEPTS
from detente.studies.analysis import Analysis
from detente.studies.large.messages import Answered, Task
from detente.studies.large.solving import messages
from tests.unit.studies.large.ports import SYMBOLIC

COPIES = 20
ONE = {"nash": 4, "gmr": 10, "smr": 8, "seq": 6, "sseq": 5, "sim": 4}
STATES = 24
FOUR = {"nash": 358, "gmr": 5572, "smr": 2272, "seq": 538, "sseq": 436}
"""Four linked copies by the dense engine, which takes long."""

LINKED = ("nash", "gmr", "sseq")
Copy = tuple[bool, bool, bool, bool, bool]
"""Whether x, y, u, v and w are taken."""


@cache
def linked() -> Analysis:
    return detente.analyse(product(COPIES, linked=True), concepts=LINKED)


def counts(found: Analysis) -> dict[str, int]:
    assert not found.partial
    assert found.engine == "symbolic"
    assert all(listing.complete for listing in found.equilibria.values())
    return {concept: listing.count for concept, listing in found.equilibria.items()}


@pytest.mark.parametrize("seed", [None, 3])
def test_equilibria_of_independent_copies_multiply(seed: int | None) -> None:
    conflict = product(COPIES) if seed is None else shuffled(product(COPIES), seed)
    found = detente.analyse(conflict)
    assert len(conflict.options) == 100
    assert found.size == STATES**COPIES
    assert counts(found) == {concept: count**COPIES for concept, count in ONE.items()}
    one = detente.analyse(product(1), concepts=["gmr"]).equilibria["gmr"]
    on = [sum(column) for column in zip(*(state.levels or () for state in one.states), strict=True)]
    often = Counter(levels[1] for levels in (found.equilibria["gmr"].taken or {}).values())
    assert often == Counter([number * ONE["gmr"] ** (COPIES - 1) for number in on] * COPIES)


def test_linked_copies_as_the_dense_engine_has_them() -> None:
    conflict = product(2, linked=True)
    small = detente.analyse(conflict, limit=1)
    found = detente.analyse(conflict, limit=1, limits=SYMBOLIC)
    assert found.size == small.size
    assert counts(found) == {concept: one.count for concept, one in small.equilibria.items()}
    assert [one.taken for one in found.equilibria.values()] == [
        one.taken for one in small.equilibria.values()
    ]


def test_four_linked_copies() -> None:
    task = Task(product(4, linked=True), "symbolic", tuple(FOUR), 1, None, 2**29)
    told = [message for message in messages(task) if isinstance(message, Answered)]
    assert {one.concept: one.listing.count for one in told} == FOUR


def test_linked_copies_written_in_another_order() -> None:
    other = detente.analyse(shuffled(product(COPIES, linked=True), 5), concepts=LINKED)
    assert counts(other) == counts(linked())
    assert other.size == linked().size


def test_linked_copies_by_hand() -> None:
    assert by_hand(1) == ONE["nash"]
    assert by_hand(4) == FOUR["nash"]
    assert counts(linked())["nash"] == by_hand(COPIES)


def test_no_concept_has_more_equilibria_than_one_that_it_implies() -> None:
    found = counts(linked())
    implied = [(c, weaker) for weaker in LINKED for c in CONCEPTS[weaker].implied_by if c in found]
    assert implied
    assert all(found[concept] <= found[weaker] for concept, weaker in implied)


def by_hand(copies: int) -> int:
    """The Nash equilibria of linked copies, one copy after the other.

    The ways so far are kept by whether v of the copy before is taken and u of the next one.
    """
    ways = Counter({(True, True): 1, (True, False): 1})
    for left in reversed(range(copies)):
        after: Counter[tuple[bool, bool]] = Counter()
        for x, y, u, v, w in combinations([False, True], repeat=5):
            copy = (x, y, u, v, w)
            for before, then in combinations([False, True], [False, True] if left else [True]):
                if possible(copy, before, then) and stable(copy, before, then):
                    after[v, then] += ways[before, u]
        ways = after
    return sum(ways.values())


def possible(copy: Copy, before: bool, then: bool) -> bool:
    """With v of the copy before and u of the next one taken or not."""
    _, y, u, v, w = copy
    return not (y and w) and (before or u) and (v or then)


def stable(copy: Copy, before: bool, then: bool) -> bool:
    """Whether none of the three gains by a move of its own."""
    x, y, u, v, w = copy
    moves = [
        (_a, [(p, q, u, v, w) for p in {x, True} for q in (False, True)]),
        (_b, [(x, y, p, q, w) for p in (False, True) for q in (False, True)]),
        (_c, [(x, y, u, v, p) for p in (False, True)]),
    ]
    return not any(
        wants(end) > wants(copy)
        for wants, ends in moves
        for end in ends
        if possible(end, before, then)
    )


def _a(copy: Copy) -> tuple[bool, ...]:
    x, y, u, _, _ = copy
    return y != u, not y or u, not y and not x


def _b(copy: Copy) -> tuple[bool, ...]:
    x, y, u, v, _ = copy
    return not v and not x, not v or y, x or v or not u


def _c(copy: Copy) -> tuple[bool, ...]:
    x, y, _, v, w = copy
    return not (w and y and not v), not w, not w or x
