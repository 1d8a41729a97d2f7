"""Which states are stable, for whom, and which are equilibria."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
from typing import Any, TypeVar

from detente.conflict import Conflict, in_force
from detente.conflict.imposed import as_written
from detente.conflict.in_force import a_conflict
from detente.conflict.problem import LimitError, MeaningError
from detente.conflict.statement.syntax import Expr
from detente.conflict.statement.text import text
from detente.engine import State, States
from detente.stability import CONCEPTS, Concept
from detente.studies.large import INTERRUPTED, Doing, Limits, Question, answers, is_large
from detente.studies.listing import Listing, listed
from detente.studies.naming import count_json, heading_json, state_json
from detente.studies.rows import Row, Tabular
from detente.studies.solution import Solution, chosen, solvable
from detente.studies.where import statement_of

T = TypeVar("T")

LIMIT = 100


@dataclass(frozen=True, slots=True)
class Verdicts:
    """A state, its rank for each decision maker (1 is best), and how it is stable for each."""

    state: State
    rank: tuple[int, ...]
    stable: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Analysis(Tabular):
    """The equilibria of a conflict under each solution concept; the answer of `analyse`.

    `equilibria` holds the concepts that are defined for the conflict and have an answer, in the
    usual order; `undefined` says why others are not, `stopped` what kept the rest from being
    answered. `where` is the statement that the equilibria listed satisfy, if one was asked for.
    `size` is None where the states could not be counted. `stays` has, by concept, the ids of the
    decision makers for whom the status quo is stable. `stability` has a row a state where that was
    asked for.
    """

    conflict: Conflict
    engine: str
    size: int | None
    status_quo: State | None
    equilibria: Mapping[str, Listing]
    undefined: Mapping[str, str]
    stopped: Mapping[str, str]
    where: Expr | None = None
    stays: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    stability: tuple[Verdicts, ...] | None = None

    @property
    def partial(self) -> bool:
        """Whether some concept that was asked for has no answer."""
        return bool(self.stopped)

    def to_json(self) -> dict[str, Any]:
        """The analysis as plain data, in the published format of `detente analyse --json`."""
        conflict = self.conflict
        quo = self.status_quo
        found: dict[str, Any] = {
            **heading_json(conflict),
            "decision_makers": [dm.id for dm in conflict.decision_makers],
            "options": [option.name for option in conflict.options],
            "states": None if self.size is None else count_json(self.size),
            "engine": self.engine,
            "status_quo": None if quo is None else state_json(quo, conflict),
            "equilibria": {
                concept: found.to_json(conflict) for concept, found in self.equilibria.items()
            },
        }
        if self.where is not None:
            found["where"] = text(self.where)
        if quo is not None:
            found["status_quo_stable"] = {c: list(dms) for c, dms in self.stays.items()}
        if self.stopped:
            found |= {"partial": True, "stopped": dict(self.stopped)}
        if self.stability is not None:
            found["stability"] = [self._verdicts(row) for row in self.stability]
            if self.size is None or len(self.stability) < self.size:
                found["stability_shortened"] = True
        return found

    def rows(self) -> list[Row]:
        """A row for each concept and equilibrium, for a table or a data frame."""
        return [
            {"concept": concept, **state_json(state, self.conflict)}
            for concept, found in self.equilibria.items()
            for state in found.states
        ]

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
    where: Expr | str | None = None,
    limits: Limits | None = None,
) -> Analysis:
    """The equilibria of a conflict as of its day, and with `stability` every state's verdicts.

    `concepts` are ids of `detente.stability.CONCEPTS`, all by default. `limit` bounds every list
    of states (None: no bound); counts are exact. With a statement `where`, only the equilibria
    that satisfy it are counted and listed.

    A conflict with too many states to list is solved with decision diagrams, or, where those grow
    too large, by looking for single equilibria, in a process of its own; `limits` says which
    engine to take, how much memory and how much time. What was not answered within them is named
    in `stopped`. The states listed then have no number and come in no particular order, at most
    `LIMIT` of them if `limit` is None, and `stability` cannot be had.

    Raises `MeaningError` where the conflict cannot be analysed as it stands, `StatementError` for
    a `where` that cannot be read, and `LimitError` where nothing can be answered.
    """
    within = limits or Limits()
    a_conflict(conflict)
    statement = statement_of(conflict, where)
    if is_large(conflict, within):
        if stability:
            raise LimitError("there are too many states to give the verdicts on each")
        question = Question(conflict, chosen(concepts), _checked(limit) or LIMIT, statement)
        return analysis_of_large(question, within)
    solution = Solution(conflict)
    analysis = analysis_of(
        solution, concepts=concepts, limit=limit, stability=stability, where=statement
    )
    return completed(analysis, conflict, limit, within)


def analysis_of(
    solution: Solution,
    *,
    concepts: Sequence[str] | None = None,
    limit: int | None = LIMIT,
    stability: bool = False,
    where: Expr | str | None = None,
) -> Analysis:
    """As `analyse`, of a conflict that is solved already, or is solved now.

    An interrupt (`KeyboardInterrupt`) ends the solving and leaves what is known by then.
    """
    _checked(limit)
    engine = solution.engine
    wanted = statement_of(solution.conflict, where)
    sets, stopped = _sets(solution, chosen(concepts))
    within = sets
    if wanted is not None:
        holds = engine.truth(wanted)
        within = {concept: found & holds for concept, found in sets.items()}
    numbers = range(1, min(engine.size, limit or engine.size) + 1)
    known = [CONCEPTS[concept] for concept in sets]
    return Analysis(
        conflict=solution.conflict,
        engine=engine.name,
        size=engine.size,
        status_quo=engine.today,
        equilibria={concept: listed(engine, found, limit) for concept, found in within.items()},
        undefined={c: why for c, why in solution.undefined.items() if c in chosen(concepts)},
        stopped=stopped,
        where=wanted,
        stays=_stays(solution, known),
        stability=tuple(_verdicts(solution, n, known) for n in numbers) if stability else None,
    )


def analysis_of_large(
    question: Question, limits: Limits, tell: Callable[[Doing], None] = lambda _: None
) -> Analysis:
    """As `analyse`, of a conflict with too many states to list; `tell` is told how far it is."""
    conflict = question.conflict
    solvable(conflict)
    today = replace(question, conflict=in_force(conflict))
    try:
        found = answers(today, limits, tell)
    except MeaningError as error:
        raise as_written(error, conflict) from None
    engines = dict.fromkeys(listing.engine for listing in found.listings.values())
    ids = [dm.id for dm in conflict.decision_makers]
    return Analysis(
        conflict=today.conflict,
        engine=", ".join(engines) or limits.engine,
        size=found.size,
        status_quo=found.today,
        equilibria=_in_order(found.listings),
        undefined={},
        stopped=_in_order(found.stopped),
        where=question.where,
        stays=_in_order(
            {c: tuple(compress(ids, stays)) for c, stays in found.stays.items() if stays}
        ),
    )


def completed(
    analysis: Analysis,
    conflict: Conflict,
    limit: int | None,
    limits: Limits,
    tell: Callable[[Doing], None] = lambda _: None,
) -> Analysis:
    """The analysis, with what the dense engine was too small for answered by another one."""
    left = tuple(concept for concept, why in analysis.stopped.items() if why != INTERRUPTED)
    listed_only = conflict.states is not None or conflict.coalesced or limits.engine != "auto"
    if not left or listed_only:
        return analysis
    question = Question(conflict, left, limit or LIMIT, analysis.where)
    found = analysis_of_large(question, limits, tell)
    interrupted = {c: why for c, why in analysis.stopped.items() if c not in left}
    return replace(
        analysis,
        engine=", ".join(filter(None, (analysis.engine, found.engine))),
        equilibria=_in_order({**analysis.equilibria, **found.equilibria}),
        stopped=_in_order({**interrupted, **found.stopped}),
        stays=_in_order({**analysis.stays, **found.stays}),
    )


def _in_order(by_concept: Mapping[str, T]) -> dict[str, T]:
    return {concept: by_concept[concept] for concept in CONCEPTS if concept in by_concept}


def _checked(limit: int | None) -> int | None:
    if limit is not None and limit < 1:
        raise ValueError(f"a limit of {limit}: give at least 1, or None for no limit")
    return limit


def _sets(solution: Solution, concepts: Sequence[str]) -> tuple[dict[str, States], dict[str, str]]:
    """The equilibria by concept, and why some concepts that are defined have none."""
    sets: dict[str, States] = {}
    stopped: dict[str, str] = {}
    asked = [concept for concept in concepts if concept not in solution.undefined]
    try:
        for concept in asked:
            try:
                sets[concept] = solution.equilibria(CONCEPTS[concept])
            except LimitError as limit:
                stopped[concept] = str(limit)
    except KeyboardInterrupt:
        stopped |= {c: INTERRUPTED for c in asked if c not in sets and c not in stopped}
    return sets, stopped


def _stays(solution: Solution, concepts: Sequence[Concept]) -> dict[str, tuple[str, ...]]:
    """By concept the decision makers for whom the status quo is stable."""
    quo = solution.engine.today
    if quo is None:
        return {}
    engine, dms = solution.engine, solution.conflict.decision_makers
    return {
        concept.id: tuple(
            dm.id for k, dm in enumerate(dms) if engine.has(solution.stable(concept, k), quo)
        )
        for concept in concepts
    }


def _verdicts(solution: Solution, number: int, concepts: Sequence[Any]) -> Verdicts:
    return Verdicts(
        solution.engine.state(number),
        tuple(solution.ranks[:, number - 1].tolist()),
        tuple(
            tuple(c.id for c in concepts if solution.stable(c, dm)[number - 1])
            for dm in solution.decision_makers
        ),
    )
