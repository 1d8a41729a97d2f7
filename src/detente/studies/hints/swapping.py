"""The adjacent swaps of statements that would change the equilibria: `detente check --swaps`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np

from detente.conflict import Conflict, Prioritised
from detente.engine import States
from detente.stability import CONCEPTS, Concept
from detente.studies.analysis import LIMIT
from detente.studies.hints.hint import Path
from detente.studies.hints.material import Material, Wish
from detente.studies.hints.order import matters
from detente.studies.listing import Listing
from detente.studies.naming import state_json
from detente.studies.solution import Solution

WORK = 10_000_000
"""The most that is tried: states times swaps, about a minute's work."""


@dataclass(frozen=True, slots=True)
class Effect:
    """How the equilibria under a concept change: how many there were and are, which come and go."""

    concept: str
    before: int
    after: int
    appear: Listing
    vanish: Listing


@dataclass(frozen=True, slots=True)
class Swap:
    """Two adjacent statements, first and second as they stand, and what swapping them changes.

    `where` holds their paths in the terms of the model file, `statements` their texts.
    """

    decision_maker: str
    where: tuple[Path, Path]
    statements: tuple[str, str]
    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Swaps:
    """The swaps that change the equilibria of a conflict, in the order of the model.

    `tried` is how many were tried; those that leave the order of the states as it is need no trial.
    None are where no decision maker has two neighbouring statements whose order matters. `note`
    says what was left out, and why.
    """

    conflict: Conflict
    swaps: tuple[Swap, ...]
    tried: int
    note: str = ""

    def to_json(self) -> dict[str, Any]:
        """The swaps as plain data."""
        return {
            "tried": self.tried,
            "note": self.note,
            "swaps": [self._swap(s) for s in self.swaps],
        }

    def _swap(self, swap: Swap) -> dict[str, Any]:
        return {
            "decision_maker": swap.decision_maker,
            "where": [list(path) for path in swap.where],
            "statements": list(swap.statements),
            "effects": {
                effect.concept: {
                    "before": effect.before,
                    "after": effect.after,
                    "appear": self._listing(effect.appear),
                    "vanish": self._listing(effect.vanish),
                }
                for effect in swap.effects
            },
        }

    def _listing(self, found: Listing) -> dict[str, Any]:
        states = [state_json(state, self.conflict) for state in found.states]
        return {"count": found.count, "states": states}


def swaps(
    conflict: Conflict, *, concepts: Sequence[str] | None = None, limit: int | None = LIMIT
) -> Swaps:
    """Which adjacent statements would change the equilibria if they changed places, and how.

    `concepts` are ids of `detente.stability.CONCEPTS`, by default all; simultaneous stability,
    which takes far longer than all the others, is always left out. `limit` bounds every list of
    states (None: no bound). Raises `MeaningError` where the conflict cannot be analysed as it
    stands and `LimitError` where it is too large.
    """
    material = Material(conflict)
    solution = Solution(material.conflict)
    pairs = list(_pairs(material))
    if (work := material.size * len(pairs)) > WORK:
        note = f"no swap was tried: {len(pairs)} swaps of {material.size:,} states are too many"
        return Swaps(conflict, (), 0, f"{note} ({work:,}; the most is {WORK:,})")
    asked = [c for c in CONCEPTS.values() if concepts is None or c.id in concepts]
    tried = [concept for concept in asked if not concept.joint]
    left_out = [concept.title for concept in asked if concept.joint]
    why = "which takes far longer than all others"
    found = (
        Swap(
            material.decision_makers[dm].id,
            (first.where, second.where),
            (first.text, second.text),
            tuple(_effects(solution, _swapped(material.conflict, dm, place), dm, tried, limit)),
        )
        for dm, place, first, second in pairs
    )
    return Swaps(
        conflict,
        tuple(swap for swap in found if swap.effects),
        len(pairs),
        f"left out: {', '.join(left_out)}, {why}" if left_out and pairs else "",
    )


def _pairs(material: Material) -> Iterator[tuple[int, int, Wish, Wish]]:
    """Adjacent statements whose order matters: whose they are, the first one's place, the two."""
    for dm, decision_maker in enumerate(material.decision_makers):
        if isinstance(decision_maker.preference, Prioritised):
            pairs = zip(pairwise(material.wishes[dm]), matters(material, dm), strict=True)
            for place, ((first, second), mattering) in enumerate(pairs):
                if mattering:
                    yield dm, place, first, second


def _swapped(conflict: Conflict, dm: int, place: int) -> Conflict:
    """The conflict with two adjacent statements of a decision maker in each other's place."""
    dms = list(conflict.decision_makers)
    preference = dms[dm].preference
    assert isinstance(preference, Prioritised)
    statements = list(preference.statements)
    statements[place : place + 2] = statements[place + 1], statements[place]
    dms[dm] = replace(dms[dm], preference=replace(preference, statements=tuple(statements)))
    return replace(conflict, decision_makers=tuple(dms))


def _effects(
    solution: Solution, changed: Conflict, dm: int, concepts: Sequence[Concept], limit: int | None
) -> Iterator[Effect]:
    """What becomes of the equilibria once one decision maker's preference is another."""
    trial = Solution(changed)
    for concept in concepts:
        before = solution.equilibria(concept)
        after = _equilibria(trial, solution, dm, concept)
        if (before != after).any():
            yield Effect(
                concept.id,
                int(np.count_nonzero(before)),
                int(np.count_nonzero(after)),
                _listing(solution, after & ~before, limit),
                _listing(solution, before & ~after, limit),
            )


def _equilibria(trial: Solution, solution: Solution, dm: int, concept: Concept) -> States:
    """The equilibria of a trial, where only what rests on improvements changes for the others."""
    affected = concept.sanction == "improvements"
    stable = [
        (trial if affected or j == dm else solution).stable(concept, j)
        for j in solution.decision_makers
    ]
    every: States = np.logical_and.reduce(stable)
    return every


def _listing(solution: Solution, states: States, limit: int | None) -> Listing:
    return Listing(int(np.count_nonzero(states)), solution.states(states, limit))
