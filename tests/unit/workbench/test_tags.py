from __future__ import annotations

import pytest

from detente.catalogue import case, cases
from detente.workbench.tags import tags


@pytest.mark.parametrize("name", cases())
def test_tags_of_the_cases_are_two_capitals_or_digits_and_unique(name: str) -> None:
    dms = case(name).read().conflict().decision_makers
    found = tags((dm.id, dm.title) for dm in dms)
    assert [*found] == [dm.id for dm in dms]
    assert len(set(found.values())) == len(dms)
    assert all(tag == tag.upper() and 1 <= len(tag) <= 2 for tag in found.values())


def test_the_truce() -> None:
    dms = case("truce").read().conflict().decision_makers
    found = tags((dm.id, dm.title) for dm in dms)
    assert (found["russia"], found["us"], found["europe"]) == ("RU", "US", "EU")


def test_alike_beginnings_are_told_apart() -> None:
    found = tags((f"side_{n}", "") for n in range(1, 20))
    assert len(set(found.values())) == 19


def test_nobody_is_taken_for_the_united_kingdom() -> None:
    assert tags([("ukraine", "Ukraine"), ("uk", "the United Kingdom")]) == {
        "ukraine": "UR",
        "uk": "UK",
    }
