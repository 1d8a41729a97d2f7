"""The evidence: who is reported to have said what, by whom, when, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.evidence import Claim, Source
from detente.conflict.period import ALWAYS
from detente.report.document.blocks import Block, Heading, Para, Section, Table, Words
from detente.report.document.findings import Findings
from detente.report.phrases import sentence


def place_of(claim: str) -> str:
    """Where in the report a claim stands."""
    return f"claim-{claim}"


def evidence(findings: Findings) -> Section | None:
    """The claims by source, in the paraphrase of the model; no text of a source is told."""
    conflict = findings.written
    if not conflict.claims:
        return None
    blocks: list[Block] = [
        Para(
            "What is claimed stands in the words of the model’s author. Confidence, from 0 to 1, is"
            " the author’s judgement of whether the claim is true.",
            "note",
        )
    ]
    known = {source.id for source in conflict.sources}
    for source in conflict.sources:
        claims = [claim for claim in conflict.claims if claim.source == source.id]
        if claims:
            blocks += _source(_title(source), _about(source), claims)
    rest = [claim for claim in conflict.claims if claim.source not in known]
    if rest:
        blocks += _source("Claims without a source", "", rest)
    return Section("evidence", "What it rests on", tuple(blocks))


def _title(source: Source) -> str:
    return sentence(source.title or source.id.replace("_", " "))


def _about(source: Source) -> str:
    day = source.date.isoformat() if source.date else ""
    return ", ".join(part for part in (source.publisher, day, source.url) if part)


def _source(title: str, about: str, claims: list[Claim]) -> Iterator[Block]:
    yield Heading(title)
    if about:
        yield Para(about, "note")
    yield Table(
        caption="Claims",
        head=("Claim", "What is claimed", "Said by", "Where", "Confidence"),
        rows=tuple(map(_claim, claims)),
        ids=tuple(place_of(claim.id) for claim in claims),
    )


def _claim(claim: Claim) -> tuple[Words, ...]:
    says = [" ".join(claim.says.split())]
    if claim.event_date:
        says.append(f"Of {claim.event_date}.")
    if claim.period != ALWAYS:
        since, until = claim.period.since, claim.period.until
        says += [f"{word} {day}." for word, day in (("Since", since), ("Until", until)) if day]
    return (
        claim.id.replace("_", " "),
        " ".join(filter(None, says)),
        claim.said_by,
        claim.where,
        f"{claim.confidence:.2f}",
    )
