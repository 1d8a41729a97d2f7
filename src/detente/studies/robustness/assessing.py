"""How sure the outcomes of a conflict are, given how sure it is what everybody wants."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from detente.conflict import Conflict, in_force
from detente.conflict.problem import LimitError
from detente.conflict.statement.syntax import Expr
from detente.stability import CONCEPTS, Concept
from detente.studies.advice.goal import statement
from detente.studies.robustness.critical import Hanging
from detente.studies.robustness.events import Events
from detente.studies.robustness.result import Robustness
from detente.studies.robustness.solving import Solver
from detente.studies.robustness.swings import Swings
from detente.studies.robustness.tally import Question, Tally, ranked
from detente.studies.robustness.universe import Universe
from detente.studies.robustness.worlds import Worlds, exact, sampled, size_for
from detente.studies.solution import Solution, chosen

ASKED = ("nash", "gmr", "smr", "seq", "sseq")
"""The concepts for which robustness can be asked."""

DEFAULT = "seq"
"""The concept that is asked first."""

MOST_SAMPLES = 1_000_000
"""How many worlds are drawn at most."""

PART = 2**12
"""How many worlds are solved between two words on how far it is."""

Tell = Callable[[int, int], None]
"""Takes how many worlds are solved, and of how many."""


def _silent(done: int, of: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Means:
    """By what means the answer is found, whatever they are the same answer: `tell` whom how far."""

    tell: Tell = _silent


@dataclass(frozen=True, slots=True)
class Precision:
    """How exact the answer is to be, and how much of it is told.

    Where no more than `worlds` stay apart the probabilities are exact, else they are sampled so
    that none is off by more than `half_width`, by a generator that `seed` sets off. The `limit`
    most probable states are told of each concept, all where it is None.
    """

    half_width: float = 0.02
    seed: int = 0
    worlds: int = 100_000
    limit: int | None = 10

    def __post_init__(self) -> None:
        """Raise ValueError for what makes no sense."""
        if not 0 < self.half_width < 1:
            raise ValueError(f"{self.half_width} is no half-width: it lies between 0 and 1")
        if not 0 <= self.seed < 2**64:
            raise ValueError(f"{self.seed} is no seed: it is a whole number from 0 to 2^64 - 1")


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
    precision, means = precision or Precision(), means or Means()
    asked = [CONCEPTS[concept] for concept in _asked(concepts)]
    solution = Solution(conflict)
    today = in_force(conflict)
    events = Events(today)
    solver = Solver(events)
    wanted = statement(today, want)
    has_quo = today.status_quo is not None
    figures = len(asked) * (solver.states + 1 + has_quo + 2 * (wanted is not None))
    worlds, error = _worlds(events, precision, figures)
    universe = Universe(solution.engine)
    first = _first(asked)
    swung = len(events.events) if critical else 0
    tallies = {
        concept.id: Tally(universe, wanted, swung if concept is first else 0) for concept in asked
    }
    for start in range(0, len(worlds), PART):
        means.tell(start, len(worlds))
        part = slice(start, start + PART)
        for found in solver.solve(worlds.held[part], asked):
            tallies[found.concept.id].add(found, worlds.chance[part], worlds.given[part])
    outlooks = {
        concept: tally.outlook(precision.limit, has_quo) for concept, tally in tallies.items()
    }
    hanging = None
    if critical:
        tally = tallies[first.id]
        swings = Swings(
            tally.totals, tally.given, worlds.given.sum(axis=0), worlds.samples, solver.states
        )
        outlooks[first.id] = tally.swung(outlooks[first.id], swings)
        question = _question(first, universe, wanted, tally, precision.limit)
        hanging = None if question is None else Hanging(solver, question, swings).critical()
    return Robustness(
        conflict=today,
        want=wanted,
        outlooks=outlooks,
        events=tuple(events.events),
        worlds=len(worlds),
        samples=worlds.samples,
        error=error,
        seed=precision.seed,
        critical=hanging,
    )


def _asked(concepts: Sequence[str] | None) -> tuple[str, ...]:
    """The concepts asked for. Raises ValueError for what is none that can be."""
    found = chosen(ASKED if concepts is None else concepts)
    if "sim" in found:
        raise ValueError(f"simultaneous stability is left out here: ask for {', '.join(ASKED)}")
    return found


def _worlds(events: Events, precision: Precision, figures: int) -> tuple[Worlds, float]:
    """The worlds, and by how much what is shown of them may be off."""
    every = exact(events, precision.worlds)
    if every is not None:
        return every, 0.0
    samples = size_for(precision.half_width, figures)
    if samples > MOST_SAMPLES:
        raise LimitError(
            f"to be off by no more than {precision.half_width:g} takes {samples:,} samples, more"
            f" than can be drawn ({MOST_SAMPLES:,}); allow a greater error"
        )
    return sampled(events, samples, precision.seed), precision.half_width


def _first(asked: Sequence[Concept]) -> Concept:
    """The concept under which it is asked what the answer hangs on."""
    return next((one for one in asked if one.id == DEFAULT), asked[0])


def _question(
    concept: Concept, universe: Universe, want: Expr | None, tally: Tally, limit: int | None
) -> Question | None:
    """What is asked of each world; None where nothing is wanted and nothing ever holds."""
    if want is not None:
        return Question(concept, universe, want, None)
    order = ranked(tally.states)[:limit]
    if not len(order):
        return None
    far = np.abs(np.round(tally.states[order], 12) - 0.5)
    return Question(concept, universe, None, int(order[np.argmin(far)]))
