"""What advice answers with: proposals, each analysed anew, and how sure they are the least."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from detente.conflict import Conflict
from detente.conflict.statement.syntax import Expr
from detente.conflict.statement.text import text
from detente.engine import State
from detente.studies.advice.inverse import Condition
from detente.studies.differences import Difference
from detente.studies.listing import Listing
from detente.studies.naming import count_json, heading_json, state_json
from detente.studies.rows import Row, Tabular


@dataclass(frozen=True, slots=True)
class Effect:
    """How many equilibria there are today and then under a concept, and which come and go."""

    before: int
    after: int
    appear: Listing
    vanish: Listing


@dataclass(frozen=True, slots=True)
class Fare:
    """How a decision maker fares in an outcome: its ranks by what it wants today, 1 is best.

    `today` is its rank of the status quo, `then` of the outcome; None where that is no state of
    today's conflict, or there is no status quo.
    """

    decision_maker: str
    today: int | None
    then: int | None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Changes that bring about what is asked for.

    `conflict` is the conflict with all `changes` made; `who` are the decision makers whose list of
    statements changes, `reordered` counts the pairs of states that these order otherwise.
    `outcomes` are the equilibria as wanted, `outcome` the first of them and `fares` how everybody
    fares there; `effects` are by concept.
    """

    cost: Decimal
    changes: tuple[Difference, ...]
    conflict: Conflict
    who: tuple[str, ...]
    reordered: int
    outcomes: Listing
    fares: tuple[Fare, ...]
    effects: Mapping[str, Effect]

    @property
    def outcome(self) -> State | None:
        """The first of the outcomes as wanted."""
        return next(iter(self.outcomes.states), None)

    def to_json(self) -> dict[str, Any]:
        """The proposal as plain data."""
        return {
            "cost": _number(self.cost),
            "who": list(self.who),
            "changes": [change.to_json() for change in self.changes],
            "reordered": count_json(self.reordered),
            "outcomes": self.outcomes.to_json(self.conflict),
            "fares": {fare.decision_maker: [fare.today, fare.then] for fare in self.fares},
            "effects": {
                concept: {
                    "before": count_json(effect.before),
                    "after": count_json(effect.after),
                    "appear": effect.appear.to_json(self.conflict),
                    "vanish": effect.vanish.to_json(self.conflict),
                }
                for concept, effect in self.effects.items()
            },
        }


@dataclass(frozen=True, slots=True)
class Proposals:
    """The changes of one kind that cost the least, the best ranked first.

    `count` counts all that cost `cost`. Everything that costs up to `searched` was tried (None:
    not even what is free); `stopped` says what ended the search before that, if anything did: then
    there may be more, and where `cost` is above `searched`, cheaper ones. `tried` counts the
    combinations of changes that were looked at one by one.
    """

    proposals: tuple[Proposal, ...]
    count: int
    cost: Decimal | None
    searched: Decimal | None
    tried: int
    stopped: str = ""

    @property
    def least(self) -> bool:
        """Whether nothing that costs less brings about what is asked for, for certain."""
        return self.cost is not None and not self.stopped

    def to_json(self) -> dict[str, Any]:
        """The proposals as plain data."""
        found: dict[str, Any] = {
            "cost": None if self.cost is None else _number(self.cost),
            "count": count_json(self.count),
            "least": self.least,
            "searched": None if self.searched is None else _number(self.searched),
            "proposals": [proposal.to_json() for proposal in self.proposals],
        }
        return {**found, "stopped": self.stopped} if self.stopped else found


@dataclass(frozen=True, slots=True)
class Advice(Tabular):
    """What would have to change for a wanted outcome to hold; the answer of `advise`.

    `wanted` are today's states as wanted, `already` the equilibria among them, `against` those to
    be avoided; where the goal is reached already nothing is proposed. `impossible` says why nothing
    could reach it; `ruled_out` are the constraints that each rule out all that is wanted. `frozen`
    are the decision makers whose preference is no list of statements, so that no change of it was
    tried. `hearts` are the changes of heart, where they were asked for. `conditions` say what each
    decision maker's preferences must be for one state to be stable: an equilibrium as wanted, else
    the outcome of the first proposal that is a state today, else one of those wanted that are
    stable for the most decision makers today.
    """

    conflict: Conflict
    concept: str
    want: Expr | None
    avoid: Expr | None
    reached: bool
    wanted: Listing
    already: Listing
    against: Listing
    impossible: str
    ruled_out: tuple[str, ...]
    frozen: tuple[str, ...]
    changes: Proposals | None
    hearts: Proposals | None
    conditions: tuple[Condition, ...]

    def to_json(self) -> dict[str, Any]:
        """The advice as plain data: the answer of `detente advise --json`."""
        return {
            **heading_json(self.conflict),
            "decision_makers": [dm.id for dm in self.conflict.decision_makers],
            "concept": self.concept,
            "want": None if self.want is None else text(self.want),
            "avoid": None if self.avoid is None else text(self.avoid),
            "reached": self.reached,
            "wanted": self.wanted.to_json(self.conflict),
            "already": self.already.to_json(self.conflict),
            "against": self.against.to_json(self.conflict),
            "impossible": self.impossible or None,
            "ruled_out": list(self.ruled_out),
            "not_changed": list(self.frozen),
            "changes": self.changes and self.changes.to_json(),
            "changes_of_heart": self.hearts and self.hearts.to_json(),
            "conditions": [condition.to_json() for condition in self.conditions],
        }

    def rows(self) -> list[Row]:
        """A row for each change of each proposal, for a table or a data frame."""
        return [
            {
                "proposal": place,
                "kind": kind,
                "cost": _number(proposal.cost),
                **_change_row(change.to_json()),
                "outcome": proposal.outcome
                and state_json(proposal.outcome, proposal.conflict).get("number"),
            }
            for kind, found in (("change", self.changes), ("change of heart", self.hearts))
            if found is not None
            for place, proposal in enumerate(found.proposals, 1)
            for change in proposal.changes
        ]


def _number(price: Decimal) -> int | float:
    return int(price) if price == price.to_integral_value() else float(price)


def _change_row(change: Mapping[str, Any]) -> Row:
    keys = ("kind", "decision_maker", "statement", "option")
    return {("change" if key == "kind" else key): change.get(key) for key in keys}
