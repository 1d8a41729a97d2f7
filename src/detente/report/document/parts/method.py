"""How the report was made, what its words mean, and how to cite it."""

from __future__ import annotations

from collections.abc import Iterator

from detente._version import __version__
from detente.report.analysis import large
from detente.report.document.blocks import Block, Heading, Para, Section, Strong, Words, points
from detente.report.document.findings import Findings
from detente.report.phrases import counted, margin
from detente.stability import CONCEPTS, Concept
from detente.stability.coalitional import COALITIONAL

CITATION = "The détente authors: détente: the Graph Model for Conflict Resolution in Python"
"""As CITATION.cff has it; the version follows."""

WORDS = (
    ("Decision maker", "somebody who decides about options of its own."),
    ("State", "a combination of what everybody chooses that is not ruled out."),
    ("Status quo", "the state in which things stand on the day of the model."),
    ("Move", "a change of one decision maker’s own options, all others staying as they are."),
    ("Improvement, a move that gains", "a move to a state that its mover prefers."),
    ("Rank", "a state’s place in somebody’s order of all states; 1 is best, ties share a rank."),
    ("Outcome that holds, equilibrium", "a state that nobody has reason to leave."),
    ("Family", "outcomes under the same concepts that differ only in what makes no difference."),
)


def method(findings: Findings, citation: str) -> Section:
    """Method, words, citation."""
    blocks = [
        *_method(findings),
        Heading("What the words mean"),
        points([*map(_word, WORDS)]),
        Para("A decision maker stays, under"),
        points([*_concepts(findings)]),
        *_coalitional(findings),
        Heading("To cite"),
        Para(f"{CITATION}, version {__version__}."),
    ]
    if citation:
        blocks.append(Para(f"The model: {' '.join(citation.split())}"))
    return Section("method", "Method, words and citation", tuple(blocks))


def _method(findings: Findings) -> Iterator[Block]:
    conflict, analysis = findings.conflict, findings.analysis
    size = "" if analysis.size is None else f" All {large(analysis.size)} states were looked at."
    yield Para(
        "The Graph Model for Conflict Resolution asks of each state whether anybody would leave it,"
        " given what each decision maker can do and wants, and what the others could do about it."
        f"{size} It says what can hold, not what will happen; it recommends nothing."
    )
    yield from _robustness(findings)
    as_of = f" as of {conflict.as_of}" if conflict.as_of else ""
    scenario = f", scenario {conflict.scenario}" if conflict.scenario else ""
    yield Para(f"Made by détente {__version__} from the model{as_of}{scenario}.")


def _robustness(findings: Findings) -> Iterator[Block]:
    """How sure it is, and how that was found."""
    if findings.sure is None or not findings.sure.found.events:
        return
    found = findings.sure.found
    how = f"worked out exactly, over {counted(found.planned, 'way')} in which that matters"
    if found.missing:
        how = (
            f"lower bounds, over the {found.worlds:,} most probable of"
            f" {counted(found.planned, 'way')} in which that matters: none is too low by more than"
            f" {margin(found.off):g}"
        )
    elif not found.exact:
        how = (
            f"estimated from {found.samples:,} draws, seed {found.seed}, so that with a probability"
            f" of at least 0.99 none of those of outcomes is off by more than {margin(found.off):g}"
            " (Hoeffding, 1963)"
        )
    yield Para(
        "How sure it is follows from the confidences in the model: claims are true or false"
        " independently, unless their source is said to stand or fall as a whole, and statements"
        " stand and fall with the claims that they rest on (distribution semantics: Sato, 1995)."
        f" Probabilities are {how}. Claims are ranked by the difference that it makes whether each"
        " is true or false (Birnbaum, 1969)."
    )


def _word(pair: tuple[str, str]) -> Words:
    term, says = pair
    return (Strong(term), f": {says}")


def _concepts(findings: Findings) -> Iterator[Words]:
    for concept in CONCEPTS.values():
        if concept.id in findings.analysis.equilibria:
            name = f"{concept.title} ({concept.short})"
            yield (Strong(name), f", if {concept.says}; {_source(concept)}")


def _source(concept: Concept) -> str:
    """Who defined it, and when."""
    return concept.source.partition(";")[0]


def _coalitional(findings: Findings) -> Iterator[Block]:
    if findings.coalitions is None:
        return
    yield Para("A coalition stays, under")
    found = (COALITIONAL[concept] for concept in findings.coalitions.concepts)
    yield points(
        [
            (Strong(f"{one.title} ({one.short})"), f", if {one.says}; {_source(one)}")
            for one in found
        ]
    )
