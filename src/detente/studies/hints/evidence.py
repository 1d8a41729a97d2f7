"""What rests on no claim, claims without a source, and sources that are old."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from detente.conflict import Conflict, Statement, Weighted
from detente.conflict.statement.text import text
from detente.studies.hints.hint import Hint, Path


def evidence(conflict: Conflict) -> Iterator[Hint]:
    """Statements that rest on no claim, if the model has claims at all; claims of no source.

    And what would stand in place of a statement that nothing lets be false.
    """
    for where, statement in _statements(conflict):
        assumed = statement.because is None and statement.confidence == 1
        if statement.otherwise is not None and assumed:
            yield Hint(
                "idle_otherwise",
                (*where, "otherwise"),
                f"`{text(statement.otherwise)}` never stands in place of `{text(statement.expr)}`,"
                " which nothing lets be false",
                "name a claim under `because`, or give the statement a `confidence` below 1",
            )
    if not conflict.claims:
        return
    for where, statement in _statements(conflict):
        if statement.because is None:
            said = text(statement.expr)
            yield Hint(
                "no_claim",
                where,
                f"`{said}` rests on no claim",
                "name one under `because`, unless you assume it",
                (said,),
            )
    for claim in conflict.claims:
        if claim.source is None:
            yield Hint(
                "no_source",
                ("claims", claim.id),
                f"the claim `{claim.id}` has no source",
                "say under `source` where you read or heard it",
            )


def old_sources(conflict: Conflict, days: int) -> Iterator[Hint]:
    """Sources that are older than so many days, and those of no known age.

    Counted back from the conflict's day `as_of`, or else from the newest source.
    """
    dates = [source.date for source in conflict.sources if source.date is not None]
    day = conflict.as_of or max(dates, default=None)
    for source in conflict.sources:
        if source.date is None:
            yield Hint(
                "old_source",
                ("sources", source.id),
                f"the source `{source.id}` has no date, so nobody knows how old it is",
                "write the day of publication under `date`",
            )
        elif day is not None and day - source.date > timedelta(days):
            yield Hint(
                "old_source",
                ("sources", source.id, "date"),
                f"the source `{source.id}` is of {source.date}, {(day - source.date).days} days "
                f"before {day}",
                "look whether what it says still holds",
            )


def _statements(conflict: Conflict) -> Iterator[tuple[Path, Statement]]:
    """Every wish and constraint, with where it stands."""
    for dm in conflict.decision_makers:
        key = "weights" if isinstance(dm.preference, Weighted) else "prefers"
        for place, statement in enumerate(dm.statements):
            yield ("decision_makers", dm.id, key, place), statement
    for place, constraint in enumerate(conflict.constraints):
        yield ("constraints", place), constraint
