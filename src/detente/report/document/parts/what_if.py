"""What if: the model's scenarios, what each changes, and all of them side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from detente.report.comparison import ChangeLines, cell_text, counts
from detente.report.document.blocks import (
    Block,
    Code,
    Heading,
    Inline,
    Link,
    Para,
    Section,
    Table,
    Words,
)
from detente.report.document.findings import Findings
from detente.report.document.outline import outline
from detente.report.document.parts.outcomes import place_of
from detente.report.outcomes import brief
from detente.report.phrases import sentence, state_name
from detente.studies.comparison import Comparison
from detente.studies.comparison.answer import OutcomeFamily

FEW = 2
"""How many groups of a kind are told of each scenario, and families of each group."""


def what_if(findings: Findings, places: Mapping[str, Sequence[str]]) -> Section | None:
    """What the scenarios change; `places` says what is wrong with those that are no conflicts."""
    found = findings.comparison
    if found is None:
        return None
    base, *others = found.columns
    blocks: list[Block] = [
        Para(f"Outcomes that hold in the model as it is: {counts(base.counts)}.")
    ]
    changes = {change.name: change for change in found.changes}
    for column in others:
        name = column.name or ""
        blocks.append(Heading(_plain(name)))
        if name in changes:
            blocks += outline(ChangeLines(base, column, changes[name], FEW).lines())
        else:
            blocks += outline(
                [
                    "It cannot be analysed:",
                    *(f"  {x}" for x in places.get(name, map(str, column.problems))),
                ]
            )
    return Section("what-if", "What if", (*blocks, *_table(findings, found)))


def _plain(name: str) -> str:
    return sentence(name.replace("_", " "))


def _table(findings: Findings, found: Comparison) -> Iterator[Block]:
    if not found.table:
        yield Para("No state is an equilibrium in any of them.")
        return
    names = _names(findings, found)
    rows: list[tuple[Words, ...]] = [
        (names[place], *map(cell_text, row.cells)) for place, row in enumerate(found.table)
    ]
    head = ("Outcome", *(_plain(column.name or "the model") for column in found.columns))
    yield Heading("Side by side")
    yield Para(
        "Under which ways of reasoning an outcome holds, the strongest only; -: under none; ×: it"
        " cannot come about there. A row with a letter is that outcome, or a part of it.",
        "note",
    )
    yield Table("Outcomes in the model and in each scenario", head, tuple(rows))
    if found.left_out:
        yield Para(f"{found.left_out:,} more outcomes are not told here.", "note")


def _names(findings: Findings, found: Comparison) -> list[Words]:
    """A few words for each row, or the statement that it is where the words would not tell."""
    families = [row.family for row in found.table]
    short = [_name(family, found) for family in families]
    return [
        (
            *_letter(findings, family),
            name if short.count(name) == 1 else Code(family.name),
            f" ({family.count:,} states)" if family.count > 1 else "",
        )
        for name, family in zip(short, families, strict=True)
    ]


def _letter(findings: Findings, family: OutcomeFamily) -> Iterator[Inline]:
    """The letter of the named outcome that a row is, or is a part of."""
    levels = {literal.option: {*literal.levels} for literal in family.fixed}
    for one in findings.named:
        within = one.family.fixed and all(
            levels.get(literal.option, {""}) <= {*literal.levels} for literal in one.family.fixed
        )
        if within or family.name == one.family.name:
            yield Link(f"{one.letter}. ", place_of(one))
            return


def _name(family: OutcomeFamily, found: Comparison) -> str:
    if family.example.name is not None:
        return state_name(family.example, found.common)
    told = ", ".join(brief(literal, found.common) for literal in family.told_by)
    return sentence(told or family.name)
