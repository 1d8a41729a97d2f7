"""Which outcomes withstand coalitions, which coalitions upset the others, and whom to talk to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from detente.conflict import Conflict
from detente.engine import State
from detente.studies.coalitions.upset import Upset
from detente.studies.listing import Listing
from detente.studies.naming import count_json, heading_json, state_json
from detente.studies.rows import Row, Tabular


@dataclass(frozen=True, slots=True)
class Outcome:
    """A state, and the coalitions that upset it.

    `equilibrium` are the individual concepts under which it is an equilibrium, `universal` the
    coalitional ones under which every coalition stays, `stays` those under which every coalition
    stays that a decision maker is in, for each in the model's order. It stands for a family of
    `alike` equilibria (see `detente.families`), itself among them, of which so many are the `same`
    in what is universal. `upsets` are the first of `count` coalitions that leave it though no part
    of them does.
    """

    state: State
    status_quo: bool
    equilibrium: tuple[str, ...]
    universal: tuple[str, ...]
    alike: int
    same: int
    stays: tuple[tuple[str, ...], ...]
    count: int
    upsets: tuple[Upset, ...]

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The outcome as plain data."""
        dms = (dm.id for dm in conflict.decision_makers)
        found: dict[str, Any] = {
            "state": state_json(self.state, conflict),
            "status_quo": self.status_quo,
            "equilibrium": list(self.equilibrium),
            "universal": list(self.universal),
            "alike": self.alike,
            "alike_universal": self.same,
            "stays": {dm: list(stays) for dm, stays in zip(dms, self.stays, strict=True)},
            "count": self.count,
            "upset_by": [upset.to_json(conflict) for upset in self.upsets],
        }
        return {**found, "shortened": True} if self.count > len(self.upsets) else found


@dataclass(frozen=True, slots=True)
class Talk:
    """Whom a decision maker, counted from 0, could talk to at the status quo.

    `upsets` are the first of `count` coalitions that it could join which leave the status quo
    though no smaller one with it does; none if no coalition with it improves on the status quo for
    all its members.
    """

    dm: int
    count: int
    upsets: tuple[Upset, ...]

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The coalitions as plain data."""
        found: dict[str, Any] = {
            "decision_maker": conflict.decision_makers[self.dm].id,
            "count": self.count,
            "coalitions": [upset.to_json(conflict) for upset in self.upsets],
        }
        return {**found, "shortened": True} if self.count > len(self.upsets) else found


@dataclass(frozen=True, slots=True)
class Coalitions(Tabular):
    """Which outcomes withstand coalitions, which coalitions upset others, and whom to talk to.

    `size` is the number of states, `members` that of the members of the largest coalitions looked
    at. `concepts` are the ids of the coalitional concepts; `left_out` says why others are not
    looked at. `universal` are the states that every coalition stays at, by concept, and
    `universal_equilibria` how many of them are equilibria under each individual concept; empty if
    `asked` about one state.
    `outcomes` are one of each of the first of `count` families of equilibria, those under the
    strongest concepts first, or the one state that was asked about. `talks` has an entry for each
    decision maker; None where there is no status quo, or a state was asked about.
    """

    conflict: Conflict
    size: int
    members: int
    concepts: tuple[str, ...]
    left_out: Mapping[str, str]
    where: str | None
    asked: bool
    universal: Mapping[str, Listing]
    universal_equilibria: Mapping[str, Mapping[str, int]]
    count: int
    outcomes: tuple[Outcome, ...]
    status_quo: State | None
    talks: tuple[Talk, ...] | None

    def to_json(self) -> dict[str, Any]:
        """The answer as plain data: that of `detente coalitions --json`."""
        conflict = self.conflict
        return {
            **heading_json(conflict),
            "decision_makers": [dm.id for dm in conflict.decision_makers],
            "states": count_json(self.size),
            "members": self.members,
            "concepts": list(self.concepts),
            **({} if self.where is None else {"where": self.where}),
            "universal": None if self.asked else self._universal(),
            "outcomes": {
                "count": self.count,
                "states": [outcome.to_json(conflict) for outcome in self.outcomes],
                **({"shortened": True} if self.count > len(self.outcomes) else {}),
            },
            "status_quo": self.status_quo and state_json(self.status_quo, conflict),
            "talks": None
            if self.talks is None
            else [talk.to_json(conflict) for talk in self.talks],
        }

    def _universal(self) -> dict[str, Any]:
        return {
            concept: {
                **listing.to_json(self.conflict),
                "equilibria": dict(self.universal_equilibria[concept]),
            }
            for concept, listing in self.universal.items()
        }

    def rows(self) -> list[Row]:
        """A row for each state, coalition that leaves it, and improvement told."""
        return [
            _row(self.conflict, outcome, upset, place)
            for outcome in self.outcomes
            for upset in outcome.upsets
            for place in range(len(upset.told))
        ]


def _row(conflict: Conflict, outcome: Outcome, upset: Upset, place: int) -> Row:
    improvement = upset.told[place]
    return {
        "state": outcome.state.name or outcome.state.number,
        "coalition": tuple(conflict.decision_makers[dm].id for dm in upset.members),
        "stays": upset.stays,
        "improvements": upset.count,
        "to": improvement.outcome.name or improvement.outcome.number,
        "undeterred": improvement.free,
        "ranks": tuple((gain.before, gain.after) for gain in improvement.move.stakes),
    }
