"""The worlds that may be: what is held in each, and how probable it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, log
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.studies.robustness.events import Events, Held, Truths

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

CONFIDENCE = 0.01
"""How probable it may be that any of the sampled figures is off by more than the stated error."""

CELLS = 2**24
"""About how many numbers are kept at once of all worlds, by events."""

CHUNK = 2**14
"""How many worlds are drawn at once."""

LANES = 4
"""How many numbers the counter-based generator gives for each value of its counter."""


ONE = 2**60
"""What stands for a probability of 1 where worlds are exact: probabilities are whole numbers, so
that their sum hangs on no order. Each is off by less than 10^-18."""


TINY = float(np.finfo(np.float64).tiny)
"""What is possible at all is at least so probable, for products may become too small to tell."""


@dataclass(frozen=True, slots=True)
class Worlds:
    """Worlds that differ in what is held (a row each), merged of all that are alike in that.

    `weight` is how probable each is in parts of `ONE`, or how many of the samples it is; `given` (a
    column for each event) how much of that it has with the event true.
    """

    held: Held
    weight: Whole
    given: Whole

    def __len__(self) -> int:
        return len(self.held)

    def __getitem__(self, some: slice) -> Worlds:
        return Worlds(self.held[some], self.weight[some], self.given[some])


def exact(events: Events, most: int) -> Worlds | None:
    """Every world, the most probable first; None where more than `most` stay apart when merged.

    One chance after the other is gone through. What is decided by then is noted and the events that
    nothing else hangs on are forgotten, so that worlds that are alike merge on the way.
    """
    table = _Table(events)
    most = min(most, CELLS // max(1, len(events.events)))
    for chance in _order(events):
        table.branch(chance)
        if len(table.weight) > most:
            return None
    table.finish()
    order = np.argsort(-table.weight, kind="stable")
    weight, given = _whole(table.weight[order]), _whole(table.given[order])
    return Worlds(table.held[order], weight, np.minimum(given, weight[:, None]))


def _whole(probabilities: Floats) -> Whole:
    """Probabilities in parts of `ONE`; what is possible at all stays so."""
    found: Whole = np.maximum(np.rint(probabilities * ONE), probabilities > 0).astype(np.int64)
    return found


def _order(events: Events) -> list[tuple[int, ...]]:
    """The chances, those that decide the same things side by side."""
    of = {event: chance for chance in events.chances for event in chance}
    needed = (of[event] for item in events.items for event in item.events)
    return list(dict.fromkeys((*needed, *events.chances)))


class _Table:
    """The worlds so far, by the events that still matter and by what is decided."""

    def __init__(self, events: Events) -> None:
        self._events = events
        self._open = set(range(len(events.items)))
        self._known: set[int] = set()
        self.truths: Truths = np.zeros((1, len(events.events)), dtype=np.bool_)
        self.held: Held = np.zeros((1, len(events.items)), dtype=np.bool_)
        self.weight: Floats = np.ones(1)
        self.given: Floats = np.zeros((1, len(events.events)))

    def branch(self, chance: tuple[int, ...]) -> None:
        """Each world once for each outcome of a chance."""
        outcomes = list(_outcomes(self._events, chance))
        count = len(self.weight)
        truths: Truths = np.tile(self.truths, (len(outcomes), 1))
        given: Floats = np.tile(self.given, (len(outcomes), 1))
        for k, (probability, true) in enumerate(outcomes):
            rows = slice(k * count, (k + 1) * count)
            given[rows] *= probability
            truths[rows, chance] = true
            given[rows, chance] = np.outer(self.weight * probability, true)
        weights = [self.weight * probability for probability, _ in outcomes]
        self.weight = np.maximum(np.concatenate(weights), TINY)
        self.held = np.tile(self.held, (len(outcomes), 1))
        self.truths, self.given = truths, given
        self._known.update(chance)
        self.finish()

    def finish(self) -> None:
        """Note what is decided, forget what nothing hangs on any more, and merge."""
        items = self._events.items
        for place in [k for k in self._open if self._known.issuperset(items[k].events)]:
            self._open.remove(place)
            self.held[:, place] = self._events.held(self.truths, [items[place]])[:, 0]
        needed = {event for place in self._open for event in items[place].events}
        self.truths[:, [e for e in self._known if e not in needed]] = False
        rows = np.concatenate([self.held, self.truths], axis=1)
        first, of = alike(rows)
        self.weight = np.bincount(of, self.weight, len(first)).astype(np.float64)
        given = np.zeros((len(first), self.given.shape[1]))
        np.add.at(given, of, self.given)
        self.held, self.truths, self.given = self.held[first], self.truths[first], given


def _outcomes(events: Events, chance: tuple[int, ...]) -> Iterator[tuple[float, NDArray[np.bool_]]]:
    """What may come of a chance, and how probable it is: U between two of the confidences."""
    confidences = events.confidences[list(chance)]
    ends = np.unique([0.0, *confidences, 1.0])
    for low, high in pairwise(ends):
        yield float(high - low), confidences >= high


def alike(rows: NDArray[np.bool_]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Rows of booleans that are alike: the first of each kind, and for each row its kind."""
    if not rows.shape[1]:
        return np.zeros(min(1, len(rows)), dtype=np.intp), np.zeros(len(rows), dtype=np.intp)
    packed = np.ascontiguousarray(np.packbits(rows, axis=1))
    keys = packed.view(np.dtype((np.void, packed.shape[1]))).ravel()
    _, first, of = np.unique(keys, return_index=True, return_inverse=True)
    return first, of.reshape(-1)


def size_for(half_width: float, figures: int) -> int:
    """How many samples it takes so that no figure is off by more than `half_width`.

    ⌈ln(2M/δ)/(2ε²)⌉ for M figures, by the inequality of Hoeffding (1963), for all together with
    probability 1 − δ, δ = 0.01.
    """
    return ceil(log(2 * figures / CONFIDENCE) / (2 * half_width**2))


def half_width_of(samples: int, figures: int) -> float:
    """By how much figures from so many samples may be off: the inverse of `size_for`."""
    return float(np.sqrt(log(2 * figures / CONFIDENCE) / (2 * max(samples, 1))))


def drawn(events: Events, seed: int, first: int, last: int) -> Truths:
    """Which events are true in the worlds `first` … `last` − 1 of a seed.

    The numbers of a world are those of a counter-based generator (Philox; Salmon et al., 2011) at
    places that hang on the seed and the world alone, so that it does not matter who draws which.
    """
    of = np.zeros(len(events.events), dtype=np.intp)
    for number, chance in enumerate(events.chances):
        of[list(chance)] = number
    each = -(-max(1, len(events.chances)) // LANES)
    source = np.random.Philox(key=seed, counter=first * each)
    raw = source.random_raw((last - first) * each * LANES).reshape(last - first, each * LANES)
    uniform = ((raw[:, of] >> np.uint64(11)) + np.uint64(1)) * 2.0**-53
    true: Truths = uniform <= events.confidences
    return true


def sampled(events: Events, seed: int, first: int, last: int) -> Worlds:
    """The worlds `first` … `last` − 1 of a seed, merged; the same however they are chunked."""
    cuts = [*range(first, last, CHUNK), last]
    parts = [_counted(events, drawn(events, seed, a, b)) for a, b in pairwise(cuts)]
    held, weight, given = (np.concatenate(part) for part in zip(*parts, strict=True))
    kinds, of = alike(held)
    return Worlds(held[kinds], _added(weight, of, len(kinds)), _added(given, of, len(kinds)))


def _counted(events: Events, truths: Truths) -> tuple[Held, Whole, Whole]:
    """What is held in some worlds, how often, and how often with each event true."""
    held = events.held(truths)
    first, of = alike(held)
    weight = np.bincount(of, minlength=len(first)).astype(np.int64)
    return held[first], weight, _added(truths, of, len(first))


def _added(rows: NDArray[Any], of: NDArray[np.intp], count: int) -> Whole:
    """Rows of whole numbers added up by the kind that each is of."""
    found: Whole = np.zeros((count, *rows.shape[1:]), dtype=np.int64)
    np.add.at(found, of, rows.astype(np.int64))
    return found
