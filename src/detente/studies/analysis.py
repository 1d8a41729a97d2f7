"""Which states are stable, for whom, and which are equilibria."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.conflict import Conflict
from detente.engine import State
from detente.studies.naming import count_json, state_json
from detente.studies.solution import Solution

LIMIT = 100


@dataclass(frozen=True, slots=True)
class Listing:
    """Some states of a set and how many there are in all."""

    count: int
    states: tuple[State, ...]

    @property
    def shortened(self) -> bool:
        """Whether states were left out."""
        return self.count > len(self.states)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """A state, its rank for each decision maker (1 is best), and how it is stable for each."""

    state: State
    rank: tuple[int, ...]
    stable: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """The equilibria of a conflict under each solution concept; the answer of `analyse`.

    `equilibria` holds the concepts that are defined for the conflict, in the usual order;
    `undefined` says why each of the others is not. `stability` has a row a state where that was
    asked for.
    """

    conflict: Conflict
    engine: str
    size: int
    status_quo: State | None
    equilibria: Mapping[str, Listing]
    undefined: Mapping[str, str]
    too_large: Mapping[str, str]
    stability: tuple[Verdicts, ...] | None = None

    def to_json(self) -> dict[str, Any]:
        """The analysis as plain data, in the published format of `detente analyse --json`."""
        from detente._version import __version__

        conflict = self.conflict
        quo = self.status_quo
        found: dict[str, Any] = {
            "format": 1,
            "detente": __version__,
            "title": conflict.title,
            "as_of": conflict.as_of.isoformat() if conflict.as_of else None,
            "scenario": conflict.scenario,
            "decision_makers": [dm.id for dm in conflict.decision_makers],
            "options": [option.name for option in conflict.options],
            "states": count_json(self.size),
            "engine": self.engine,
            "status_quo": None if quo is None else state_json(quo, conflict),
            "equilibria": {
                concept: self._listing(found) for concept, found in self.equilibria.items()
            },
        }
        if self.stability is not None:
            found["stability"] = [self._verdicts(row) for row in self.stability]
            if len(self.stability) < self.size:
                found["stability_shortened"] = True
        return found

    def rows(self) -> list[dict[str, Any]]:
        """A row for each concept and equilibrium, for a table or a data frame."""
        return [
            {"concept": concept, **state_json(state, self.conflict)}
            for concept, found in self.equilibria.items()
            for state in found.states
        ]

    def _listing(self, found: Listing) -> dict[str, Any]:
        states = [state_json(state, self.conflict) for state in found.states]
        listing = {"count": count_json(found.count), "states": states}
        return {**listing, "shortened": True} if found.shortened else listing

    def _verdicts(self, row: Verdicts) -> dict[str, Any]:
        dms = [dm.id for dm in self.conflict.decision_makers]
        return {
            **state_json(row.state, self.conflict),
            "rank": dict(zip(dms, row.rank, strict=True)),
            "stable": {dm: list(found) for dm, found in zip(dms, row.stable, strict=True)},
        }


def analyse(
    conflict: Conflict,
    *,
    concepts: Sequence[str] | None = None,
    limit: int | None = LIMIT,
    stability: bool = False,
) -> Analysis:
    """The equilibria of a conflict as of its day, and with `stability` every state's verdicts.

    `concepts` are ids of `detente.stability.CONCEPTS`, all by default. `limit` bounds every list
    of states (None: no bound); counts are exact. Raises `MeaningError` where the conflict cannot
    be analysed as it stands, and `LimitError` where it is too large.
    """
    return analysis_of(Solution(conflict), concepts=concepts, limit=limit, stability=stability)


def analysis_of(
    solution: Solution,
    *,
    concepts: Sequence[str] | None = None,
    limit: int | None = LIMIT,
    stability: bool = False,
) -> Analysis:
    """As `analyse`, of a conflict that is solved already."""
    if limit is not None and limit < 1:
        raise ValueError(f"a limit of {limit}: give at least 1, or None for no limit")
    engine = solution.engine
    defined = solution.defined(concepts)
    sets = {concept.id: solution.equilibria(concept) for concept in defined}
    numbers = range(1, min(engine.size, limit or engine.size) + 1)
    return Analysis(
        conflict=solution.conflict,
        engine=engine.name,
        size=engine.size,
        status_quo=None if engine.status_quo is None else engine.state(engine.status_quo),
        equilibria={
            concept: Listing(int(np.count_nonzero(found)), solution.states(found, limit))
            for concept, found in sets.items()
        },
        undefined={
            c.id: solution.undefined[c.id]
            for c in solution.asked(concepts)
            if c.id in solution.undefined
        },
        too_large=solution.too_large(concepts),
        stability=tuple(_verdicts(solution, n, defined) for n in numbers) if stability else None,
    )


def _verdicts(solution: Solution, number: int, concepts: Sequence[Any]) -> Verdicts:
    return Verdicts(
        solution.engine.state(number),
        tuple(solution.ranks[:, number - 1].tolist()),
        tuple(
            tuple(c.id for c in concepts if solution.stable(c, dm)[number - 1])
            for dm in solution.decision_makers
        ),
    )
