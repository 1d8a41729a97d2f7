"""Sources, claims, and what rests on them."""

from __future__ import annotations

from detente.conflict.evidence import Because, Claim, Quote, Source
from detente.conflict.period import Period
from detente.conflict.statement.words import is_name
from detente.files.nodes import Scalar
from detente.files.problems import did_you_mean
from detente.files.report import Report
from detente.files.schema import AllOf, ClaimDoc, Dated, ModelDoc, QuoteDoc, Rested


class Evidence:
    """What the statements and options of a model may rest on."""

    def __init__(self, doc: ModelDoc, report: Report) -> None:
        self._report = report
        self._claims = {key.text for key in doc.claims}
        self._sources = {key.text for key in doc.sources}
        self.sources = tuple(
            Source(
                key.text,
                title=source.title,
                publisher=source.publisher,
                date=source.date,
                url=source.url,
                file=source.file,
                together=source.together,
            )
            for key, source in doc.sources.items()
        )
        self.claims = tuple(self._claim(key, claim) for key, claim in doc.claims.items())

    def because(self, doc: Rested) -> Because | None:
        """The claims that `doc` rests on, None if there are none."""
        if doc.because is None:
            return None
        refs = doc.because.all if isinstance(doc.because, AllOf) else doc.because
        for ref in refs:
            self._known(ref, "claim", self._claims)
        if not refs:
            return None
        return Because(
            tuple(ref.text for ref in refs), "all" if isinstance(doc.because, AllOf) else "any"
        )

    def _claim(self, key: Scalar, doc: ClaimDoc) -> Claim:
        if doc.source is not None:
            self._known(doc.source, "source", self._sources)
        return Claim(
            key.text,
            source=None if doc.source is None else doc.source.text,
            where=doc.where,
            quote=None if doc.quote is None else _quote(doc.quote),
            said_by=doc.said_by,
            says=doc.says,
            confidence=doc.confidence,
            event_date=doc.event_date,
            period=period(doc),
        )

    def _known(self, ref: Scalar, what: str, names: set[str]) -> None:
        if ref.text not in names and not self._report.doubts(ref.text):
            advice = did_you_mean(ref.text, filter(is_name, names)) or f"list it under `{what}s`"
            self._report.at(ref, f"there is no {what} `{ref.text}`", advice)


def period(doc: Dated) -> Period:
    """From when until when `doc` counts."""
    return Period(doc.since, doc.until)


def _quote(doc: QuoteDoc) -> Quote:
    return Quote(doc.exact, doc.prefix, doc.suffix, doc.start, doc.hash)
