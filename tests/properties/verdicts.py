"""The verdicts on a conflict in a form that survives another order of its states."""

from __future__ import annotations

from itertools import compress

from detente.conflict import Conflict
from detente.engine import State
from detente.stability import CONCEPTS
from detente.studies.solution import Solution

Key = frozenset[tuple[str, str]]
"""The level of every option; the name alone of a class or of a state in graph form."""


def stable(conflict: Conflict) -> dict[tuple[str, int], list[bool]]:
    """By concept and decision maker whether each state is stable, in the order of the numbers."""
    solution = Solution(conflict)
    return {
        (concept.id, dm): solution.stable(concept, dm).tolist()
        for concept in solution.defined()
        for dm in solution.decision_makers
    }


def verdicts(conflict: Conflict) -> dict[tuple[str, str], frozenset[Key]]:
    """By concept and decision maker the states that are stable, by what they are."""
    every = keys(conflict)
    ids = [dm.id for dm in conflict.decision_makers]
    return {
        (concept, ids[dm]): frozenset(compress(every, verdict))
        for (concept, dm), verdict in stable(conflict).items()
    }


def equilibria(conflict: Conflict) -> dict[str, frozenset[Key]]:
    """By concept the states that are stable for everybody."""
    every, solution = keys(conflict), Solution(conflict)
    return {
        concept.id: frozenset(compress(every, solution.equilibria(concept).tolist()))
        for concept in CONCEPTS.values()
        if concept.id not in solution.undefined
    }


def keys(conflict: Conflict) -> list[Key]:
    """What each state is, in the order of the numbers."""
    engine = Solution(conflict).engine
    return [_key(conflict, engine.state(number)) for number in range(1, engine.size + 1)]


def _key(conflict: Conflict, state: State) -> Key:
    if state.levels is None:
        return frozenset({("", state.name or "")})
    at = zip(conflict.options, state.levels, strict=True)
    return frozenset((option.name, option.level_ids[level]) for option, level in at)
