"""What begins and what ceases to count on a day, as it is written in the model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from detente.conflict import Conflict, Period
from detente.conflict.statement.text import text


@dataclass(frozen=True, slots=True)
class Turn:
    """Something dated that begins to count, or ceases to (`begins` is false).

    `kind` is `constraint`, `pool` (a statement that decision makers may come to want), `statement`,
    `option` or `claim`; `words` is the statement, the full name of the option, or the id of the
    claim. `decision_maker` is the one whose statement or option it is.
    """

    kind: str
    begins: bool
    words: str
    decision_maker: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The turn as plain data."""
        return {
            "kind": self.kind,
            "begins": self.begins,
            "words": self.words,
            "decision_maker": self.decision_maker,
        }


def turns(conflict: Conflict, day: date) -> tuple[Turn, ...]:
    """What of a conflict begins or ceases to count on a day; what does both is left out.

    >>> from detente.conflict import DecisionMaker, Option
    >>> aid = Option("aid", "us", period=Period(since=date(2025, 3, 7)))
    >>> turns(Conflict((DecisionMaker("us", options=(aid,)),)), date(2025, 3, 7))
    (Turn(kind='option', begins=True, words='us.aid', decision_maker='us'),)
    """
    return tuple(
        Turn(kind, period.since == day, words, owner)
        for kind, words, owner, period in _dated(conflict)
        if (period.since == day) != (period.until == day)
    )


def _dated(conflict: Conflict) -> Iterator[tuple[str, str, str | None, Period]]:
    for kind, statements in (("constraint", conflict.constraints), ("pool", conflict.pool)):
        for statement in statements:
            yield kind, text(statement.expr), None, statement.period
    for dm in conflict.decision_makers:
        for statement in dm.statements:
            yield "statement", text(statement.expr), dm.id, statement.period
        for option in dm.options:
            yield "option", option.name, dm.id, option.period
    for claim in conflict.claims:
        yield "claim", claim.id, None, claim.period
