"""How a state looks to one coalition: what it could bring about together, and what deters that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict
from detente.engine import State, States
from detente.engine.groups import Members, Vantage
from detente.engine.groups.bits import column
from detente.stability.coalitional import undeterred
from detente.studies.coalitions.answering import Answers, Response
from detente.studies.coalitions.joint import Joint, JointMoves
from detente.studies.coalitions.solution import CoalitionalSolution
from detente.studies.explanation.moves import Moves
from detente.studies.naming import count_json, state_json


@dataclass(frozen=True, slots=True)
class Improvement:
    """A joint improvement of a coalition: better for every member, as the stakes of the move say.

    `free` are the concepts under which nothing deters it, `responses` what does under the others.
    """

    free: tuple[str, ...]
    move: Joint
    outcome: State
    responses: tuple[Response, ...]

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The improvement as plain data."""
        return {
            "to": state_json(self.outcome, conflict),
            "steps": self.move.to_json(conflict)["steps"],
            "gains": [stake.to_json(conflict) for stake in self.move.stakes],
            "undeterred": list(self.free),
            "deterred_by": [response.to_json(conflict) for response in self.responses],
        }


@dataclass(frozen=True, slots=True)
class Upset:
    """A coalition that has joint improvements from a state, so many in all.

    `stays` are the concepts under which each of them is deterred; `minimal` are those under which
    this coalition leaves and none that is part of it does, of those that are looked at. `told` are
    the best improvements: the first is undeterred under most concepts, the others under further
    ones.
    """

    members: tuple[int, ...]
    stays: tuple[str, ...]
    minimal: tuple[str, ...]
    count: int
    told: tuple[Improvement, ...]

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The coalition and its improvements as plain data."""
        return {
            "coalition": [conflict.decision_makers[dm].id for dm in self.members],
            "stays": list(self.stays),
            "minimal": list(self.minimal),
            "improvements": count_json(self.count),
            "told": [improvement.to_json(conflict) for improvement in self.told],
        }


class Teller:
    """Tells which coalitions leave a state, numbered from 1, and what comes of it."""

    def __init__(self, verdicts: CoalitionalSolution) -> None:
        self._verdicts = verdicts
        self._groups = verdicts.groups
        self._moves = Moves(verdicts.solution)
        self._joint = JointMoves(self._moves, verdicts.groups)
        self._deterring = [c for c in verdicts.concepts if c.sanction is not None]

    def leaving(self, number: int, member: int | None = None) -> dict[Members, tuple[str, ...]]:
        """The coalitions that leave a state though no part of them does, and under which concepts.

        With `member` only coalitions that it is in count. First those that nothing deters under
        most concepts, then the smallest.
        """
        minimal: dict[Members, list[str]] = {}
        for concept in self._verdicts.concepts:
            smaller: list[Members] = []
            for coalition in self._verdicts.coalitions:
                if member is not None and member not in coalition:
                    continue
                if any(one <= coalition for one in smaller):
                    continue
                if not self._verdicts.stable(concept, coalition)[number - 1]:
                    smaller.append(coalition)
                    minimal.setdefault(coalition, []).append(concept.id)
        order = sorted(minimal, key=lambda c: (len(self.stays(number, c)), len(c), sorted(c)))
        return {coalition: tuple(minimal[coalition]) for coalition in order}

    def stays(self, number: int, coalition: Members) -> tuple[str, ...]:
        """The concepts under which a coalition stays, those that think of answers."""
        found = (c.id for c in self._deterring if self._verdicts.stable(c, coalition)[number - 1])
        return tuple(found)

    def upset(self, number: int, coalition: Members, minimal: tuple[str, ...]) -> Upset:
        """The improvements of a coalition from a state that it leaves if nothing deters it."""
        vantage = Vantage(self._groups.ranks, np.array([number - 1]))
        found = column(vantage.improvements(self._groups.group(coalition), coalition), 0)
        free = {
            c.id: found & column(undeterred(c, self._groups, coalition, vantage), 0)
            for c in self._deterring
        }
        answers = Answers(self._moves, self._groups, coalition, number)
        told = [
            self._improvement(number, coalition, place, free, answers)
            for place in self._best(number, coalition, found, free)
        ]
        return Upset(
            tuple(sorted(coalition)),
            self.stays(number, coalition),
            minimal,
            int(np.count_nonzero(found)),
            tuple(told),
        )

    def _best(
        self, number: int, coalition: Members, found: States, free: dict[str, States]
    ) -> list[int]:
        """The places of the best improvements: each is free under concepts that others are not."""
        chosen: list[int] = []
        open_to = {c: states for c, states in free.items() if states.any()}
        while open_to or not chosen:
            freedom = found.astype(np.intp)
            for states in open_to.values():
                freedom += states
            candidates = np.flatnonzero(found & (freedom == freedom[found].max()))
            best = self._plainest(number, coalition, candidates)
            chosen.append(best)
            open_to = {c: states for c, states in open_to.items() if not states[best]}
        return chosen

    def _plainest(self, number: int, coalition: Members, places: NDArray[np.intp]) -> int:
        """Of those that no other is better than for some member and as good for all, the plainest.

        That is, by who has to move, how many options change, and the number.
        """
        ranks = self._verdicts.solution.ranks[sorted(coalition)]

        def plainness(place: int) -> tuple[int, int, int]:
            moved = self._joint.movers(number, place + 1)
            return moved, self._moves.distance(number, place + 1), place

        return min(_undominated(places, ranks), key=plainness)

    def _improvement(
        self,
        number: int,
        coalition: Members,
        place: int,
        free: dict[str, States],
        answers: Answers,
    ) -> Improvement:
        undeterred_under = tuple(c for c, states in free.items() if states[place])
        deterred = frozenset(free) - frozenset(undeterred_under)
        return Improvement(
            undeterred_under,
            self._joint.between(coalition, number, place + 1),
            self._verdicts.solution.engine.state(place + 1),
            answers.deterring(place + 1, deterred),
        )


def _undominated(places: NDArray[np.intp], ranks: NDArray[np.int32]) -> Sequence[int]:
    """Of some places those than which no other is better for one member and as good for all."""
    found: list[int] = []
    left = places
    while len(left):
        values = ranks[:, left]
        best = int(np.argmin(values.sum(axis=0)))
        found += left[(values == values[:, best, None]).all(axis=0)].tolist()
        left = left[(values < values[:, best, None]).any(axis=0)]
    return found
