"""The model: who decides, what each can do and wants, what is ruled out, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict import Conflict, DecisionMaker, Option
from detente.conflict.period import Period
from detente.conflict.preference import Prioritised, Ranked, Statement, Weighted
from detente.conflict.statement.text import text
from detente.conflict.validate import statements
from detente.report.document.blocks import (
    Block,
    Code,
    Heading,
    Inline,
    Item,
    Items,
    Link,
    Para,
    Section,
    Table,
    Words,
    joined,
    points,
)
from detente.report.document.findings import Findings
from detente.report.document.parts.evidence import place_of
from detente.report.phrases import (
    confidence,
    level_title,
    listed,
    option_title,
    sentence,
    state_name,
)
from detente.studies.naming import state_text

DIRECTIONS = {"up": "to later levels only", "down": "to earlier levels only"}
BINARY = {"up": "cannot be taken back", "down": "cannot be chosen again once taken back"}


def model(findings: Findings) -> Section:
    """The whole model, as far as it is in force on its day or may be on another."""
    conflict = findings.written
    blocks: list[Block] = [*_rests(conflict)]
    for dm in conflict.decision_makers:
        blocks += [Heading(sentence(dm.label)), *_decision_maker(conflict, dm, findings)]
    blocks += [*_states(conflict), *_constraints(conflict, findings), *_others(findings)]
    return Section("model", "The model", tuple(blocks))


def _rests(conflict: Conflict) -> Iterator[Block]:
    """How much of the model rests on claims."""
    found = [*statements(conflict)]
    if not found:
        return
    claimed = sum(statement.because is not None for statement in found)
    if not claimed:
        yield Para("No statement of the model names a source: all are assumptions of its author.")
        return
    yield Para(
        f"Of {len(found)} statements and constraints {claimed} rest on claims that somebody made,"
        f" {len(found) - claimed} are assumptions of the model’s author."
    )


def _decision_maker(conflict: Conflict, dm: DecisionMaker, findings: Findings) -> Iterator[Block]:
    if dm.options:
        yield Para("Can:")
        yield points([_option(option, conflict) for option in dm.options])
    if dm.moves is not None:
        moves = [f"{start} to {', '.join(ends)}" for start, ends in dm.moves.items() if ends]
        yield Para(f"Can move from {'; '.join(moves)}." if moves else "Cannot move.")
    match dm.preference:
        case Prioritised(statements=items):
            told = [*enumerate(items, 1)]
            rows = [_row(f"{k}", item, findings) for k, item in told]
            yield _table(f"Wanted by {dm.label}, most important first", "", rows)
        case Weighted(weights=weights):
            rows = [_row(f"{one.weight:f}", one.statement, findings) for one in weights]
            yield _table(f"Wanted by {dm.label}, and what each counts", "Weight", rows)
        case Ranked(groups=groups):
            yield Para("Prefers, best first (the rest comes last):")
            yield Items(
                tuple(Item(joined([(Code(text(e)),) for e in group])) for group in groups), True
            )
        case None:
            yield Para("Is content with every state alike.")


def _option(option: Option, conflict: Conflict) -> Words:
    parts: list[Inline] = [f"{option_title(option)} (", Code(option.name), ")"]
    if not option.binary:
        levels = (f"{level_title(level)} ({level.id})" for level in option.levels)
        parts.append(f": {'; '.join(levels)}")
    if option.direction != "both":
        parts.append(f"; {(BINARY if option.binary else DIRECTIONS)[option.direction]}")
    if option.name in conflict.instruments:
        parts.append("; not used, held for advice")
    parts += _period(option.period)
    if option.because is not None:
        parts += ["; rests on ", *_claims(option.because.claims, option.because.mode)]
    if option.confidence != 1:
        parts.append(f"; confidence {confidence(option.confidence)}")
    return tuple(parts)


def _table(caption: str, first: str, rows: list[tuple[Words, ...]]) -> Block:
    return Table(caption, (first, "Statement", "Rests on", "Confidence"), tuple(rows))


def _row(first: str, statement: Statement, findings: Findings) -> tuple[Words, ...]:
    parts: list[Inline] = [Code(text(statement.expr)), *_dates(statement, findings)]
    if statement.positions:
        parts.append(f"; may stand at the places {listed(map(str, statement.positions))}")
    if statement.otherwise is not None:
        parts += ["; if it is not held: ", Code(text(statement.otherwise))]
    rests: Words = "assumed"
    if statement.because is not None:
        rests = tuple(_claims(statement.because.claims, statement.because.mode))
    return first, tuple(parts), rests, _confidence(statement, findings)


def _confidence(statement: Statement, findings: Findings) -> str:
    """That of each claim where it rests on some; its own where it has one, or rests on none."""
    own = confidence(statement.confidence)
    if statement.because is None:
        return own
    known = {claim.id: claim.confidence for claim in findings.written.claims}
    told = ", ".join(confidence(known[c]) for c in statement.because.claims if c in known)
    return told if statement.confidence == 1 else f"{told}; itself {own}"


def _dates(statement: Statement, findings: Findings) -> Iterator[Inline]:
    """From when until when a statement counts, and that it does not on the day of the report."""
    yield from _period(statement.period)
    day = findings.conflict.as_of
    if day is not None and not statement.period.covers(day):
        yield "; not in force on the day of this report"
    elif day is not None and statement.because is not None:
        periods = {claim.id: claim.period for claim in findings.written.claims}
        held = [periods[c].covers(day) for c in statement.because.claims if c in periods]
        if not (any(held) if statement.because.mode == "any" else all(held)):
            yield "; its claims do not hold on the day of this report"


def _period(period: Period) -> Iterator[str]:
    if period.since:
        yield f"; since {period.since}"
    if period.until:
        yield f"; until {period.until}"


def _claims(ids: tuple[str, ...], mode: str) -> Iterator[Inline]:
    for place, claim in enumerate(ids):
        if place:
            yield " and " if mode == "all" else " or "
        yield Link(claim.replace("_", " "), place_of(claim))


def _states(conflict: Conflict) -> Iterator[Block]:
    if conflict.states is not None:
        yield Heading("States")
        yield points([(Code(s.id), f" {s.title}" if s.title else "") for s in conflict.states])


def _constraints(conflict: Conflict, findings: Findings) -> Iterator[Block]:
    if conflict.constraints:
        rows = [_row(f"{k}", item, findings) for k, item in enumerate(conflict.constraints, 1)]
        yield Heading("What holds in every state")
        yield _table("Constraints: what breaks one of them is ruled out", "", rows)


def _others(findings: Findings) -> Iterator[Block]:
    """What has a name in the model, what counts as one, and where things stand."""
    conflict = findings.written
    if conflict.definitions:
        yield Heading("Names for statements")
        yield points([(Code(d.name), ": ", Code(text(d.expr))) for d in conflict.definitions])
    if conflict.coalesced:
        yield Heading("States that count as one")
        yield points([(Code(c.name), ": ", Code(text(c.expr))) for c in conflict.coalesced])
    if findings.overview is not None:
        state = findings.overview.status_quo
        told = state_text(state, findings.conflict) if state.levels else None
        yield Heading("The status quo")
        yield Para((Code(told),) if told else state_name(state, findings.conflict))
