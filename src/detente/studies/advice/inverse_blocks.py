"""A condition broken into parts that share no state, equal ones counted together.

A condition is a list of clauses, all of which must hold. A clause is a list of **deterrents**, at
least one of which must hold. A deterrent is a set of states all of which must be below the target.
Clauses are counted from 0; a set of clauses is a whole number with a bit for each.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from detente.studies.advice.inverse_polynomial import Budget

States = frozenset[int]


@dataclass(frozen=True, slots=True)
class Block:
    """Some deterrents that share no state with others.

    `clauses` has for each the set of clauses that it belongs to, `groups` the groups of states
    that make it up; the states of a group, so many as `sizes` says, belong to the same deterrents.
    """

    clauses: tuple[int, ...]
    groups: tuple[frozenset[int], ...]
    sizes: tuple[int, ...]


Blocks = Counter[Block]
"""How many blocks there are of each kind."""


def bits(number: int) -> Iterable[int]:
    """The places of the ones in a whole number.

    >>> list(bits(0b1101))
    [0, 2, 3]
    """
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def singles(counts: Mapping[int, int]) -> Blocks:
    """The blocks of a condition whose deterrents are single states.

    `counts` says how many states belong to exactly a set of clauses.
    """
    kept = _needed((clauses, clauses) for clauses in counts)
    blocks: Blocks = Counter()
    for clauses, count in counts.items():
        if clauses & kept:
            blocks[Block((clauses & kept,), (frozenset({0}),), (1,))] += count
    return blocks


def blocks_of(deterrents: Mapping[States, int], budget: Budget) -> Blocks:
    """The blocks of a condition, given the set of clauses that each deterrent belongs to.

    A deterrent counts for nothing in a clause that has a part of it as a deterrent too, and a
    clause for nothing if another one implies it.
    """
    holders = _holders(deterrents)
    inner = dict.fromkeys(deterrents, 0)
    for states, clauses in deterrents.items():
        fewest = min((holders[state] for state in states), key=len)
        budget.spend(len(fewest))
        for larger in fewest:
            if states < larger:
                inner[larger] |= clauses
    kept = _needed((clauses, clauses | inner[d]) for d, clauses in deterrents.items())
    live = {d: clauses & kept & ~inner[d] for d, clauses in deterrents.items()}
    return _blocks({d: clauses for d, clauses in live.items() if clauses})


def _needed(pairs: Iterable[tuple[int, int]]) -> int:
    """The clauses that no other one implies.

    For each deterrent the clauses that it belongs to, and those that hold if it does: a clause
    implies another if each of its deterrents makes that hold.
    """
    implied: dict[int, int] = {}
    for own, held in pairs:
        for clause in bits(own):
            implied[clause] = implied.get(clause, -1) & held
    kept = reduce(or_, (1 << clause for clause in implied), 0)
    for clause in sorted(implied):
        if kept >> clause & 1:
            kept &= ~implied[clause] | 1 << clause
    return kept


def _blocks(deterrents: Mapping[States, int]) -> Blocks:
    """The blocks of deterrents that are all needed."""
    holders = _holders(deterrents)
    blocks: Blocks = Counter()
    left = set(deterrents)
    for first in deterrents:
        if first in left:
            members = [first]
            left.remove(first)
            for member in members:  # which grows meanwhile
                for state in member:
                    joined = [other for other in holders.pop(state, ()) if other in left]
                    left.difference_update(joined)
                    members += joined
            blocks[_block(members, deterrents)] += 1
    return blocks


def _holders(deterrents: Iterable[States]) -> dict[int, list[States]]:
    """For each state the deterrents that it belongs to."""
    holders: dict[int, list[States]] = defaultdict(list)
    for states in deterrents:
        for state in states:
            holders[state].append(states)
    return holders


def _block(members: list[States], clauses: Mapping[States, int]) -> Block:
    """A block in an order that depends on its form, so that blocks of one form are equal."""
    ordered = sorted(members, key=lambda d: (len(d), clauses[d]))
    holders: dict[int, list[int]] = defaultdict(list)
    for place, deterrent in enumerate(ordered):
        for state in deterrent:
            holders[state].append(place)
    groups = sorted(Counter(map(tuple, holders.values())).items())
    return Block(
        tuple(clauses[deterrent] for deterrent in ordered),
        tuple(
            frozenset(k for k, (places, _) in enumerate(groups) if place in places)
            for place in range(len(ordered))
        ),
        tuple(size for _, size in groups),
    )
