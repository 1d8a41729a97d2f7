"""Which outcomes can hold: the first few by name, what everybody does in them, how they rank."""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict import Option
from detente.report.analysis import chosen, free, what_holds
from detente.report.document.blocks import (
    Block,
    Drawing,
    Figure,
    Figures,
    Heading,
    Para,
    Section,
    Strong,
    Table,
    Words,
    points,
)
from detente.report.document.findings import Findings, Named
from detente.report.document.outline import outline
from detente.report.figures.marks import marks
from detente.report.figures.strips import Strip, strips
from detente.report.phrases import level_title, listed, option_title, sentence
from detente.stability import CONCEPTS

FIRMEST_FIRST = ("nash", "sseq", "seq", "smr", "gmr", "sim")


def outcomes(findings: Findings) -> Section:
    """The outcomes that hold, in words, then as tables and drawings."""
    _, *blocks = outline(what_holds(findings.analysis, findings.families))
    for one in findings.named:
        blocks += _outcome(findings, one)
    if rest := len(findings.families.families) - len(findings.named):
        more = "one more family is" if rest == 1 else f"{rest} more families are"
        blocks.append(Para(f"The firmest come first; {more} not told here.", "note"))
    if findings.named:
        blocks += [*_options(findings), _marks(findings), *_ranks(findings)]
    return Section("outcomes", "Which outcomes can hold", tuple(blocks))


def place_of(one: Named) -> str:
    """Where in the report an outcome is told."""
    return f"outcome-{one.letter.lower()}"


def _outcome(findings: Findings, one: Named) -> Iterator[Block]:
    family, conflict = one.family, findings.conflict
    yield Heading(f"{one.letter}. {one.name}", place_of(one))
    yield Para(" ".join(_holds(findings, one)))
    told: list[Words] = [*chosen(family, conflict)]
    if family.free:
        told.append(f"Makes no difference: {listed(free(family, conflict))}")
    if told:
        yield points(told)


def _holds(findings: Findings, one: Named) -> Iterator[str]:
    """Under which concepts it holds, and how it lies to the status quo."""
    family = one.family
    strongest = listed(f"{CONCEPTS[c].title} ({CONCEPTS[c].short})" for c in family.labels)
    others = [CONCEPTS[c].short for c in _ordered(family.concepts) if c not in family.labels]
    also = f", and with that under {listed(others)}" if others else ""
    yield f"It holds under {strongest}{also}."
    if family.count > 1:
        yield f"{family.count:,} states are like this; they differ in what makes no difference."
    if family.status_quo:
        yield "It is where we are." if family.count == 1 else "Where we are is one of them."
    elif family.reached:
        yield "Moves that gain lead here from where we are."
    elif findings.overview is not None:
        yield "Moves that gain do not lead here from where we are."


def _ordered(concepts: tuple[str, ...]) -> list[str]:
    return [concept for concept in FIRMEST_FIRST if concept in concepts]


def _options(findings: Findings) -> Iterator[Block]:
    """Who does what in each outcome, beside what each does today."""
    conflict = findings.conflict
    view = findings.overview
    now = view.status_quo.levels if view is not None else None
    rows: list[tuple[Words, ...]] = []
    for place, option in enumerate(conflict.options):
        label = sentence(conflict.decision_maker(option.owner).label)
        today: list[Words] = [] if now is None else [_level(option, (now[place],))]
        cells = [_cell(option, one) for one in findings.named]
        rows.append((f"{label}: {option_title(option)}", *today, *cells))
    if rows and any(one.family.fixed for one in findings.named):
        head = ["Option", *(["Today"] if now is not None else []), *_letters(findings)]
        yield Table("What everybody does in each of them", tuple(head), tuple(rows))


def _letters(findings: Findings) -> list[str]:
    return [one.letter for one in findings.named]


def _cell(option: Option, one: Named) -> Words:
    fixed = {literal.option: literal.levels for literal in one.family.fixed}
    if option.name not in fixed:
        return "either" if option.binary else "any"
    return _level(option, tuple(map(option.level_ids.index, fixed[option.name])))


def _level(option: Option, levels: tuple[int, ...]) -> Words:
    if option.binary:
        return (Strong("yes"),) if levels == (1,) else "no"
    return listed((level_title(option.levels[level]) for level in levels), "or")


def _marks(findings: Findings) -> Figure:
    """Under which concepts each outcome holds."""
    shorts = {c: CONCEPTS[c].short for c in _ordered(tuple(findings.analysis.equilibria))}
    held = [one.family.concepts for one in findings.named]
    rows: list[tuple[Words, ...]] = [
        (one.letter, *("holds" if c in one.family.concepts else "–" for c in shorts))
        for one in findings.named
    ]
    caption = "Under which ways of reasoning each holds (filled; the strongest ringed)"
    svg = marks(
        _letters(findings), shorts, held, [one.family.labels for one in findings.named], "marks"
    )
    table = Table("Under which ways of reasoning each holds", ("", *shorts.values()), tuple(rows))
    return Figure(svg, caption, table)


def _ranks(findings: Findings) -> Iterator[Block]:
    """How each decision maker ranks the outcomes."""
    yield Heading("How each decision maker ranks them")
    yield Para("Ranks are an order: how far two of them lie apart means nothing.", "note")
    today = findings.overview is not None
    ring = " A ring marks where we are today, a dot the outcome." if today else ""
    key = f"From each one’s worst rank on the left to its best, rank 1, on the right.{ring}"
    makers = range(len(findings.families.worst))
    yield Figures(tuple(_strips(findings, dm) for dm in makers), key, _ranked(findings))


def _strips(findings: Findings, dm: int) -> Drawing:
    label = findings.conflict.decision_makers[dm].label
    last, today = findings.families.worst[dm], _today(findings, dm)
    return Drawing(
        strips(label, _told(findings, dm), last, today, f"ranks-{dm + 1}"), sentence(label)
    )


def _ranked(findings: Findings) -> Table:
    """The ranks of today and of the outcomes, a row for each decision maker."""
    now = ["Today"] if findings.overview is not None else []
    rows: list[tuple[Words, ...]] = []
    for dm, maker in enumerate(findings.conflict.decision_makers):
        today = _today(findings, dm)
        ranks = [*([f"{today}"] if now else []), *(one.told for one in _told(findings, dm))]
        rows.append((sentence(maker.label), *ranks, f"{findings.families.worst[dm]}"))
    head = ("Decision maker", *now, *_letters(findings), "Worst rank")
    return Table("Ranks of the outcomes; 1 is best", head, tuple(rows))


def _told(findings: Findings, dm: int) -> list[Strip]:
    return [Strip(one.letter, *one.family.ranks[dm]) for one in findings.named]


def _today(findings: Findings, dm: int) -> int | None:
    return findings.overview.stances[dm].rank if findings.overview is not None else None
