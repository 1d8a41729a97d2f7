"""The list of the solution concepts."""

from __future__ import annotations

import pytest

from detente import stability
from detente.stability import CONCEPTS, Concept

ALL = list(CONCEPTS.values())


def test_every_concept_once_by_its_id_in_the_order_of_listings() -> None:
    assert list(CONCEPTS) == ["nash", "gmr", "smr", "seq", "sseq", "sim"]
    assert all(concept.id == name for name, concept in CONCEPTS.items())


def test_every_concept_has_a_name_of_its_own() -> None:
    assert [getattr(stability, concept.id.upper()) for concept in ALL] == ALL
    assert len({concept.title for concept in ALL}) == len({c.short for c in ALL}) == len(ALL)


@pytest.mark.parametrize("concept", ALL)
def test_every_concept_says_what_it_means_and_whose_it_is(concept: Concept) -> None:
    assert concept.says
    assert concept.source.endswith("definitions §3")


@pytest.mark.parametrize("concept", ALL)
def test_what_implies_a_concept_implies_what_it_implies(concept: Concept) -> None:
    for other in concept.implied_by:
        assert set(CONCEPTS[other].implied_by) <= set(concept.implied_by)
    assert concept.id not in concept.implied_by


def test_every_way_to_answer_and_to_look_ahead_is_a_concept_once() -> None:
    kinds = {(c.sanction, c.escape, c.joint) for c in ALL}
    assert len(kinds) == len(ALL)
