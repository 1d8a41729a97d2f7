"""How sure it is: how probable it is that outcomes hold, and the claims that this hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.report.document.assessing import Assessment
from detente.report.document.blocks import (
    Block,
    Figure,
    Heading,
    Item,
    Items,
    Link,
    Para,
    Section,
    Table,
    Words,
    inlines,
    points,
)
from detente.report.document.findings import SURE, Findings
from detente.report.document.parts.evidence import found_in, place_of
from detente.report.document.states import Letters
from detente.report.figures.bars import Bar
from detente.report.figures.sure import Called, bars_of, doubts, drawn, hangs_on, outcome_bars
from detente.report.hanging import (
    about,
    clear,
    conclusion,
    hanging,
    hangs_most_on,
    little,
    origin,
    overturning,
    question,
)
from detente.report.phrases import chance, in_quotes, listed, sentence
from detente.report.robustness import HOLDING, how_sure, overall, stopped
from detente.stability import CONCEPTS
from detente.studies.robustness import Critical, Robustness
from detente.studies.robustness.result import Doubt

OTHERS = 3
"""How many of the most probable outcomes are told beside those that have a letter."""


def sureness(findings: Findings) -> Section | None:
    """How sure the outcomes are, and what to verify first."""
    if findings.sure is None:
        return None
    found = findings.sure.found
    if not found.events:
        return Section("sure", SURE, (*map(Para, how_sure(found)),))
    blocks: list[Block] = [Para(_lede(findings, findings.sure), "lede")]
    sentences = (HOLDING, *how_sure(found), *stopped(found))
    blocks += [Para(" ".join(sentences), "note"), *_bars(findings, found)]
    blocks += _overall(findings.sure)
    if found.critical is not None:
        blocks.append(Heading("What to verify first", "verify"))
        blocks += _critical(findings, findings.sure, found.critical)
    return Section("sure", SURE, tuple(blocks))


def hangs(findings: Findings) -> str:
    """The one thing that the report's answer hangs on, in a sentence for its first page."""
    assessed = findings.sure
    if assessed is None or assessed.found.critical is None:
        return ""
    return _lede(findings, assessed) if clear(assessed.found.critical) else ""


def _lede(findings: Findings, assessed: Assessment) -> str:
    found = assessed.found
    if found.critical is None:
        return "Things may be false, but nothing was asked that hangs on them."
    probability = chance(found.critical.probability)
    short = CONCEPTS[found.critical.concept].short
    asked = _asked(findings, assessed)
    first = f"The probability that {asked} is {probability} ({short})."
    if assessed.about is not None and len(findings.named) > 1:
        first += " Of the outcomes told here that one is the least certain either way."
    most = [origin(one.event) for one in clear(found.critical)[:1]]
    return " ".join([first, hangs_most_on(found, found.critical), *most])


def _asked(findings: Findings, assessed: Assessment) -> str:
    """What is asked, as “A holds”."""
    if assessed.about is None:
        assert assessed.found.critical is not None
        return conclusion(assessed.found, assessed.found.critical)
    one = findings.named[assessed.about]
    form = f" in one of its {one.family.count:,} forms" if one.family.count > 1 else ""
    return f"{one.letter}, {in_quotes(one.name)}, holds{form}"


def _bars(findings: Findings, found: Robustness) -> Iterator[Block]:
    concepts = drawn(found)
    called = [Called(one.letter, one.name, one.family.numbers) for one in findings.named]
    rows = outcome_bars(found, concepts, called, len(called) + OTHERS)
    if not rows:
        return
    skipped = [CONCEPTS[c].short for c in found.outlooks if c not in concepts]
    also = f" ({listed(skipped)} is not drawn)" if skipped else ""
    caption = f"How probable it is that each outcome holds{also}"
    svg = bars_of(found, rows, concepts, "sure-bars")
    yield Figure(svg, caption, _table(caption, rows, [CONCEPTS[c].short for c in concepts]))


def _table(caption: str, rows: tuple[Bar, ...], shorts: list[str]) -> Table:
    told: list[tuple[Words, ...]] = []
    for row in rows:
        letter = f"{row.letter}. " if row.letter else ""
        note = f" ({row.note})" if row.note else ""
        told.append((f"{letter}{row.name}{note}", *map(chance, row.chances)))
    return Table(caption, ("Outcome", *shorts), tuple(told))


def _overall(assessed: Assessment) -> Iterator[Block]:
    """What is said of all outcomes, under each concept."""
    told: list[Words] = []
    for concept, outlook in assessed.found.outlooks.items():
        # what was asked for the report alone has its own words
        asked = assessed.about is None
        shown = outlook if asked else replace(outlook, some=None, every=None)
        lines = " ".join(overall(assessed.found, shown))
        name = f"{sentence(CONCEPTS[concept].title)} ({CONCEPTS[concept].short}): "
        told.append((name, *inlines(lines)))
    yield points(told)


def _critical(findings: Findings, assessed: Assessment, critical: Critical) -> Iterator[Block]:
    found = assessed.found
    asked = _asked(findings, assessed)
    yield Para(question(found, critical, asked))
    ranked = clear(critical)
    if ranked:
        yield _dumbbells(found, critical, asked)
        letters = Letters(findings.named)
        yield Para("Most first, by the difference that it makes whether each is true or false:")
        yield Items(tuple(_doubt(findings, found, one, letters) for one in ranked), ordered=True)
    for line in little(found, critical):
        yield Para(line)
    first, *rest = overturning(critical)
    yield Para(first)
    if rest:
        *sets, last = (line.strip().removeprefix("- ") for line in rest)
        yield points(sets)
        yield Para(last)


def _dumbbells(found: Robustness, critical: Critical, asked: str) -> Figure:
    rows = [*doubts(found, critical)]
    told = tuple((row.name, row.note, chance(row.if_true), chance(row.if_false)) for row in rows)
    caption = "How probable it is if each is true, and if it is false"
    return Figure(
        hangs_on(found, critical, "sure-critical", asked),
        caption,
        Table(caption, ("Claim or statement", "By whom", "If true", "If false"), told),
    )


def _doubt(findings: Findings, found: Robustness, doubt: Doubt, letters: Letters) -> Item:
    lines: list[Words] = [letters.told(line) for line in hanging(found, doubt)]
    if doubt.event.claim is not None and (place := found_in(findings, doubt.event.claim.id)):
        lines.insert(1, f"It is found in {place}.")
    words: Words = sentence(about(found, doubt.event))
    if doubt.event.claim is not None:
        name = doubt.event.name
        words = ("The claim ", Link(name.replace("_", " "), place_of(name)))
    return Item(words, (points(lines),))
