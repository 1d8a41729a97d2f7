"""How many states can be reached from the start, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.conflict import Conflict
from detente.studies.listing import Listing
from detente.studies.naming import count_json

ENDS = 10
"""How many of the states from which nobody improves are told; the others are counted."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The states that legal sequences lead to from the start, which is not counted itself.

    `by_distance` has how many are first reached by 1, 2, … moves. `ends` are the states, the start
    among them if it is one, from which nobody can improve; None where moves of any kind are meant.
    Where a limit ended the search before all was found, it is not `complete`.
    """

    by_distance: tuple[int, ...]
    ends: Listing | None = None
    complete: bool = True

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(self.by_distance)

    @property
    def farthest(self) -> int:
        """How many moves the farthest of them is away."""
        return len(self.by_distance)

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The reach as plain data."""
        found: dict[str, Any] = {
            "count": count_json(self.count),
            "by_distance": list(map(count_json, self.by_distance)),
        }
        if not self.complete:
            found["complete"] = False
        return found if self.ends is None else {**found, "ends": self.ends.to_json(conflict)}
