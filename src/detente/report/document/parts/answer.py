"""The question and the answer in a few sentences, and where things stand."""

from __future__ import annotations

from collections.abc import Iterator

from detente.report.analysis import where_we_are
from detente.report.document.blocks import Block, Link, Para, Section, Words, inlines, points
from detente.report.document.findings import Findings, Named
from detente.report.document.outline import outline
from detente.report.document.parts.outcomes import place_of
from detente.report.document.parts.sure import hangs
from detente.report.lede import ASIDE, lede
from detente.report.phrases import listed
from detente.stability import CONCEPTS


def opening(findings: Findings) -> tuple[Block, ...]:
    """What is decided, and what was found."""
    about = " ".join(findings.written.about.split())
    found = [Para(about)] if about else []
    return (*found, Para(_answer(findings), "lede"), *_named(findings), *_hangs(findings))


def _hangs(findings: Findings) -> Iterator[Block]:
    """The one claim that the least certain of them, or what is wanted, hangs on."""
    if told := hangs(findings):
        yield Para((*inlines(told), " More under “", Link("What to verify first", "verify"), "”."))


def _named(findings: Findings) -> Iterator[Block]:
    """The outcomes that are told, in a line each."""
    if findings.named:
        yield points([*map(_line, findings.named)])


def _line(one: Named) -> Words:
    firmest = listed(f"{ASIDE[c]} ({CONCEPTS[c].short})" for c in one.family.labels)
    states = f", {one.family.count:,} states" if one.family.count > 1 else ""
    return (Link(f"{one.letter}. {one.name}", place_of(one)), f": {firmest}{states}")


def _answer(findings: Findings) -> str:
    conflict, analysis, view = findings.conflict, findings.analysis, findings.overview
    labels = {dm.id: dm.label for dm in conflict.decision_makers}
    quo = None
    stances = []
    if view is not None:
        holds = [c for c, stays in analysis.stays.items() if len(stays) == len(labels)]
        quo = {"holds": holds}
        stances = [
            {
                "dm": stance.decision_maker,
                "move": stance.best,
                "leaves": stance.best is not None and not {*stance.stable} - {"sim"},
            }
            for stance in view.stances
        ]
    names = {one.family: one.name for one in findings.named}
    families = [
        {"name": names.get(family, family.name), "concepts": family.concepts}
        for family in findings.families.families
    ]
    counts = {concept: found.count for concept, found in analysis.equilibria.items()}
    return lede(counts, findings.families.count, families, stances, quo, labels)


def where_we_stand(findings: Findings) -> Section:
    """The status quo, and who would leave it."""
    lines = where_we_are(findings.analysis, findings.overview, findings.broken)
    _, *blocks = outline(lines)
    return Section("where", "Where we are", tuple(blocks))
