"""Going through all worlds of a job: a little here, the rest by whoever is there to help."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from dataclasses import dataclass

from detente.studies.robustness.means import Means
from detente.studies.robustness.sweeping.cluster import cluster
from detente.studies.robustness.sweeping.counts import Counts, Part
from detente.studies.robustness.sweeping.crew import Crew, processes
from detente.studies.robustness.sweeping.job import Job
from detente.studies.robustness.sweeping.keeping import Keep, kept
from detente.studies.robustness.sweeping.kinds import Kinds, Packed
from detente.studies.robustness.sweeping.ranges import Done, Left, Range
from detente.studies.robustness.sweeping.runner import PART, Runner
from detente.studies.robustness.sweeping.trouble import SweepError

LEAST = 0.5
"""How many seconds a part takes at least once it is known how long parts take."""

AIM = 2.0
"""How many seconds a part is to take."""

WORTH = 3.0
"""With fewer seconds left than this it is not worth while to start other processes."""

BEGIN = 2**15
"""About how many states of worlds the first part has."""

STARTS = 3
"""How often processes are started again that were ended from outside."""

LISTEN = 5.0
"""How many seconds pass before it is asked whether anybody is still at work."""


@dataclass(frozen=True, slots=True)
class Swept:
    """What came of a sweep: what is counted, of how many worlds, how many kinds, if it was stopped.

    `planned` is more than was asked for where more had been begun before.
    """

    counts: Counts
    planned: int
    kinds: int | None
    stopped: bool


Along = Callable[[Counts], None]
"""Takes what is counted so far."""


class _Sweep:
    """A sweep under way: what is done, and what is left."""

    def __init__(self, runner: Runner, means: Means, keep: Keep | None, along: Along) -> None:
        self._runner, self._means, self._keep, self._along = runner, means, keep, along
        self.job: Job = runner.job
        self.counts = runner.nothing()
        ranges: list[tuple[Range, Packed]] = []
        if keep is not None:
            self.counts, ranges = keep.load(self.counts)
        self.kinds = Kinds()
        for _, kinds in ranges:
            self.kinds.add(kinds)
        self._done = Done(done for done, _ in ranges)
        self.planned = max(self.job.total, self._done.last)
        self.left = Left(self._done.gaps(self.planned))
        self.size = max(1, min(PART, BEGIN // max(1, runner.universe.size)))
        self._tell()

    def _tell(self) -> None:
        self._means.tell(self.counts.done, self.planned)

    def gather(self, done: Range, part: Part) -> None:
        """Take in what came of a range."""
        self._done.check(done)
        counts = self.counts + part.counts
        if part.counts.done != done[1] - done[0]:
            raise SweepError(f"worlds {done[0]} to {done[1]} were not gone through as asked")
        if self._keep is not None:
            self._keep.put(done, part, counts)
        self._done.add(done)
        self.kinds.add(part.kinds)
        self.counts = counts
        self._tell()
        self._along(counts)

    def fit(self, part: Part) -> float:
        """Fit the size of parts to how long one took; how long all that is left would take."""
        each = part.seconds / part.counts.done
        most = max(1, round(AIM / max(each, 1e-9)))
        least = most if part.seconds >= LEAST else 1
        self.size = min(max(least, 2 * part.counts.done), most)
        return each * len(self.left)

    def here(self, *, alone: bool) -> None:
        """Go through worlds in this process: all of them, or till others are worth while."""
        while (some := self.left.take(self.size)) is not None:
            part = self._runner.part(*some)
            self.gather(some, part)
            ahead = self.fit(part)
            if not alone and part.seconds >= LEAST and ahead > WORTH:
                return

    def there(self, crew: Crew) -> None:
        """Let others go through what is left."""
        under_way: dict[Future[Part], Range] = {}
        try:
            while under_way or len(self.left):
                most = max(1, 2 * crew.size())  # or, with nobody there, it would not wait at all
                while len(under_way) < most:
                    if (some := self.left.take(self.size)) is None:
                        break
                    under_way[crew.submit(self.job, *some)] = some
                finished, _ = wait(under_way, LISTEN, FIRST_COMPLETED)
                for future in finished:
                    part = _result(future, crew)
                    self.gather(under_way[future], part)
                    del under_way[future]
                    self.fit(part)
        finally:
            self.left.back(under_way.values())


def _result(future: Future[Part], crew: Crew) -> Part:
    try:
        return future.result()
    except BrokenExecutor:
        raise
    except Exception as error:
        raise crew.told(error) from None


def sweep(runner: Runner, means: Means, along: Along) -> Swept:
    """Go through all worlds of a job by some means; `along` is told what is counted on the way.

    Stopped by KeyboardInterrupt it has what was done till then; that goes on where nothing was.
    Raises `KeepError`, `ClusterError` and `SweepError` for what is wrong with the means.
    """
    with kept(means.keep, runner.job) as keep:
        under_way = _Sweep(runner, means, keep, along)
        try:
            _go(under_way, means)
        except KeyboardInterrupt:
            if not under_way.counts.done:
                raise
        counts, planned = under_way.counts, under_way.planned
        return Swept(counts, planned, under_way.kinds.count, stopped=counts.done < planned)


def _go(under_way: _Sweep, means: Means) -> None:
    if means.dask is not None:
        with cluster(means.dask) as crew:
            under_way.here(alone=False)
            under_way.there(crew)
        return
    under_way.here(alone=means.workers == 1)
    for _ in range(STARTS):
        if not len(under_way.left):
            return
        try:
            with processes(means.workers) as crew:
                under_way.there(crew)
        except BrokenExecutor:
            continue
    if len(under_way.left):
        raise SweepError(
            "the processes at work were ended from outside, perhaps for want of memory: try again"
            " with fewer of them"
        )
