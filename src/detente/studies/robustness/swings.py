"""By how much the probability that something is so hangs on each event."""

from __future__ import annotations

from dataclasses import dataclass
from math import log, sqrt

from detente.studies.robustness.worlds import CONFIDENCE, Floats

ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Swings:
    """The probabilities of things (columns) in all worlds, and in those where an event is true.

    `totals` has the probability of each thing, `given` (a row for each event) that of the thing and
    the event together, `true` that of each event. `samples` is 0 where they are exact. `figures` is
    how many things could have been told. `missing` are, by event, the probabilities of worlds that
    were not gone through with the event true (first row), and false.
    """

    totals: Floats
    given: Floats
    true: Floats
    samples: int
    figures: int
    missing: Floats

    def conditional(self, event: int, column: int) -> tuple[float | None, float | None]:
        """The probability of a thing given that an event is true, and that it is false.

        None where that is not known: the event is certain, or did not come up.
        """
        both, true = float(self.given[event, column]), float(self.true[event])
        if_true = both / true if true > ROUNDING else None
        rest = float(self.totals[column]) - both
        return if_true, rest / (1 - true) if 1 - true > ROUNDING else None

    def swings(self, column: int) -> tuple[float | None, ...]:
        """P(it is so | true) − P(it is so | false) for each event (Birnbaum, 1969)."""
        pairs = (self.conditional(event, column) for event in range(len(self.true)))
        return tuple(None if a is None or b is None else a - b for a, b in pairs)

    def error(self, event: int, *, single: bool = False) -> float:
        """By how much the swing of an event may be off: each part rests on so many samples.

        None is off by more with a probability of 99 in 100 (Hoeffding, 1963, for all at once): no
        swing of one thing, or, where it is a `single` one out of all `figures`, of any of them.
        """
        if not self.samples:
            return self._left_out(event)
        rest = log(4 * len(self.true) * (self.figures if single else 1) / CONFIDENCE) / 2
        true = self.samples * float(self.true[event])
        counts = (true, self.samples - true)
        return min(2.0, sum(sqrt(rest / max(count, 1.0)) for count in counts))

    def _left_out(self, event: int) -> float:
        """By how much the greater of the two probabilities that make a swing may be too low."""
        true = float(self.true[event])
        pairs = zip(self.missing[:, event].tolist(), (true, 1 - true), strict=True)
        return max(left / of if min(left, of) > ROUNDING else 0.0 for left, of in pairs)
