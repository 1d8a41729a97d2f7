"""Why the first outcomes hold: who is tempted to leave, and what keeps it from leaving."""

from __future__ import annotations

from collections.abc import Iterator

from detente.report.document.blocks import Block, Heading, Item, Items, Para, Section, points
from detente.report.document.findings import Findings, Named
from detente.report.explanation import PositionLines
from detente.report.phrases import counted, listed, move, ranks, sentence
from detente.stability import CONCEPTS
from detente.studies.explanation import Explanation
from detente.studies.explanation.position import Deterrent, Position


def why(findings: Findings) -> Section | None:
    """The explanations, shortened."""
    if not findings.explanations:
        return None
    blocks: list[Block] = []
    for one, explanation in zip(findings.named, findings.explanations, strict=False):
        blocks += _outcome(one, explanation)
    title = "Why it holds" if len(findings.named) == 1 else "Why the first of them hold"
    return Section("why", title, tuple(blocks))


def _outcome(one: Named, explanation: Explanation) -> Iterator[Block]:
    yield Heading(f"{one.letter}. {one.name}")
    if one.family.count > 1:
        yield Para(f"Told of one of its {one.family.count:,} states.", "note")
    tempted = [position for position in explanation.positions if position.temptations]
    labels = [
        explanation.conflict.decision_makers[position.dm].label
        for position in explanation.positions
        if not position.temptations
    ]
    if not tempted:
        yield Para("Nobody has a move of its own that would improve on it.")
        return
    yield Items(tuple(_tempted(explanation, position) for position in tempted))
    if labels:
        yield Para(
            sentence(f"{listed(labels)} {'has' if len(labels) == 1 else 'have'} no such move.")
        )


def _tempted(explanation: Explanation, position: Position) -> Item:
    """What tempts a decision maker the most, and what deters it."""
    lines = PositionLines(explanation, position)
    group = position.temptations[0]
    temptation = group.told[0]
    step = temptation.move
    would = f"{lines.label} would rather {move(step, explanation.conflict)}"
    told = [_deterred(lines, deterrent) for deterrent in temptation.deterrents]
    if more := sum(one.count for one in position.temptations) - 1:
        such = counted(more, "other move")
        told.append(f"{such} that would gain {'is' if more == 1 else 'are'} deterred as well.")
    words = f"{sentence(would)} ({ranks(*step.rank)}). But:"
    return Item(words, (points(told),))


def _deterred(lines: PositionLines, deterrent: Deterrent) -> str:
    told = f"{lines.deterrent(deterrent)}{lines.anyway(deterrent)}"
    if len(lines.explanation.concepts) == 1:
        return told
    return f"{told} [{', '.join(CONCEPTS[c].short for c in deterrent.concepts)}]"
