"""What is counted over some worlds, in whole numbers, so that parts add up in any order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from detente.studies.robustness.sweeping.kinds import Packed
from detente.studies.robustness.tally import Tally
from detente.studies.robustness.worlds import Whole, Worlds


@dataclass(frozen=True, slots=True)
class Counts:
    """What some worlds add up to.

    `done` is how many they are, `weight` what they weigh and `true` (by event) how much of that has
    each event true. `totals` are those of a tally by concept, `given` those of the concept for
    which they are asked. `solved` and `asked` count sets of stable states: those worked out, and
    those needed.
    """

    done: int
    weight: int
    true: Whole
    totals: Mapping[str, Whole]
    given: Whole
    solved: int
    asked: int

    def __add__(self, other: Counts) -> Counts:
        """What both have together."""
        return Counts(
            self.done + other.done,
            self.weight + other.weight,
            self.true + other.true,
            {concept: found + other.totals[concept] for concept, found in self.totals.items()},
            self.given + other.given,
            self.solved + other.solved,
            self.asked + other.asked,
        )


@dataclass(frozen=True, slots=True)
class Part:
    """What came of a range of worlds: the counts, the kinds of worlds, and how long it took.

    `kinds` has a row for each different world, its booleans packed; no rows where all worlds of a
    job are different anyway.
    """

    counts: Counts
    kinds: Packed
    seconds: float


def counted(
    done: int,
    worlds: Worlds,
    tallies: Mapping[str, Tally],
    first: str | None,
    work: tuple[int, int],
) -> Counts:
    """The counts of some worlds from their tallies."""
    given = np.zeros((0, 0), dtype=np.int64) if first is None else tallies[first].given
    return Counts(
        done,
        int(worlds.weight.sum()),
        worlds.given.sum(axis=0),
        {concept: tally.totals for concept, tally in tallies.items()},
        given,
        *work,
    )


def nothing(events: int, columns: int, concepts: tuple[str, ...], first: str | None) -> Counts:
    """The counts of no worlds."""
    given = np.zeros((0, 0) if first is None else (events, columns), dtype=np.int64)
    totals = {concept: np.zeros(columns, dtype=np.int64) for concept in concepts}
    return Counts(0, 0, np.zeros(events, dtype=np.int64), totals, given, 0, 0)
