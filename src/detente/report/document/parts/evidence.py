"""The evidence: who is reported to have said what, by whom, when, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from detente.conflict.evidence import Source
from detente.conflict.period import ALWAYS
from detente.report.claims import TOGETHER, passage, resting
from detente.report.document.blocks import Block, Heading, Para, Section, Table, Words, joined
from detente.report.document.findings import Findings
from detente.report.phrases import confidence, day_text, sentence
from detente.studies.claims import Claims, Reported


def place_of(claim: str) -> str:
    """Where in the report a claim stands."""
    return f"claim-{claim}"


def evidence(findings: Findings) -> Section | None:
    """The claims by source, in the paraphrase of the model, and what rests on each.

    Of the text of a source no more is told than the first words of the passages that it is known
    to have.
    """
    found = findings.claims
    if not found.claims:
        return None
    blocks: list[Block] = [
        Para(
            "What is claimed stands in the words of the model’s author. Confidence, from 0 to 1, is"
            " the author’s judgement of whether the claim is true.",
            "note",
        )
    ]
    for source, group in groupby(found.claims, key=lambda reported: reported.source):
        blocks += _source(source, [*group], found)
    return Section("evidence", "What it rests on", tuple(blocks))


def found_in(findings: Findings, claim: str) -> str:
    """Where the passage of a claim stands in the text of its source, if that is known."""
    return next((passage(one) for one in findings.claims.claims if one.claim.id == claim), "")


def _source(source: Source | None, reported: list[Reported], claims: Claims) -> Iterator[Block]:
    if source is None:
        yield Heading("Claims without a source")
    else:
        yield Heading(sentence(source.title or source.id.replace("_", " ")))
        day = day_text(source.date) if source.date else ""
        about = ", ".join(part for part in (source.publisher, day, source.url) if part)
        if about:
            yield Para((about,), "note")
        if source.together:
            yield Para(TOGETHER, "note")
    yield Table(
        caption="Claims",
        head=("Claim", "What is claimed", "Said by, and where", "Confidence", "What rests on it"),
        rows=tuple(_claim(one, claims) for one in reported),
        ids=tuple(place_of(one.claim.id) for one in reported),
    )


def _claim(reported: Reported, claims: Claims) -> tuple[Words, ...]:
    claim = reported.claim
    says = [" ".join(claim.says.split())]
    if claim.event_date:
        says.append(f"Of {day_text(claim.event_date)}.")
    if claim.period != ALWAYS:
        since, until = claim.period.since, claim.period.until
        ends = (("Since", since), ("Until", until))
        says += [f"{word} {day_text(day)}." for word, day in ends if day]
    found = (claim.said_by, claim.where, passage(reported))
    rests: list[Words] = [resting(use, reported, claims) for use in reported.rests]
    return (
        claim.id.replace("_", " "),
        (" ".join(filter(None, says)),),
        ("; ".join(filter(None, found)),),
        confidence(claim.confidence),
        joined(rests, "; ") or "nothing",
    )
