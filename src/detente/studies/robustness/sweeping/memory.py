"""What is done of the last sweeps, kept while a program runs, so that it need not be done again."""

from __future__ import annotations

from collections import OrderedDict

from detente.studies.robustness.sweeping.counts import Counts, Part
from detente.studies.robustness.sweeping.job import Job
from detente.studies.robustness.sweeping.kinds import Packed
from detente.studies.robustness.sweeping.ranges import Range

SWEEPS = 2
"""Of how many sweeps it is kept what is done."""


class Remembered:
    """What is done of one sweep: what it adds up to, and each range with its kinds of worlds."""

    def __init__(self) -> None:
        self._done: tuple[Counts | None, list[tuple[Range, Packed]]] = None, []

    def load(self, nothing: Counts) -> tuple[Counts, list[tuple[Range, Packed]]]:
        """What is done so far."""
        counts, ranges = self._done
        return counts or nothing, ranges

    def put(self, done: Range, part: Part, counts: Counts) -> None:
        """Note that a range is done, and what all that is done adds up to; both or neither."""
        self._done = counts, [*self._done[1], (done, part.kinds)]


class Memory:
    """What is done of the sweeps that were asked for last, for `Means.keep`."""

    def __init__(self) -> None:
        self._sweeps: OrderedDict[tuple[str, ...], Remembered] = OrderedDict()

    def of(self, job: Job) -> Remembered:
        """What is done of a job."""
        about = tuple(job.about().values())
        found = self._sweeps.setdefault(about, Remembered())
        self._sweeps.move_to_end(about)
        while len(self._sweeps) > SWEEPS:
            self._sweeps.popitem(last=False)
        return found
