"""The claims of a conflict: who is said to have said what, where, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from detente.conflict import (
    Because,
    Claim,
    Conflict,
    Period,
    Prioritised,
    Source,
    Statement,
    Weighted,
    day_of,
)
from detente.conflict.statement.text import text
from detente.studies.naming import day_json, heading_json
from detente.studies.rows import Row, Tabular

Kind = Literal["wish", "weight", "constraint", "pool", "option"]
Order = Literal["file", "confidence"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim's passage stands in the text of its source.

    `line` counts from 1; `start` and `end`, the place after it, count code points from 0.
    """

    file: str
    line: int
    start: int
    end: int
    text: str

    def to_json(self) -> dict[str, Any]:
        """The place as plain data."""
        return {
            "file": self.file,
            "line": self.line,
            "start": self.start,
            "end": self.end,
            "text": self.text,
        }


@dataclass(frozen=True, slots=True)
class Resting:
    """Something that rests on a claim: a wish or weight, a constraint, an option.

    `decision_maker` is whose it is, None for constraints and for the pool of advice. `statement` is
    in its canonical wording, an option's full name for an option. `because` says on which claims it
    rests. `in_force` is whether it counts on the day; where its claims fail, `otherwise` does.
    """

    kind: Kind
    decision_maker: str | None
    statement: str
    because: Because
    confidence: float
    period: Period
    in_force: bool
    otherwise: str | None = None
    weight: str | None = None

    def to_json(self) -> dict[str, Any]:
        """What rests on the claim as plain data."""
        return {
            "kind": self.kind,
            "decision_maker": self.decision_maker,
            "statement": self.statement,
            "weight": self.weight,
            "otherwise": self.otherwise,
            "claims": list(self.because.claims),
            "mode": self.because.mode,
            "confidence": self.confidence,
            **_period_json(self.period),
            "in_force": self.in_force,
        }


@dataclass(frozen=True, slots=True)
class Reported:
    """A claim with its source, the place of its passage, and what rests on it.

    `in_force` is whether the claim counts on the day.
    """

    claim: Claim
    source: Source | None
    place: Place | None
    rests: tuple[Resting, ...]
    in_force: bool

    def to_json(self) -> dict[str, Any]:
        """The claim as plain data."""
        claim, quote = self.claim, self.claim.quote
        return {
            "id": claim.id,
            "source": claim.source,
            "where": claim.where,
            "said_by": claim.said_by,
            "says": claim.says,
            "confidence": claim.confidence,
            "event_date": day_json(claim.event_date),
            **_period_json(claim.period),
            "in_force": self.in_force,
            "quote": None
            if quote is None
            else {
                "exact": quote.exact,
                "prefix": quote.prefix,
                "suffix": quote.suffix,
                "start": quote.start,
                "hash": quote.hash,
            },
            "place": None if self.place is None else self.place.to_json(),
            "rests": [use.to_json() for use in self.rests],
        }


@dataclass(frozen=True, slots=True)
class Claims(Tabular):
    """The claims of a conflict, those of a source together, in the order of `conflict.sources`.

    Those without a source come last. `day` is the day that `in_force` speaks of, None if the
    conflict has no dates.
    """

    conflict: Conflict
    day: date | None
    claims: tuple[Reported, ...]

    def to_json(self) -> dict[str, Any]:
        """The claims as plain data."""
        return {
            **heading_json(self.conflict),
            "decision_makers": [dm.id for dm in self.conflict.decision_makers],
            "day": day_json(self.day),
            "sources": [
                {
                    "id": source.id,
                    "title": source.title,
                    "publisher": source.publisher,
                    "date": day_json(source.date),
                    "url": source.url,
                    "file": source.file,
                    "together": source.together,
                }
                for source in self.conflict.sources
            ],
            "claims": [reported.to_json() for reported in self.claims],
        }

    def rows(self) -> list[Row]:
        """A row for each claim and each thing that rests on it; one for a claim without any."""
        return [
            {
                "claim": reported.claim.id,
                "source": reported.claim.source,
                "said_by": reported.claim.said_by,
                "says": reported.claim.says,
                "confidence": reported.claim.confidence,
                "in_force": reported.in_force,
                "kind": use.kind if use else None,
                "decision_maker": use.decision_maker if use else None,
                "statement": use.statement if use else None,
                "statement_in_force": use.in_force if use else None,
            }
            for reported in self.claims
            for use in reported.rests or (None,)
        ]


def claims(
    conflict: Conflict,
    *,
    order: Order = "file",
    places: Mapping[str, Place] | None = None,
) -> Claims:
    """The claims of a conflict, and what rests on each, on whatever day it counts.

    In the order of the file or, with `confidence`, the least certain first, within each source.
    `places` are those of the claims' passages, by the ids of the claims. Raises ValueError for
    another order.
    """
    if order not in get_args(Order):
        raise ValueError(f"{order!r} is no order: it is one of {', '.join(get_args(Order))}")
    day = day_of(conflict)
    sources = {source.id: source for source in conflict.sources}
    rows = [*sources, None]
    resting = tuple(_resting(conflict, day))
    listed = [*conflict.claims]
    if order == "confidence":
        listed.sort(key=lambda claim: claim.confidence)
    listed.sort(key=lambda claim: rows.index(claim.source))
    return Claims(
        conflict,
        day,
        tuple(
            Reported(
                claim,
                None if claim.source is None else sources[claim.source],
                (places or {}).get(claim.id),
                tuple(use for use in resting if claim.id in use.because.claims),
                _covers(claim.period, day),
            )
            for claim in listed
        ),
    )


def _resting(conflict: Conflict, day: date | None) -> Iterator[Resting]:
    """Everything that rests on claims."""
    for dm in conflict.decision_makers:
        for option in dm.options:
            if option.because is not None:
                counts = _covers(option.period, day)
                yield Resting(
                    "option",
                    dm.id,
                    option.name,
                    option.because,
                    option.confidence,
                    option.period,
                    counts,
                )
        match dm.preference:
            case Prioritised(statements=statements):
                for statement in statements:
                    yield from _statement("wish", dm.id, statement, day)
            case Weighted(weights=weights):
                for weight in weights:
                    yield from _statement(
                        "weight", dm.id, weight.statement, day, str(weight.weight)
                    )
            case _:
                pass
    for constraint in conflict.constraints:
        yield from _statement("constraint", None, constraint, day)
    for statement in conflict.pool:
        yield from _statement("pool", None, statement, day)


def _statement(
    kind: Kind, dm: str | None, statement: Statement, day: date | None, weight: str | None = None
) -> Iterator[Resting]:
    if statement.because is not None:
        yield Resting(
            kind,
            dm,
            text(statement.expr),
            statement.because,
            statement.confidence,
            statement.period,
            _covers(statement.period, day),
            None if statement.otherwise is None else text(statement.otherwise),
            weight,
        )


def _covers(period: Period, day: date | None) -> bool:
    return day is None or period.covers(day)


def _period_json(period: Period) -> dict[str, str | None]:
    return {"since": day_json(period.since), "until": day_json(period.until)}
