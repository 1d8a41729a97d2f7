"""Decision makers of whom the model says nothing."""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict import Conflict, Preference, Prioritised, Ranked, Weighted
from detente.studies.hints.hint import Hint


def empty(conflict: Conflict) -> Iterator[Hint]:
    """Decision makers without an option or a move, and without a wish on any day."""
    for dm in conflict.decision_makers:
        idle = not dm.options and not dm.moves
        if idle and dm.uncertainty is None and _wants_nothing(dm.preference):
            yield Hint(
                "empty",
                ("decision_makers", dm.id),
                f"{dm.label} has nothing to do and nothing to want",
                "give it options or wishes, or leave it out",
            )


def _wants_nothing(preference: Preference | None) -> bool:
    match preference:
        case None | Prioritised(statements=()) | Weighted(weights=()) | Ranked(groups=()):
            return True
        case _:
            return False
