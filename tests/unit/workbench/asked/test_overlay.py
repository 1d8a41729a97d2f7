"""Proposals written as scenarios: what the file then says is what was proposed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from detente.catalogue import case
from detente.conflict import in_force
from detente.files import parse
from detente.files.edit import insert
from detente.studies.advice import Scope, advise
from detente.studies.advice.result import Proposal
from detente.studies.differences import differences
from detente.workbench.asked.overlay import overlay

SMALL = """decision_makers:
  ann: {options: {stay: keep her word, go: {levels: [no, some, far]}}, prefers: [PREFERS]}
  bob: {options: {stay: keep his word}, prefers: [ann.stay, not bob.stay, go is far]}
constraints: [go is not far or bob.stay]
irreversible: IRREVERSIBLE
define: {peace: ann.stay and bob.stay}
"""


def proposed(text: str, want: str, most: int, *, hearts: bool = True) -> tuple[Proposal, ...]:
    scope = Scope(most=Decimal(most), hearts=hearts, limit=60)
    found = advise(parse(text).conflict(), want, concept="nash", scope=scope)
    return tuple(p for one in (found.changes, found.hearts) if one for p in one.proposals)


def unwritten(text: str, proposals: tuple[Proposal, ...]) -> int:
    """How many proposals cannot be written; the others are checked."""
    left = 0
    conflict = parse(text).conflict()
    there = "scenarios" in text
    for proposal in proposals:
        found = overlay(proposal, conflict)
        if found is None:
            left += 1
            continue
        path = ("scenarios", "supposed") if there else ("scenarios",)
        written = insert(text, path, found if there else {"supposed": found})
        supposed = in_force(parse(written).conflict("supposed"))
        assert differences(supposed, proposal.conflict) == (), written
    return left


@pytest.mark.parametrize("irreversible", ["{}", "[bob.stay]", "{ann.stay: off, go: up}"])
@pytest.mark.parametrize(
    "prefers",
    [
        "bob.stay, not ann.stay",
        "{statement: not ann.stay, id: freedom}, bob.stay",
    ],
)
def test_a_scenario_says_what_was_proposed(irreversible: str, prefers: str) -> None:
    text = SMALL.replace("IRREVERSIBLE", irreversible).replace("PREFERS", prefers)
    proposals = proposed(text, "peace and go is far", 3)
    assert len(proposals) > 1
    assert unwritten(text, proposals) == 0


def test_the_truce_has_scenarios_already_and_dates() -> None:
    text = case("truce").read().text.content
    proposals = proposed(text, "truce", 1, hearts=False)
    assert len(proposals) > 5
    assert unwritten(text, proposals) == 0


@pytest.mark.parametrize(
    "prefers",
    [
        "{statement: bob.stay, until: 2020-01-01}, bob.stay, not ann.stay",
        "go is some, greatly, not ann.stay, bob.stay",
    ],
)
def test_what_cannot_be_named_plainly_is_not_written(prefers: str) -> None:
    text = SMALL.replace("IRREVERSIBLE", "{}").replace("PREFERS", prefers)
    text = f"as_of: 2021-01-01\n{text}"
    proposals = proposed(text, "peace", 3)
    assert 0 < unwritten(text, proposals) < len(proposals)
