"""The answer that the page follows live: what holds, where we are, in which groups."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import numpy as np

from detente.conflict import Conflict
from detente.conflict.problem import LimitError
from detente.conflict.status_quo import broken_by_status_quo
from detente.report.lede import lede
from detente.report.phrases import listed, move, sentence
from detente.stability import CONCEPTS
from detente.studies.analysis import LIMIT
from detente.studies.explanation.answer import Answer
from detente.studies.explanation.moves import Step
from detente.studies.explanation.position import Position, Teller
from detente.studies.explanation.witness import Witnesses
from detente.studies.families import families_of
from detente.studies.naming import count_json, day_json
from detente.studies.overview import overview
from detente.studies.solution import Solution
from detente.workbench.asked import Args, Tell, progress
from detente.workbench.asked.concepts import concepts_json, ordered, verdict
from detente.workbench.asked.families import families_json, said
from detente.workbench.asked.states import (
    decision_makers_json,
    options_json,
    state_json,
    step_json,
)

FIRST = ("nash", "gmr", "smr")
"""The concepts that are told before the others are worked out."""

PATIENCE = 0.1
"""How many seconds pass at least between two frames on how far the answer is."""


def study(solution: Solution, args: Args, tell: Tell) -> dict[str, Any]:
    """The answer; first a part of it with the concepts that are quick to have."""
    started = time.perf_counter()
    _solve(solution, FIRST, tell)
    tell({"frame": "part", "part": _answer(solution, FIRST, started)})
    _solve(solution, [*CONCEPTS], tell)
    return _answer(solution, [*CONCEPTS], started, complete=True)


def warm() -> None:
    """Have everything loaded before the first question comes."""
    from detente.files import parse

    model = parse("decision_makers: {a: {options: {x: x}, prefers: [x]}, b: {options: {y: y}}}")
    study(Solution(model.conflict()), {}, lambda frame: None)


def _solve(solution: Solution, concepts: Sequence[str], tell: Tell) -> None:
    """Work concepts out one decision maker after the other, telling how far that is."""
    asked = [CONCEPTS[id] for id in concepts if id not in solution.undefined]
    labels = [dm.label for dm in solution.conflict.decision_makers]
    known: dict[str, int] = {}
    told = time.perf_counter()
    for place, concept in enumerate(asked):
        for dm in solution.decision_makers:
            if time.perf_counter() - told > PATIENCE:
                told = time.perf_counter()
                done, of = place * len(labels) + dm, len(asked) * len(labels)
                frame = progress(f"{concept.title}: {labels[dm]}", done, of)
                tell({**frame, "known": known})
            try:
                solution.stable(concept, dm)
            except LimitError:
                break
        else:
            known[concept.id] = int(np.count_nonzero(solution.equilibria(concept)))


def _answer(
    solution: Solution, asked: Sequence[str], started: float, *, complete: bool = False
) -> dict[str, Any]:
    conflict = solution.conflict
    defined = solution.defined(asked)
    sets = {concept.id: solution.equilibria(concept) for concept in defined}
    counts = {id: int(np.count_nonzero(found)) for id, found in sets.items()}
    held = int(np.count_nonzero(np.logical_or.reduce([*sets.values()]))) if sets else 0
    dms = decision_makers_json(conflict, solution.ranks.max(axis=1).tolist())
    quo = _quo(solution, list(sets))
    view = overview(solution, list(sets)) if quo else None
    stances = _stances(solution, list(sets), complete=complete)
    found = families_of(solution, concepts=list(sets), limit=LIMIT) if complete else None
    families = families_json(found.families, solution) if found else []
    return {
        "complete": complete,
        "scenario": conflict.scenario,
        "as_of": day_json(conflict.as_of),
        "states": count_json(solution.engine.size),
        "engine": solution.engine.name,
        "decision_makers": dms,
        "options": options_json(conflict),
        "concepts": concepts_json(
            counts, {**solution.undefined, **(solution.too_large() if complete else {})}
        ),
        "quo": quo,
        "quo_broken": _broken(conflict),
        "stances": stances,
        "reached": count_json(view.reached) if view else 0,
        "held": count_json(held),
        "families": families,
        "ungrouped": count_json(found.ungrouped) if found else 0,
        "in_all": said(found.in_all, conflict) if found else [],
        "in_none": said(found.in_none, conflict) if found else [],
        "lede": lede(counts, held, families, stances, quo, {dm["id"]: dm["label"] for dm in dms}),
        "milliseconds": round((time.perf_counter() - started) * 1000),
    }


def _broken(conflict: Conflict) -> list[str]:
    return [imposed.told for imposed in broken_by_status_quo(conflict)]


def _quo(solution: Solution, concepts: Sequence[str]) -> dict[str, Any] | None:
    """The present state: what it is, under which concepts it holds, and its ranks."""
    number = solution.engine.status_quo
    if number is None:
        return None
    ranks = solution.ranks[:, number - 1].tolist()
    holds = [id for id in concepts if solution.equilibria(CONCEPTS[id])[number - 1]]
    dms = solution.conflict.decision_makers
    return {
        "state": state_json(solution.engine.state(number), solution.conflict),
        "holds": ordered(holds),
        "ranks": {dm.id: rank for dm, rank in zip(dms, ranks, strict=True)},
    }


def _stances(
    solution: Solution, concepts: Sequence[str], *, complete: bool
) -> list[dict[str, Any]]:
    """How each decision maker stands to the present state; the tempted come first."""
    number = solution.engine.status_quo
    if number is None:
        return []
    chosen = [CONCEPTS[id] for id in concepts if complete and id != "sim"]
    teller = Teller(Witnesses(solution), chosen or [CONCEPTS["nash"]], number, 1)
    rows = [
        _stance(solution, teller.position(dm), concepts, number) for dm in solution.decision_makers
    ]
    return sorted(rows, key=lambda row: (not row["leaves"], row["move"] is None))


def _stance(
    solution: Solution, position: Position, concepts: Sequence[str], number: int
) -> dict[str, Any]:
    conflict, dm = solution.conflict, position.dm
    stable = [id for id in concepts if solution.stable(CONCEPTS[id], dm)[number - 1]]
    told = [group.told[0] for group in position.temptations]
    best = min(told, key=lambda one: one.move.rank[1], default=None)
    return {
        "dm": conflict.decision_makers[dm].id,
        "rank": position.rank,
        "worst": position.ranks,
        "stable": ordered(stable),
        "move": best and step_json(best.move, conflict, position.ranks),
        "reply": _reply(best.deterrents[0].answer, conflict, dm)
        if best and best.deterrents
        else None,
        "verdict": verdict(stable, best is not None),
        "leaves": best is not None and not set(stable) - {"sim"},
    }


def _reply(answer: Answer, conflict: Conflict, dm: int) -> dict[str, Any]:
    """What the others could do about a move, and where that leaves the one who made it."""
    told = [_told(step, conflict) for step in answer.steps]
    label = conflict.decision_makers[dm].label
    credible = all(step.improves for step in answer.steps)
    return {
        "words": sentence(f"{listed(told)}: {label} at rank {answer.rank}"),
        "kind": "credible" if credible else "any",
    }


def _told(step: Step, conflict: Conflict) -> str:
    would = "would" if step.improves else "could"
    return f"{conflict.decision_makers[step.mover].label} {would} {move(step, conflict)}"
