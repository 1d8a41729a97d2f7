"""The share of all strict rankings that meet a condition, exactly (definitions §8)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import reduce
from operator import or_

from detente.studies.advice.inverse_blocks import Block, Blocks, bits
from detente.studies.advice.inverse_polynomial import (
    ONE,
    Budget,
    Plain,
    Polynomial,
    integral,
    plain_times,
    plus,
    times,
)

Groups = frozenset[int]


def share(blocks: Blocks, budget: Budget) -> Fraction:
    """The share of the strict rankings that meet the condition that these blocks make up.

    Clauses that have no block in common are independent. Among others the clauses that fail are
    included and excluded in turn: they fail together iff none of their deterrents holds, which
    only depends on which deterrents are theirs. Raises `TooMuch`.
    """
    found = ONE
    for part in _parts(blocks):
        found = times(found, _probability(part, budget), budget)
    return integral(found, budget)


def _parts(blocks: Blocks) -> Iterator[Blocks]:
    """The blocks in parts that have no clause in common."""
    left = list(blocks.items())
    while left:
        clauses, size = _clauses(left[0][0]), 0
        part: list[tuple[Block, int]] = []
        while size < len(part := [item for item in left if _clauses(item[0]) & clauses]):
            size = len(part)
            clauses = reduce(or_, (_clauses(block) for block, _ in part))
        left = [item for item in left if not _clauses(item[0]) & clauses]
        yield Blocks(dict(part))


def _clauses(block: Block) -> int:
    return reduce(or_, block.clauses)


def _probability(blocks: Blocks, budget: Budget) -> Polynomial:
    """The probability that all clauses hold, each state being below with probability u.

    The clauses are gone through one by one. For each set of deterrents that can fail together
    (`failing`, by the sets of clauses they belong to) there is a signed sum of probabilities;
    blocks without a later clause are multiplied into it and forgotten.
    """
    kinds = sorted({clauses for block in blocks for clauses in block.clauses})
    place = {clauses: k for k, clauses in enumerate(kinds)}
    none_holds = _NoneHolds(budget)
    sums: dict[int, Polynomial] = {0: ONE}
    for clause, ending, later in _schedule(blocks):
        hit = sum(1 << place[clauses] for clauses in kinds if clauses >> clause & 1)
        kept = sum(1 << place[clauses] for clauses in {c for b in later for c in b.clauses})
        gone: dict[int, Polynomial] = {}
        for failing, value in sums.items():
            budget.spend(4 * len(value))
            gone[failing] = plus(gone.get(failing, {}), value)
            gone[failing | hit] = plus(gone.get(failing | hit, {}), value, -1)
        sums = {}
        for failing, value in gone.items():
            then = value
            for block, count in ending.items():
                failed = [k for k, c in enumerate(block.clauses) if failing >> place[c] & 1]
                then = times(then, none_holds.power(block, failed, count), budget)
            sums[failing & kept] = plus(sums.get(failing & kept, {}), then)
    return sums[0]


def _schedule(blocks: Blocks) -> Iterator[tuple[int, Blocks, Blocks]]:
    """Each clause with the blocks of which it is the last one, and the blocks with a later one."""
    last = {block: _clauses(block).bit_length() - 1 for block in blocks}
    every = reduce(or_, map(_clauses, blocks), 0)
    for clause in bits(every):
        ending = Blocks({b: n for b, n in blocks.items() if last[b] == clause})
        yield clause, ending, Blocks({b: n for b, n in blocks.items() if last[b] > clause})


class _NoneHolds:
    """The probability that of some deterrents none has all its states below."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._known: dict[tuple[frozenset[Groups], tuple[int, ...]], Plain] = {}

    def power(self, block: Block, failed: list[int], count: int) -> Polynomial:
        """That in none of `count` such blocks one of these deterrents holds."""
        one = self._none(frozenset(block.groups[k] for k in failed), block.sizes)
        return {((tuple(sorted(one.items())), count),) if failed else (): 1}

    def _none(self, deterrents: frozenset[Groups], sizes: tuple[int, ...]) -> Plain:
        key = (deterrents, sizes)
        if key not in self._known:
            found: Plain = {0: 1}
            for part in _apart(_smallest(deterrents, self._budget)):
                found = plain_times(found, self._expanded(part, sizes), self._budget)
            self._known[key] = found
        return self._known[key]

    def _expanded(self, deterrents: frozenset[Groups], sizes: tuple[int, ...]) -> Plain:
        """By cases: the group that most deterrents need is all below, or it is not."""
        if len(deterrents) == 1:
            (only,) = deterrents
            return _not_all_below(sum(sizes[group] for group in only))
        needs = _counted(deterrents)
        group = max(sorted(needs), key=lambda g: needs[g])
        below = frozenset(deterrent - {group} for deterrent in deterrents)
        others = frozenset(deterrent for deterrent in deterrents if group not in deterrent)
        yes = plain_times({sizes[group]: 1}, self._none(below, sizes), self._budget)
        no = plain_times(_not_all_below(sizes[group]), self._none(others, sizes), self._budget)
        return {a: c for a in {*yes, *no} if (c := yes.get(a, 0) + no.get(a, 0))}


def _not_all_below(count: int) -> Plain:
    return {0: 1, count: -1}


def _counted(deterrents: Iterable[Groups]) -> Mapping[int, int]:
    needs: dict[int, int] = defaultdict(int)
    for deterrent in deterrents:
        for group in deterrent:
            needs[group] += 1
    return needs


def _smallest(deterrents: frozenset[Groups], budget: Budget) -> list[Groups]:
    """Those of which no part is a deterrent too: none holds iff none of these does."""
    smallest: list[Groups] = []
    for deterrent in sorted(deterrents, key=len):
        budget.spend(len(smallest))
        if not any(other < deterrent for other in smallest):
            smallest.append(deterrent)
    return smallest


def _apart(deterrents: list[Groups]) -> list[frozenset[Groups]]:
    """The deterrents in parts that share no group."""
    parts: list[tuple[Groups, frozenset[Groups]]] = []
    for deterrent in deterrents:
        groups, members = deterrent, frozenset({deterrent})
        apart: list[tuple[Groups, frozenset[Groups]]] = []
        for others, part in parts:
            if others & deterrent:
                groups, members = groups | others, members | part
            else:
                apart.append((others, part))
        parts = [*apart, (groups, members)]
    return [part for _, part in parts]
