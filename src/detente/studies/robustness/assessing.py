"""How sure the outcomes of a conflict are, given how sure it is what everybody wants."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import numpy as np

from detente.conflict import Conflict, in_force
from detente.conflict.statement.syntax import Expr
from detente.stability import CONCEPTS
from detente.studies.robustness.critical import LARGEST, Hanging
from detente.studies.robustness.events import Events
from detente.studies.robustness.means import Means
from detente.studies.robustness.outlook import doubtful, outlook
from detente.studies.robustness.precision import Precision
from detente.studies.robustness.result import Critical, Robustness
from detente.studies.robustness.solving import Solver, possible
from detente.studies.robustness.sweeping.counts import Counts
from detente.studies.robustness.sweeping.job import Drawn, Job, Listed
from detente.studies.robustness.sweeping.runner import Runner, mark
from detente.studies.robustness.sweeping.sweep import Swept, sweep
from detente.studies.robustness.swings import Swings
from detente.studies.robustness.tally import Question
from detente.studies.robustness.worlds import ONE, exact, half_width_of
from detente.studies.solution import chosen, solvable
from detente.studies.wanted import wanted_statement

ASKED = ("nash", "gmr", "smr", "seq", "sseq")
"""The concepts for which robustness can be asked."""

DEFAULT = "seq"
"""The concept that is asked first."""


def robust(
    conflict: Conflict,
    want: Expr | str | None = None,
    *,
    concepts: Sequence[str] | None = None,
    critical: bool = False,
    precision: Precision | None = None,
    means: Means | None = None,
) -> Robustness:
    """How probable it is that each state holds, given the confidences of claims and statements.

    The semantics are the distribution semantics (Sato, 1995; definitions §8): claims are
    independent events, statements inherit from them. `want` is a statement about outcomes, or
    `status quo`; `critical` asks what the conclusion hangs on, under `seq` or the first of the
    `concepts` given: the wanted statement, or the equilibrium told that is the least certain either
    way, and each equilibrium told. Simultaneous stability is left out.

    Raises `StatementError` and `StateError` for what is wrong with `want`, ValueError for a concept
    that there is not, `MeaningError` where the conflict cannot be analysed as it stands,
    `LimitError` where it is too large.

    >>> import detente
    >>> conflict = detente.parse('''
    ... decision_makers:
    ...   a: {options: {go: go}, prefers: [{statement: go, because: [said]}]}
    ... claims: {said: {confidence: 0.8}}
    ... ''').conflict()
    >>> found = robust(conflict, "a.go", concepts=["nash"])
    >>> round(found.outlooks["nash"].some, 3), round(found.outlooks["nash"].every, 3)
    (1.0, 0.8)
    """
    means = means or Means()
    asked = _asked(concepts)
    solvable(conflict)
    today = in_force(conflict)
    wanted = wanted_statement(today, want)
    found = _Asked(today, asked, wanted, critical, precision or Precision())
    early = sorted(means.early)

    def along(counts: Counts) -> None:
        """Let an answer be heard if it is exact enough for that."""
        planned = found.runner.job.total
        if early and counts.done < planned and found.error(counts) <= early[-1]:
            while early and found.error(counts) <= early[-1]:
                early.pop()
            means.hear(found.answer(Swept(counts, planned, None, stopped=False), largest=1))

    return found.answer(sweep(found.runner, means, along))


class _Asked:
    """What is asked, and how it is gone through. Raises as `robust` does."""

    def __init__(
        self,
        conflict: Conflict,
        concepts: tuple[str, ...],
        want: Expr | None,
        critical: bool,
        precision: Precision,
    ) -> None:
        first = DEFAULT if DEFAULT in concepts else concepts[0]
        self._precision = precision
        events = Events(conflict)
        quo = conflict.status_quo is not None
        self._states = possible(events)
        self._figures = len(concepts) * (self._states + 1 + quo + 2 * (want is not None))
        every = exact(events, precision.worlds)
        worlds: Listed | Drawn
        self._weight = 0
        if every is None:
            worlds = Drawn(precision.seed, precision.samples(self._figures))
        else:
            worlds = Listed(len(every), precision.worlds, mark(every))
            self._weight = int(every.weight.sum())
        job = Job(conflict, concepts, want, first if critical else None, worlds)
        self.runner = Runner(job, every)

    def error(self, counts: Counts) -> float:
        """By how much what is counted may be off: 0 where all worlds were gone through."""
        if isinstance(self.runner.job.worlds, Listed):
            return (self._weight - counts.weight) / ONE
        if counts.done == self.runner.job.total:
            return self._precision.half_width
        return half_width_of(counts.done, self._figures)

    def answer(self, swept: Swept, largest: int = LARGEST) -> Robustness:
        """The answer from what came of the sweep; sets of up to `largest` claims are tried."""
        job, counts, universe = self.runner.job, swept.counts, self.runner.universe
        samples = counts.done if isinstance(job.worlds, Drawn) else 0
        swings = None if job.first is None else self._swings(counts, samples, job.first)
        outlooks = {
            concept: outlook(
                universe,
                totals / (samples or ONE),
                self._precision.limit,
                swings if concept == job.first else None,
                wanted=job.want is not None,
                quo=job.conflict.status_quo is not None,
            )
            for concept, totals in counts.totals.items()
        }
        critical, stopped = None, swept.stopped
        if job.first is not None and swings is not None:
            critical, stopped = self._critical(swings, job.first, stopped, largest)
        error = self.error(counts)
        return Robustness(
            conflict=job.conflict,
            want=job.want,
            outlooks=outlooks,
            events=tuple(self.runner.events.events),
            worlds=swept.kinds if samples else counts.done,
            samples=samples,
            error=error if samples else 0.0,
            seed=self._precision.seed,
            critical=critical,
            planned=swept.planned,
            stopped=stopped,
            missing=0.0 if samples else error,
            work=(counts.solved, counts.asked),
        )

    def _swings(self, counts: Counts, samples: int, first: str) -> Swings:
        whole = samples or ONE
        true = counts.true / whole
        left = np.zeros((2, len(true)))
        if not samples:
            confidences = self.runner.events.confidences
            false = counts.weight / ONE - true
            left = np.maximum(0.0, [confidences - true, (1 - confidences) - false])
            true = confidences
        totals, given = counts.totals[first] / whole, counts.given / whole
        return Swings(totals, given, true, samples, self._states, left)

    def _critical(
        self, swings: Swings, first: str, stopped: bool, largest: int
    ) -> tuple[Critical | None, bool]:
        """What it hangs on, and whether that was stopped: then fewer sets of claims are tried."""
        universe, want = self.runner.universe, self.runner.job.want
        place = None
        if want is None:
            place = doubtful(swings.totals[: universe.size], self._precision.limit)
            if place is None:
                return None, stopped
        question = Question(CONCEPTS[first], universe, want, place)
        if not stopped:
            with suppress(KeyboardInterrupt):
                return Hanging(self.runner.solver, question, swings).critical(largest), False
        afresh = Solver(self.runner.events, [CONCEPTS[first]])
        return Hanging(afresh, question, swings).critical(largest=1), True


def _asked(concepts: Sequence[str] | None) -> tuple[str, ...]:
    """The concepts asked for. Raises ValueError for what is none that can be."""
    found = chosen(ASKED if concepts is None else concepts)
    if "sim" in found:
        raise ValueError(f"simultaneous stability is left out here: ask for {', '.join(ASKED)}")
    return found
