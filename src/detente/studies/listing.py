"""Some states of a set, how many there are in all, and what they have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from detente.conflict import Conflict
from detente.conflict.statement.syntax import At
from detente.engine import Algebra, State
from detente.studies.naming import count_json, state_json


@dataclass(frozen=True, slots=True)
class Listing:
    """Some states of a set and how many there are in all.

    `taken` holds, where states are left out, for each option by its full name how many states of
    the set have it at each of its levels. `engine` found the states. Where it cannot tell whether
    it found all of them, `complete` is false, the count is of those found, and `note` says in a
    sentence what the answer is and is not.
    """

    count: int
    states: tuple[State, ...]
    taken: Mapping[str, tuple[int, ...]] | None = None
    engine: str = ""
    complete: bool = True
    note: str = ""

    @property
    def shortened(self) -> bool:
        """Whether states were left out."""
        return self.count > len(self.states)

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The listing as plain data."""
        found: dict[str, Any] = {
            "count": count_json(self.count),
            "states": [state_json(state, conflict) for state in self.states],
        }
        if self.shortened:
            found["shortened"] = True
        if self.taken is not None:
            found["options"] = {
                option.name: count_json(self.taken[option.name][1])
                if option.binary
                else dict(
                    zip(option.level_ids, map(count_json, self.taken[option.name]), strict=True)
                )
                for option in conflict.options
            }
        if not self.complete:
            found |= {"complete": False, "engine": self.engine, "note": self.note}
        return found


def listed(engine: Algebra[Any, Any], found: Any, limit: int | None) -> Listing:
    """The first `limit` states of a set (None: all), in the order in which the engine has them."""
    count = engine.count(found)
    states = tuple(islice(engine.each(found), limit))
    told = engine.conflict.states is None and not engine.conflict.coalesced
    taken = _taken(engine, found, count) if told and count > len(states) else None
    return Listing(count, states, taken, engine.name)


def _taken(engine: Algebra[Any, Any], found: Any, count: int) -> dict[str, tuple[int, ...]]:
    """For each option how many states of a set have it at each of its levels."""
    taken: dict[str, tuple[int, ...]] = {}
    for option in engine.conflict.options:
        after = [
            engine.count(found & engine.truth(At(option.name, "is", level)))
            for level in option.level_ids[1:]
        ]
        taken[option.name] = (count - sum(after), *after)
    return taken
