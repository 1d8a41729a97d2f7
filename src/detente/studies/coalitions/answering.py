"""What those outside a coalition can do about a joint move of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from detente.conflict import Conflict
from detente.engine import State, States
from detente.engine.groups import Groups, Members
from detente.studies.coalitions.improving import Goal, improving
from detente.studies.coalitions.joint import Joint, JointMoves, Stake
from detente.studies.explanation.moves import Moves
from detente.studies.explanation.sequences import shortest
from detente.studies.naming import state_json


@dataclass(frozen=True, slots=True)
class Response:
    """What deters a joint move under some concepts: moves that follow it, and whom they hurt.

    For CSEQ each of the `moves` is an improvement for all members of a coalition, else there is one
    of all who move. `hurt` are the members of the deterred coalition that do not prefer the
    `outcome` to where they stood, with their ranks there and at the outcome.
    """

    concepts: tuple[str, ...]
    moves: tuple[Joint, ...]
    outcome: State
    hurt: tuple[Stake, ...]

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The response as plain data."""
        return {
            "concepts": list(self.concepts),
            "moves": [joint.to_json(conflict) for joint in self.moves],
            "outcome": state_json(self.outcome, conflict),
            "hurt": [stake.to_json(conflict) for stake in self.hurt],
        }


class Answers:
    """The answers of all others to the joint moves of one coalition from one state.

    `better` are the states that every member prefers to it, `safe` those of them and others from
    which the coalition can get to such a state again.
    """

    def __init__(self, moves: Moves, groups: Groups, coalition: Members, number: int) -> None:
        self._moves = moves
        self._groups = groups
        self._joint = JointMoves(moves, groups)
        self._others = groups.others(coalition)
        self._coalition = coalition
        self._number = number
        ranks = moves.solution.ranks
        members = sorted(coalition)
        better = ranks[members] < ranks[members, number - 1, None]
        self._better: States = np.logical_and.reduce(better)
        self._safe = groups.group(coalition).carried(np.logical_or, self._better)

    def deterring(self, improvement: int, concepts: frozenset[str]) -> tuple[Response, ...]:
        """What deters an improvement, to a state of this number, under each of some concepts."""
        found: list[Response] = []
        if "cseq" in concepts:
            found.append(self._in_their_interest(improvement))
        left = [c for c in ("cgmr", "csmr") if c in concepts]
        if found and left and self._is_legal(found[0]):
            outcome = found[0].outcome.number - 1
            also = [c for c in left if c == "cgmr" or not self._safe[outcome]]
            found[0] = self._response((*also, "cseq"), found[0].moves)
            left = [c for c in left if c not in also]
        if left:
            goal = ~self._safe if "csmr" in left else ~self._better
            found.append(self._by_any_moves(tuple(left), improvement, goal))
        return tuple(found)

    def _by_any_moves(self, concepts: tuple[str, ...], start: int, goal: States) -> Response:
        """The shortest sequence of moves into a goal; of those the one with fewest changes."""
        through = self._groups.group(self._others).carried(np.logical_or, goal)
        ways = shortest(start, sorted(self._others), self._moves.moves, goal, through)
        ranks = self._moves.solution.ranks
        way = min(
            ways, key=lambda w: (self._joint.changes(start, w), int(ranks[w[-1][0], w[-1][1] - 1]))
        )
        joint = self._joint.along({mover for mover, _ in way}, start, way)
        return self._response(concepts, (joint,))

    def _in_their_interest(self, start: int) -> Response:
        """The fewest coalitional improvements to a state that is not better for all members.

        Where several are as few, one without a way out for the coalition, if there is one.
        """
        way = improving(self._groups, self._others, start - 1, self._goal(start))
        ends = [start, *(place + 1 for place, _ in way)]
        legs = zip(way, ends, ends[1:], strict=False)
        return self._response(
            ("cseq",), tuple(self._joint.between(c, here, there) for (_, c), here, there in legs)
        )

    def _goal(self, start: int) -> Goal:
        """To hurt a member; best without a way out for the coalition, then by few changes."""

        def key(place: int) -> tuple[bool, int, int]:
            return bool(self._safe[place]), self._moves.distance(start, place + 1), place

        return Goal(~self._better, self._through(), key)

    def _through(self) -> States:
        """The states from which others, in their interest, can still hurt a member."""
        found: States = np.zeros(self._groups.size, dtype=np.bool_)
        for dm in self._coalition:
            hope, rank = self._groups.answered(self._others, dm), self._groups.ranks[dm]
            found |= hope <= rank[self._number - 1]
        return found

    def _is_legal(self, response: Response) -> bool:
        """Whether nobody moves twice in a row, so that it is a legal sequence of single moves."""
        movers = [step.mover for joint in response.moves for step in joint.steps]
        return all(one != other for one, other in pairwise(movers))

    def _response(self, concepts: tuple[str, ...], moves: tuple[Joint, ...]) -> Response:
        outcome = moves[-1].steps[-1].state
        ranks = self._moves.solution.ranks[:, [self._number - 1, outcome.number - 1]]
        stakes = (Stake(dm, *ranks[dm].tolist()) for dm in sorted(self._coalition))
        return Response(concepts, moves, outcome, tuple(s for s in stakes if s.after >= s.before))
