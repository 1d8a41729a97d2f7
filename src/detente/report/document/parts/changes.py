"""What would have to change for what is wanted to hold."""

from __future__ import annotations

import re

from detente.report.advice import told
from detente.report.document.blocks import Block, Heading, Para, Section, Strong, plain
from detente.report.document.findings import Findings
from detente.report.document.outline import legend, outline
from detente.report.document.states import Letters
from detente.report.phrases import sentence
from detente.stability import CONCEPTS


def changes(findings: Findings) -> Section | None:
    """The advice under each concept that it was asked under; it names changes, it does not urge."""
    if not findings.advice:
        return None
    letters = Letters(findings.named)
    blocks: list[Block] = [
        Para(
            "The smallest changes that would do, with who gains and who loses by them. Nothing here"
            " is recommended.",
            "note",
        )
    ]
    words: list[str] = []
    for advice in findings.advice:
        blocks.append(Heading(f"Under {CONCEPTS[advice.concept].title}"))
        lines = told(advice)
        blocks += map(_below, outline(_short(letters.told(line)) for line in lines))
        words += legend(lines)[:-1]  # the last is about the concept, which is told at the end
    blocks += [Para(text, "note") for text in dict.fromkeys(words)]
    return Section("changes", "What would have to change", tuple(blocks))


def _short(line: str) -> str:
    """The line with the short names of concepts where it counts equilibria."""
    return re.sub(r"\b([a-z]+)(?= [\d,]+ → )", _named, line)


def _named(found: re.Match[str]) -> str:
    concept = CONCEPTS.get(found[0])
    return concept.short if concept else found[0]


def _below(block: Block) -> Block:
    """The headings of the command stand below that of the concept."""
    if not isinstance(block, Heading):
        return block
    return Para((Strong(sentence(plain(block.words))),))
