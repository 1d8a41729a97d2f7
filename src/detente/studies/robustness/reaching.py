"""What the others can bring about by improvements, as bits, for conflicts with few states.

Where the decision maker itself does not move, what the others can reach hangs on their attitudes
alone: it is worked out once for each combination of these, and serves every ranking of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.engine import States
from detente.engine.dense import Dense, Values
from detente.engine.protocol import Steps
from detente.studies.robustness.single import improving, own_first
from detente.studies.robustness.universe import Places

Bits = NDArray[np.uint64]
Flags = NDArray[np.bool_]

WORD = 64
LARGEST = 2**10
"""Conflicts with more combinations than this are not served."""

WORDS = 4
"""Nor those where the others have more combinations than so many words have bits."""

AT_ONCE = 2**14
"""About how many words are gone through at once."""

KEPT = 2**24
"""How many words are kept at most."""

EVERY = np.uint64(2**64 - 1)


class Reach:
    """What the others of a decision maker can reach by improvements, by their attitudes.

    States lie as own combinations (first) by the others' combinations (second); of each state the
    bits say which of the others' combinations they can bring about, itself among them.
    """

    def __init__(self, engine: Dense, dm: int) -> None:
        self.engine, self.dm = engine, dm
        turns = engine.turns[dm]
        self.own, self.rest = turns.count, engine.cube.size // turns.count
        self.words = -(-self.rest // WORD)
        self.others = [j for j, one in enumerate(engine.turns) if j != dm and one.count > 1]
        self._better: dict[int, list[Flags]] = {j: [] for j in self.others}
        self._place: dict[int, dict[int, int]] = {j: {} for j in self.others}
        self._kept: dict[tuple[int, ...], Bits] = {}

    @property
    def serves(self) -> bool:
        """Whether the conflict is small enough."""
        return self.engine.cube.size <= LARGEST and self.words <= WORDS

    def known(self, mover: int, attitude: int) -> bool:
        """Whether it is known what improves the position of one with this attitude."""
        return attitude in self._place[mover]

    def learn(self, mover: int, attitude: int, ranking: Values) -> None:
        """Take in an attitude, from a ranking of all states that has it."""
        better = improving(self.engine, mover, ranking)
        self._place[mover][attitude] = len(self._better[mover])
        self._better[mover].append(self._laid(better, mover))

    def _laid(self, better: Flags, mover: int) -> Flags:
        """Improvements by own combination, then by what the mover has after, then before."""
        turns, mine = self.engine.turns[mover], self.engine.turns[self.dm]
        later, count, stride = turns.shape
        by_cell = better.reshape(count, count, later, stride).transpose(1, 2, 0, 3)
        cells = by_cell.reshape(count, *mine.shape)  # after; then the state before
        return np.moveaxis(cells, 2, 1).reshape(count, self.own, *self._seen(mover))

    def _seen(self, mover: int) -> tuple[int, int, int]:
        """The others' combinations with those of one of them as the middle axis."""
        turns, mine = self.engine.turns[mover], self.engine.turns[self.dm]
        stride = turns.stride if turns.stride < mine.stride else turns.stride // mine.count
        return self.rest // (turns.count * stride), turns.count, stride

    def told(self, attitudes: Places) -> Bits:
        """What can be reached from each state, a row for each row of the `others`' attitudes."""
        rows = list(map(tuple, attitudes.tolist()))
        missing = list(dict.fromkeys(row for row in rows if row not in self._kept))
        size = self.own * self.rest * self.words
        if (len(self._kept) + len(missing)) * size > KEPT:
            self._kept.clear()
            missing = list(dict.fromkeys(rows))
        at_once = max(1, AT_ONCE // size)
        for start in range(0, len(missing), at_once):
            part = missing[start : start + at_once]
            self._kept.update(zip(part, self._closed(part), strict=True))
        return np.stack([self._kept[row] for row in rows])

    def _closed(self, part: list[tuple[int, ...]]) -> Bits:
        """The closure of the others' improvements, a row for each combination of attitudes."""
        count = len(part)
        masks: dict[int, Bits] = {}
        for j, attitudes in zip(self.others, zip(*part, strict=True), strict=True):
            chosen = [self._better[j][self._place[j][one]] for one in attitudes]
            masks[j] = np.where(np.stack(chosen, axis=-1), EVERY, np.uint64(0))
        shape = (self.words, self.own, self.rest, count)
        reach = np.broadcast_to(singles(self.rest).T[:, None, :, None], shape).copy()
        unchanged, before = 0, reach.copy()
        while unchanged < len(self.others):
            for j in self.others:
                seen = reach.reshape(self.words, self.own, *self._seen(j), count)
                for after, mask in enumerate(masks[j]):
                    seen |= seen[:, :, :, after : after + 1] & mask
                unchanged = unchanged + 1 if np.array_equal(before, reach) else 1
                if unchanged >= len(self.others):
                    break
                before[...] = reach
        return np.ascontiguousarray(reach.transpose(3, 0, 1, 2))


def singles(count: int) -> Bits:
    """Sets of one of so many things each: a row of words for each."""
    found = np.zeros((count, -(-count // WORD)), dtype=np.uint64)
    place = np.arange(count)
    found[place, place // WORD] = np.uint64(1) << (place % WORD).astype(np.uint64)
    return found


@dataclass(frozen=True, slots=True)
class Value:
    """A value of every state; where it is `answered`, the least of the values that are reached."""

    states: Values
    answered: bool = False


class Reaching:
    """One ranking of a decision maker whose others answer by improvements.

    The least value of what they can reach is never worked out: a move is deterred by anything among
    it that is worth no more than staying.
    """

    def __init__(self, engine: Dense, dm: int, ranking: Values) -> None:
        self._engine, self._turns = engine, engine.turns[dm]
        rank = np.zeros(engine.cube.size, dtype=np.int32)
        rank[engine.space.cells] = ranking
        self._rank = rank.reshape(engine.cube.shape)

    def rank(self, dm: int) -> Value:
        """The rank of each state for the decision maker, 0 where infeasible."""
        return Value(self._rank)

    def best(self, dm: int, values: Value) -> Value:
        """At each state the greatest value among the own moves, and staying."""
        return Value(self._engine.best(dm, values.states))

    def worst(self, dm: int, values: Value, steps: Steps) -> Value:
        """At each state the least value that the others can bring about by improvements."""
        return Value(values.states, answered=True)

    def lesser(self, one: Value, other: Value) -> Value:
        """The other value: what the others can reach takes in where they stay."""
        return other

    def deterring(self, hope: Value) -> Bits:
        """What of the others' combinations deters a move: by after, word, before and theirs.

        Everything where the move is none, or no improvement.
        """
        assert hope.answered
        rank, end = (
            own_first(values.ravel(), self._turns.shape) for values in (self._rank, hope.states)
        )
        own, rest = rank.shape
        sets = singles(rest)
        order = np.argsort(end, axis=1, kind="stable")
        least = np.zeros((own, rest + 1, sets.shape[1]), dtype=np.uint64)
        np.bitwise_or.accumulate(sets[order], axis=1, out=least[:, 1:])
        top = int(end.max()) + 1  # every row of ends above the one before
        rows = np.arange(own) * np.int64(top)
        worth = np.take_along_axis(end, order, axis=1) + rows[:, None]
        last = np.minimum(rank, top - 1)
        places = np.searchsorted(worth.ravel(), (last + rows[:, None, None]).ravel(), side="right")
        places = places.reshape(own, own, rest) + np.arange(own)[:, None, None]
        no_better = least.reshape(-1, sets.shape[1])[places]
        tempts = (rank[:, None] > rank) & self._turns.allowed.T[:, :, None]
        return np.where(tempts[:, None], np.moveaxis(no_better, 3, 1), EVERY)


def stays(engine: Dense, dm: int, deterring: Bits, reach: Bits) -> States:
    """The states (rows) from which no move pays, in each world (a row of `reach`)."""
    own, _, _, rest = deterring.shape
    found: Flags = np.ones((len(reach), own, rest), dtype=np.bool_)
    at_once = max(1, AT_ONCE // (own * rest))
    for start in range(0, len(found), at_once):
        worlds = slice(start, start + at_once)
        for after in range(own):
            deterred = np.zeros_like(found[worlds])
            for word, bits in enumerate(deterring[after]):
                deterred |= (reach[worlds, word, after, None] & bits) != 0
            found[worlds] &= deterred
    cells = own_first(np.arange(own * rest), engine.turns[dm].shape).ravel()
    by_cell: States = np.empty((own * rest, len(found)), dtype=np.bool_)
    by_cell[cells] = found.reshape(len(found), -1).T
    return by_cell[engine.space.cells]
