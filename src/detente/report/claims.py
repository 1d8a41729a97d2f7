"""The claims in sentences: who is said to have said what, where, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from detente.conflict import Period, Source
from detente.report.phrases import counted, day_text, listed, option_title, sentence
from detente.studies.claims import Claims, Reported, Resting

TOGETHER = (
    "Its claims stand and fall by one and the same chance: where one is true, so are all that are"
    " as certain or more."
)
"""What is said of a source that has its claims `together`."""


def told(claims: Claims) -> Iterator[str]:
    """The claims in lines of text, those of each source under it."""
    conflict = claims.conflict
    scenario = f" · scenario {conflict.scenario}" if conflict.scenario else ""
    yield f"# {conflict.title or 'A conflict'}{scenario}"
    as_of = f"as of {day_text(claims.day)}; " if claims.day else ""
    if not claims.claims:
        yield f"{as_of}the model has no claims: what it says is assumed by its author"
        return
    sources = {reported.source.id for reported in claims.claims if reported.source}
    yield f"{as_of}{counted(len(claims.claims), 'claim')} from {counted(len(sources), 'source')}"
    for source, group in groupby(claims.claims, key=lambda reported: reported.source):
        yield ""
        yield f"## {_source(source)}"
        yield from _details(source)
        for reported in group:
            yield from _claim(reported, claims)
    yield ""
    yield "What the words mean"
    yield (
        "  confidence: the chance that a claim is true, from 0 to 1, as the model’s author "
        "sees it; what rests on the claim takes it over"
    )


def _source(source: Source | None) -> str:
    """What a source is called."""
    return sentence(source.title or source.id) if source else "Without a source"


def _details(source: Source | None) -> Iterator[str]:
    if source is None:
        return
    told = [
        source.publisher,
        day_text(source.date) if source.date else "",
        source.url,
        f"text in {source.file}" if source.file else "",
        f"`{source.id}` in the model",
    ]
    yield f"  {'; '.join(filter(None, told))}"
    if source.together:
        yield f"  {TOGETHER}"


def _claim(reported: Reported, claims: Claims) -> Iterator[str]:
    claim = reported.claim
    yield ""
    speaker = sentence(claim.said_by) or "Nobody is named"
    yield f"  {claim.id}, confidence {claim.confidence:.12g}{_dates(claim.period, claims.day)}"
    yield f"    {speaker}: {claim.says or '(nothing is written down)'}"
    where = [claim.where, passage(reported)]
    if any(where):
        yield f"    Found in {', '.join(filter(None, where))}"
    if claim.quote is not None and reported.place is None:
        file = reported.source.file if reported.source else ""
        unknown = f", whose place in {file} is not known" if file else ""
        yield f"    Quoted as “{_shortened(claim.quote.exact)}”{unknown}"
    if claim.event_date:
        yield f"    It tells of {day_text(claim.event_date)}"
    if not reported.rests:
        yield "    Nothing rests on it."
        return
    yield "    On it rests:"
    for use in reported.rests:
        yield f"      {resting(use, reported, claims)}"


def passage(reported: Reported) -> str:
    """Where the passage stands, if that is known, and the first of its words."""
    place = reported.place
    if place is None:
        return ""
    return f"{place.file} line {place.line}: “{_shortened(place.text)}”"


def _shortened(passage: str, most: int = 12) -> str:
    words = passage.split()
    return " ".join(words) if len(words) <= most else f"{' '.join(words[:most])} …"


def resting(use: Resting, reported: Reported, claims: Claims) -> str:
    """Something that rests on a claim, and how."""
    others = [claim for claim in use.because.claims if claim != reported.claim.id]
    notes: list[str] = []
    if others:
        rule = "together with" if use.because.mode == "all" else "or on"
        notes.append(f"{rule} {listed(others)}")
    if use.otherwise is not None:
        notes.append(f"otherwise `{use.otherwise}`")
    if use.confidence != 1:
        notes.append(f"itself only with confidence {use.confidence:.12g}")
    dates = _dates(use.period, claims.day).removeprefix(", ")
    told = "; ".join([*notes, dates] if dates else notes)
    return f"{_said(use, claims)}{f' ({told})' if told else ''}"


def _said(use: Resting, claims: Claims) -> str:
    """What rests on the claim."""
    if use.kind == "constraint":
        return f"everybody is bound by `{use.statement}`"
    if use.decision_maker is None:
        return f"advice may add `{use.statement}`"
    label = sentence(claims.conflict.decision_maker(use.decision_maker).label)
    if use.kind == "option":
        title = option_title(claims.conflict.option(use.statement))
        return f"{label} can choose `{use.statement}`, “{title}”"
    if use.kind == "weight":
        return f"{label} gives `{use.statement}` the weight {use.weight}"
    return f"{label}: `{use.statement}`"


def _dates(period: Period, day: date | None) -> str:
    """From when until when something counts, and whether it does on the day."""
    ends = [
        f"{word} {day_text(end)}"
        for word, end in (("from", period.since), ("until", period.until))
        if end
    ]
    if not ends:
        return ""
    counts = "" if day is None or period.covers(day) else ", not on this day"
    return f", {' '.join(ends)}{counts}"
