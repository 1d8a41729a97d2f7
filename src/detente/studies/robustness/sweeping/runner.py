"""Doing a part of a job: in each process one runner, which remembers what it solved."""

from __future__ import annotations

import time
from hashlib import blake2b
from threading import Lock

import numpy as np

from detente._version import __version__
from detente.conflict.problem import LimitError
from detente.engine import engine_for
from detente.stability import CONCEPTS
from detente.studies.robustness.events import Events
from detente.studies.robustness.solving import Solver
from detente.studies.robustness.sweeping.counts import Counts, Part, counted, nothing
from detente.studies.robustness.sweeping.job import Drawn, Job
from detente.studies.robustness.sweeping.trouble import SweepError
from detente.studies.robustness.tally import Tally, columns
from detente.studies.robustness.universe import Universe
from detente.studies.robustness.worlds import Worlds, exact, sampled

PART = 2**14
"""How many worlds are solved at once."""

CELLS = 2**25
"""How many numbers are kept at most to tell what each outcome hangs on."""


class Runner:
    """A job with all that was found for its worlds so far. Raises `LimitError` if too large.

    `listed` are all worlds where they are known already.
    """

    def __init__(self, job: Job, listed: Worlds | None = None) -> None:
        self.job = job
        self.events = Events(job.conflict)
        self.concepts = [CONCEPTS[concept] for concept in job.concepts]
        self.solver = Solver(self.events, self.concepts)
        self.universe = Universe(engine_for(job.conflict))
        self._listed = listed
        cells = columns(self.universe) * len(self.events.events)
        if job.first is not None and cells > CELLS:
            raise LimitError(
                f"what each of {self.universe.size:,} states hangs on is too much to keep, with"
                f" {len(self.events.events)} things that may be false: ask for the probabilities"
                " alone"
            )

    def nothing(self) -> Counts:
        """What no worlds add up to."""
        job = self.job
        return nothing(len(self.events.events), columns(self.universe), job.concepts, job.first)

    def part(self, first: int, last: int) -> Part:
        """What the worlds `first` … `last` − 1 add up to."""
        began, before = time.monotonic(), self.solver.work
        worlds = self._worlds(first, last)
        events = len(self.events.events)
        tallies = {
            concept: Tally(self.universe, self.job.want, events if concept == self.job.first else 0)
            for concept in self.job.concepts
        }
        for start in range(0, len(worlds), PART):
            some = worlds[start : start + PART]
            for found in self.solver.solve(some.held, self.concepts):
                tallies[found.concept.id].add(found, some)
        solved, asked = (a - b for a, b in zip(self.solver.work, before, strict=True))
        counts = counted(last - first, worlds, tallies, self.job.first, (solved, asked))
        drawn = isinstance(self.job.worlds, Drawn)
        kinds = np.packbits(worlds.held[: len(worlds) if drawn else 0], axis=1)
        return Part(counts, kinds, time.monotonic() - began)

    def _worlds(self, first: int, last: int) -> Worlds:
        of = self.job.worlds
        if isinstance(of, Drawn):
            return sampled(self.events, of.seed, first, last)
        if self._listed is None:
            self._listed = exact(self.events, of.most)
            if self._listed is None or mark(self._listed) != of.mark:
                raise SweepError("a worker finds other worlds: are all of one version?")
        return self._listed[first:last]


def mark(worlds: Worlds) -> str:
    """What tells a list of worlds from any other."""
    found = blake2b(np.packbits(worlds.held, axis=1).tobytes(), digest_size=16)
    found.update(worlds.weight.tobytes())
    return found.hexdigest()


_LOCK = Lock()
_RUNNERS: list[Runner] = []


def part_of(job: Job, first: int, last: int) -> Part:
    """A part of a job, by the runner that this process has for it.

    Raises `SweepError` where this process runs another version of détente than who asks.
    """
    if job.version != __version__:
        raise SweepError(
            f"a worker has détente {__version__}, this is {job.version}: install the same on both"
        )
    with _LOCK:
        if not _RUNNERS or _RUNNERS[0].job != job:
            _RUNNERS[:] = [Runner(job)]
        return _RUNNERS[0].part(first, last)
