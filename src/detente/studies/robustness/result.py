"""What robustness answers with: how probable it is that outcomes hold, and what that hangs on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from detente.conflict import Conflict
from detente.conflict.statement.syntax import Expr
from detente.conflict.statement.text import text
from detente.engine import State
from detente.studies.listing import Listing
from detente.studies.naming import count_json, heading_json, state_json
from detente.studies.robustness.events import Event
from detente.studies.robustness.tables import outcomes, tables
from detente.studies.rows import Row, Table, Tabular

SMALL = 0.0005
"""A swing below this is none."""


@dataclass(frozen=True, slots=True)
class Chance:
    """How probable it is that a state is feasible and an equilibrium.

    `swings` are by event, in the order of `Robustness.events`: the probability that the state is an
    equilibrium where the event is true, less that where it is false (Birnbaum, 1969); None where
    the event is certain, or did not come up among the samples. They are told under the concept
    that `critical` is asked under, and are empty elsewhere.
    """

    state: State
    probability: float
    swings: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlook:
    """How probable it is what holds under one concept.

    `equilibria` are the most probable ones first, `count` counts all that hold in some world;
    `none` is the probability that nothing holds, `unsettled` that the status quo is feasible and no
    equilibrium (None where there is no status quo). Where a statement is wanted, `some` is the
    probability that it holds in some equilibrium, `every` that there is one and it holds in all.
    """

    equilibria: tuple[Chance, ...]
    count: int
    none: float
    unsettled: float | None
    some: float | None = None
    every: float | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """What hangs on an event: how the answer to the question changes with it.

    `if_true` and `if_false` are the probabilities of the answer given either; None where the event
    is certain, or did not come up among the samples. `error` is by how much the swing may be off, 0
    where it is exact. `overturns`: the answer changes where this alone is false and all else is
    held; `appear` and `vanish` are the equilibria that then come and go. Of a position: where the
    statement alone stands at `event.standing.turned`, the nearest place on the other side.
    """

    event: Event
    if_true: float | None
    if_false: float | None
    error: float
    overturns: bool
    appear: Listing
    vanish: Listing

    @property
    def swing(self) -> float | None:
        """P(Q | true) − P(Q | false), the importance of Birnbaum (1969)."""
        if self.if_true is None or self.if_false is None:
            return None
        return self.if_true - self.if_false


@dataclass(frozen=True, slots=True)
class Critical:
    """What a conclusion hangs on, most first.

    The question is whether some equilibrium under `concept` satisfies what is wanted, or, where
    nothing is, whether `state` is one: of the equilibria told the one whose probability is nearest
    to one half. `held` is the answer where everything is held and stands where it is written,
    `probability` that it is yes. `sets` are the minimal sets of claims (ids) whose falsity
    overturns `held`; all of up to `size` claims were tried. `errors`, in the order of
    `Robustness.events`, are by how much the swings of single equilibria may be off.
    """

    concept: str
    want: Expr | None
    state: State | None
    held: bool
    probability: float
    doubts: tuple[Doubt, ...]
    sets: tuple[tuple[str, ...], ...]
    size: int
    errors: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Robustness(Tabular):
    """How sure the outcomes of a conflict are; the answer of `robust`.

    `outlooks` are by concept. Where `samples` is 0, the probabilities are exact over all worlds;
    else each is off by more than `error` with a probability of at most 1 in 100 for all of them
    together. `worlds` counts those that differ in what is held, None where there are too many to
    count.

    `planned` is how many worlds were to be gone through, or drawn. Where it was `stopped` before,
    the answer is of those that were: drawn ones are fewer and the error is greater; without
    drawing, every probability may be up to `missing` higher than it is told, and none is lower.
    `work` has how many sets of stable states were solved, and how many were needed.
    """

    conflict: Conflict
    want: Expr | None
    outlooks: Mapping[str, Outlook]
    events: tuple[Event, ...]
    worlds: int | None
    samples: int
    error: float
    seed: int
    critical: Critical | None
    planned: int
    stopped: bool
    missing: float
    work: tuple[int, int] = field(compare=False)

    @property
    def exact(self) -> bool:
        """Whether no world was drawn: the probabilities are exact, but for what is `missing`."""
        return self.samples == 0

    @property
    def off(self) -> float:
        """By how much a probability may be off, drawn or stopped; 0 where it is exact."""
        return max(self.error, self.missing)

    def to_json(self) -> dict[str, Any]:
        """The answer as plain data: that of `detente robust --json`."""
        found: dict[str, Any] = {
            **heading_json(self.conflict),
            "decision_makers": [dm.id for dm in self.conflict.decision_makers],
            **self.precision_json(),
            "events": [event.to_json() for event in self.events],
            "concepts": {
                concept: self._outlook_json(concept, outlook)
                for concept, outlook in self.outlooks.items()
            },
        }
        if self.critical is not None:
            found["critical"] = self._critical_json(self.critical)
        return found

    def precision_json(self) -> dict[str, Any]:
        """What was asked and how precise the answer is, as plain data."""
        return {
            "want": None if self.want is None else text(self.want),
            "exact": self.exact,
            "worlds": None if self.worlds is None else count_json(self.worlds),
            "samples": self.samples or None,
            "error": self.error,
            "stopped": self.stopped,
            "planned": count_json(self.planned),
            "missing": self.missing,
            "seed": None if self.exact else self.seed,
        }

    def _outlook_json(self, concept: str, outlook: Outlook) -> dict[str, Any]:
        return {
            "count": count_json(outlook.count),
            "equilibria": [
                {
                    "state": state_json(one.state, self.conflict),
                    "probability": one.probability,
                    **self._hangs_json(concept, one),
                }
                for one in outlook.equilibria
            ],
            "no_equilibrium": outlook.none,
            "status_quo_unstable": outlook.unsettled,
            "want_in_some": outlook.some,
            "want_in_all": outlook.every,
        }

    def hangs_on(self, one: Chance) -> list[tuple[Event, float]]:
        """The events that an equilibrium hangs on, most first, each with its swing.

        Left out is what makes no difference, or one that may be by chance. Empty where `critical`
        was not asked.
        """
        if self.critical is None or not one.swings:
            return []
        each = zip(self.events, one.swings, self.critical.errors, strict=True)
        found = [
            (event, swing)
            for event, swing, error in each
            if swing is not None and abs(swing) >= max(SMALL, error)
        ]
        return sorted(found, key=lambda pair: -round(abs(pair[1]), 12))

    def _hangs_json(self, concept: str, one: Chance) -> dict[str, Any]:
        if self.critical is None or self.critical.concept != concept:
            return {}
        return {
            "hangs_on": [
                {
                    "event": event.name,
                    "kind": event.kind,
                    "decision_maker": event.decision_maker,
                    "swing": swing,
                }
                for event, swing in self.hangs_on(one)
            ]
        }

    def _critical_json(self, critical: Critical) -> dict[str, Any]:
        conflict = self.conflict
        state = critical.state
        return {
            "concept": critical.concept,
            "want": None if critical.want is None else text(critical.want),
            "state": None if state is None else state_json(state, conflict),
            "if_all_held": critical.held,
            "probability": critical.probability,
            "doubts": [
                {
                    **doubt.event.to_json(),
                    "swing": doubt.swing,
                    "if_true": doubt.if_true,
                    "if_false": doubt.if_false,
                    "error": doubt.error,
                    "overturns": doubt.overturns,
                    "appear": doubt.appear.to_json(conflict),
                    "vanish": doubt.vanish.to_json(conflict),
                }
                for doubt in critical.doubts
            ],
            "overturning": [list(claims) for claims in critical.sets],
            "overturning_size": critical.size,
        }

    def rows(self) -> list[Row]:
        """A row for each equilibrium told under each concept."""
        return outcomes(self)

    def tables(self) -> dict[str, Table]:
        """The tables `outcomes` (the rows), `events` and `about`."""
        return tables(self)
