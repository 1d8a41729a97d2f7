"""The worlds that may be: what is held in each, and how probable it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, log

import numpy as np
from numpy.typing import NDArray

from detente.studies.robustness.events import Events, Held, Truths

Floats = NDArray[np.float64]

CONFIDENCE = 0.01
"""How probable it may be that any of the sampled figures is off by more than the stated error."""

CELLS = 2**24
"""About how many numbers are kept at once of all worlds, by events."""

CHUNK = 2**14
"""How many worlds are drawn at once."""

LANES = 4
"""How many numbers the counter-based generator gives for each value of its counter."""


@dataclass(frozen=True, slots=True)
class Worlds:
    """Worlds that differ in what is held (a row each), merged of all that are alike in that.

    `chance` is how probable each is, or which share of the samples it has; `given` (a column for
    each event) how much of that it has with the event true. `samples` is 0 where they are exact.
    """

    held: Held
    chance: Floats
    given: Floats
    samples: int = 0

    def __len__(self) -> int:
        return len(self.held)


def exact(events: Events, most: int) -> Worlds | None:
    """Every world, None where more than `most` stay apart when merged.

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
    return Worlds(table.held, table.weight, table.given)


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
        self.weight = np.concatenate([self.weight * probability for probability, _ in outcomes])
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


def sampled(events: Events, samples: int, seed: int, chunk: int = CHUNK) -> Worlds:
    """So many worlds drawn at random, merged; the same for a seed however they are chunked."""
    parts = [
        _counted(events, drawn(events, seed, first, min(first + chunk, samples)))
        for first in range(0, samples, chunk)
    ]
    held, count, given = (np.concatenate(part) for part in zip(*parts, strict=True))
    first, of = alike(held)
    all_given = np.zeros((len(first), given.shape[1]))
    np.add.at(all_given, of, given)
    counts = np.bincount(of, count, len(first))
    return Worlds(held[first], counts / samples, all_given / samples, samples)


def _counted(events: Events, truths: Truths) -> tuple[Held, Floats, Floats]:
    """What is held in some worlds, how often, and how often with each event true."""
    held = events.held(truths)
    first, of = alike(held)
    given = np.zeros((len(first), truths.shape[1]))
    np.add.at(given, of, truths.astype(np.float64))
    return held[first], np.bincount(of, minlength=len(first)).astype(np.float64), given
