"""What others do about a move, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from detente.conflict import Conflict
from detente.engine import State
from detente.studies.explanation.moves import Step
from detente.studies.naming import state_json


@dataclass(frozen=True, slots=True)
class Answer:
    """What the others do about a move of one decision maker, and what that leaves it with.

    The steps follow the move and each other; with `joint` (SIM) they are made at the same moment
    as the move, each from the state that it leaves. `rank` is the decision maker's rank of the
    `outcome`, 1 is best; `escape` is its own best move from there, where a concept reckons with one
    and it has one.

    `anyway`: the others could do the same without the move, and the decision maker, having
    stayed, would be worse off than where it stands, with the rank `anyway_rank`. To the letter:
    the same changes of options can be made from the state where it stands, one after the other
    (all at once if `joint`), each an improvement where the concept asks for that; and what comes
    of them, which under SMR and SSEQ includes all that it could itself move to from there, is
    strictly worse for it than where it stands. `unprovoked` are these moves. What the same
    changes are is determined in option form only, and not where states are coalesced: there, and
    for an answer that deters nothing, `anyway` is None.
    """

    steps: tuple[Step, ...]
    outcome: State
    rank: int
    escape: Step | None = None
    joint: bool = False
    anyway: bool | None = None
    anyway_rank: int | None = None
    unprovoked: tuple[Step, ...] = ()

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The answer as plain data."""
        return {
            "joint": self.joint,
            "steps": [step.to_json(conflict) for step in self.steps],
            "outcome": state_json(self.outcome, conflict),
            "rank": self.rank,
            "escape": self.escape and self.escape.to_json(conflict),
            "anyway": self.anyway,
            "anyway_rank": self.anyway_rank,
        }
