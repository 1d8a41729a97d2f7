"""What of a conflict is uncertain, and what is held given which of it is true (definitions §8).

Every claim is an event; so is the own confidence of a statement, a constraint or an option, given
that what it rests on holds; and that a statement which may stand at several places of its list
stands at one of them or above. Claims of a source whose claims stand `together` share one chance,
and so do the places of a statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict, Statement
from detente.conflict.evidence import Because, Claim, Source
from detente.conflict.option import Option
from detente.conflict.statement.text import text
from detente.studies.naming import day_json
from detente.studies.robustness.order import Standing, standings

Kind = Literal["claim", "statement", "constraint", "option", "position"]

Truths = NDArray[np.bool_]
"""A row for each world, a column for each event: which of them are true there."""

Held = NDArray[np.bool_]
"""A row for each world, a column for each thing that may fail: which of them are held there."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that may be false: a claim, or that something is as the model has it.

    `name` is the id of a claim, the full name of an option, what a position says in words, else the
    statement itself; `decision_maker` is whose statement it is. `confidence` is the probability
    that it is true; of what rests on claims, given that those hold. `standing` is that of a
    statement at a place or above; it may be false where the statement is written.
    """

    kind: Kind
    name: str
    confidence: float
    decision_maker: str | None = None
    claim: Claim | None = None
    source: Source | None = None
    standing: Standing | None = None

    def to_json(self) -> dict[str, Any]:
        """The event as plain data."""
        found: dict[str, Any] = {
            "kind": self.kind,
            "name": self.name,
            "decision_maker": self.decision_maker,
            "confidence": self.confidence,
        }
        if self.claim is not None:
            source = self.source
            found |= {
                "says": self.claim.says,
                "said_by": self.claim.said_by,
                "source": self.claim.source,
                "date": day_json(source.date) if source else None,
            }
        if self.standing is not None:
            found |= self.standing.to_json()
        return found


@dataclass(frozen=True, slots=True)
class Item:
    """A statement, a constraint or an option that may not be held, or a position that may be left.

    `dm` and `place` say where it stands: in whose list (None: it is a constraint or an option), and
    at which place among the statements, the constraints or all options. It rests on `claims`, any
    or all of them, and on its `own` event; events are told by their places.
    """

    kind: Kind
    dm: int | None
    place: int
    claims: tuple[int, ...]
    mode: Literal["any", "all"]
    own: int | None

    @property
    def events(self) -> tuple[int, ...]:
        """All events that it rests on."""
        return self.claims if self.own is None else (*self.claims, self.own)


class Events:
    """The events of a conflict in force, and what hangs on them.

    `chances` are independent of each other: each is one event, or the claims of a source that stand
    together, or the places of a statement, of which those are true whose confidence is at least one
    and the same random number.
    """

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        sources = {source.id: source for source in conflict.sources}
        self.events: list[Event] = []
        self._claims: dict[str, int] = {}
        together: dict[str, list[int]] = {}
        for claim in conflict.claims:
            if claim.confidence < 1:
                source = sources.get(claim.source or "")
                place = self._new(
                    Event("claim", claim.id, claim.confidence, claim=claim, source=source)
                )
                self._claims[claim.id] = place
                if source is not None and source.together:
                    together.setdefault(source.id, []).append(place)
        things = tuple(self._items())
        joined = {place for places in together.values() for place in places}
        alone = [(place,) for place in range(len(self.events)) if place not in joined]
        positions = tuple(self._positions())
        self.items = (*things, *(item for items in positions for item in items))
        self.chances: tuple[tuple[int, ...], ...] = (
            *map(tuple, together.values()),
            *alone,
            *(tuple(event for item in items for event in item.events) for items in positions),
        )

    def _new(self, event: Event) -> int:
        self.events.append(event)
        return len(self.events) - 1

    def _items(self) -> Iterator[Item]:
        for dm, one in enumerate(self.conflict.decision_makers):
            for place, statement in enumerate(one.statements):
                words = text(statement.expr)
                yield from self._item("statement", words, statement, place, dm)
        for place, constraint in enumerate(self.conflict.constraints):
            yield from self._item("constraint", text(constraint.expr), constraint, place)
        for place, option in enumerate(self.conflict.options):
            yield from self._item("option", option.name, option, place)

    def _positions(self) -> Iterator[tuple[Item, ...]]:
        """Of each statement that may stand elsewhere: that it stands at a place or above."""
        for dm, one in enumerate(self.conflict.decision_makers):
            for number, found in standings(one.preference).items():
                words = text(one.statements[number].expr)
                events = [self._new(_position(words, each, one.id)) for each in found]
                yield tuple(Item("position", dm, number, (), "all", event) for event in events)

    def _item(
        self, kind: Kind, name: str, rested: Statement | Option, place: int, dm: int | None = None
    ) -> Iterator[Item]:
        """The thing, unless it is certain to be held."""
        claims, mode = self._rests(rested.because)
        if not claims and rested.confidence >= 1:
            return
        own = None
        if rested.confidence < 1:
            owner = None if dm is None else self.conflict.decision_makers[dm].id
            own = self._new(Event(kind, name, rested.confidence, owner))
        yield Item(kind, dm, place, claims, mode, own)

    def _rests(self, because: Because | None) -> tuple[tuple[int, ...], Literal["any", "all"]]:
        """The uncertain claims that matter: none where a certain one is enough."""
        if because is None:
            return (), "all"
        uncertain = dict.fromkeys(c for c in because.claims if c in self._claims)
        if because.mode == "any" and not uncertain.keys() >= set(because.claims):
            return (), "all"
        return tuple(self._claims[claim] for claim in uncertain), because.mode

    @property
    def confidences(self) -> NDArray[np.float64]:
        """The confidence of each event."""
        return np.array([event.confidence for event in self.events], dtype=np.float64)

    @property
    def base(self) -> NDArray[np.bool_]:
        """What is true where all that may be is, and every statement stands where it is written."""
        return np.array([_at_first(event) for event in self.events], dtype=np.bool_)

    def turned(self, place: int) -> tuple[list[int], bool]:
        """The events that are no longer as in `base` where one is not, and what they then are.

        Most are the event alone, false. A statement moves to the nearest place on the other side:
        it cannot stand at place 2 or above and not at place 3 or above.
        """
        standing = self.events[place].standing
        if standing is None:
            return [place], False
        chance = next(chance for chance in self.chances if place in chance)
        if standing.as_written:
            return [event for event in chance if event <= place], False
        return [event for event in chance if event >= place], True

    def held(self, truths: Truths, items: Sequence[Item] | None = None) -> Held:
        """Which of some things (default: all that may fail) are held in each world."""
        items = self.items if items is None else items
        held: Held = np.ones((len(truths), len(items)), dtype=np.bool_)
        for column, item in enumerate(items):
            if item.claims:
                rule = np.any if item.mode == "any" else np.all
                held[:, column] = rule(truths[:, list(item.claims)], axis=1)
            if item.own is not None:
                held[:, column] &= truths[:, item.own]
        return held


def _position(words: str, standing: Standing, dm: str) -> Event:
    name = f"`{words}` {standing.words}"
    return Event("position", name, standing.confidence, dm, standing=standing)


def _at_first(event: Event) -> bool:
    if event.standing is not None:
        return event.standing.as_written
    return event.kind == "claim" or event.confidence > 0
