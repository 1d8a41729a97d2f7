"""Passages as a browser counts them, and as we quote them: each is found again where it was."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.conflict import Quote
from detente.files.anchors import find, text_hash
from detente.files.edit import EditError
from detente.files.text import NOT_TEXT
from detente.workbench.documents import Clash
from detente.workbench.evidence.quoting import occurrences_json, quote_json, whole
from detente.workbench.evidence.units import Units

FAMILY = "👨\u200d👩\u200d👧"
NOTE = f"The {FAMILY} left. לא, הוא אמר: no.\nCafe\u0301 talks 😀 end.\n\nCafe\u0301 talks begin.\n"


def cut(text: str, passage: str) -> tuple[int, int]:
    """Where a passage begins and ends, in units of UTF-16, counted by encoding."""
    start = text.index(passage)
    before, through = text[:start], text[: start + len(passage)]
    return len(before.encode("utf-16-le")) // 2, len(through.encode("utf-16-le")) // 2


def quote(text: str, start: int, end: int) -> dict[str, Any]:
    return quote_json(text, start, end, text_hash(text))


@given(st.text(st.sampled_from("aé😀\u0301\u200dא \n")))
def test_units_are_those_of_utf_16(text: str) -> None:
    units = Units(text)
    for index in range(len(text) + 1):
        unit = units.of(index)
        assert unit == len(text[:index].encode("utf-16-le")) // 2
        assert units.index(unit) == index
    for index, letter in enumerate(text):
        if letter == "😀":
            assert units.index(units.of(index) + 1) == index


@pytest.mark.parametrize(
    "passage",
    [FAMILY, "הוא אמר", "talks 😀 end", "Cafe\u0301 talks 😀", "left. לא", f"{FAMILY} left"],
)
def test_a_passage_is_found_again_where_it_was(passage: str) -> None:
    start, end = cut(NOTE, passage)
    answer = quote(NOTE, start, end)
    assert (answer["start"], answer["end"]) == (start, end)
    assert answer["quote"]["exact"] == passage
    found = find(NOTE, Quote(**answer["quote"]))
    assert found is not None
    assert (NOTE[found.start : found.end], found.moved) == (passage, False)
    moved = find(f"🙂 A heading\n\n{NOTE}", Quote(**answer["quote"]))
    assert moved is not None
    assert moved.moved


@given(st.text(st.sampled_from("ab é😀\u0301\u200dא\n\u2066"), min_size=1), st.data())
def test_any_passage_that_is_quoted_is_found_there(text: str, data: st.DataObject) -> None:
    last = Units(text).of(len(text))
    start, end = sorted(data.draw(st.lists(st.integers(0, last), min_size=2, max_size=2)))
    try:
        answer = quote(text, start, end)
    except EditError:
        return
    found = find(text, Quote(**answer["quote"]))
    assert found is not None
    units = Units(text)
    assert (units.of(found.start), units.of(found.end)) == (answer["start"], answer["end"])
    assert not any(NOT_TEXT.search(str(part)) for part in answer["quote"].values())


def test_a_passage_of_several_lines_is_written_on_one() -> None:
    answer = quote(NOTE, *cut(NOTE, "end.\n\nCafe\u0301"))
    assert answer["quote"]["exact"] == "end. Cafe\u0301"
    found = find(NOTE, Quote(**answer["quote"]))
    assert found is not None
    assert NOTE[found.start : found.end] == "end.\n\nCafe\u0301"


def test_characters_are_not_cut_in_two() -> None:
    accent = NOTE.index("\u0301")
    assert whole(NOTE, accent, accent + 1) == (accent - 1, accent + 1)
    inside = NOTE.index("👩")
    start = NOTE.index(FAMILY)
    assert whole(NOTE, inside, inside + 1) == (start, start + len(FAMILY))
    assert whole("👍🏽 yes", 0, 1) == (0, 2)
    assert whole("abc", 1, 2) == (1, 2)


def test_what_cannot_be_quoted_is_told() -> None:
    with pytest.raises(Clash, match="changed meanwhile"):
        quote_json(NOTE, 0, 3, "another")
    with pytest.raises(EditError, match="no words"):
        quote(NOTE, *cut(NOTE, "\n\n"))
    with pytest.raises(EditError, match=r"U\+2066, an invisible character"):
        quote("a \u2066b\u2069 c", 0, 4)
    beside = quote("a\u2066 b c \u2069d", 3, 6)["quote"]
    assert (beside["prefix"], beside["exact"], beside["suffix"]) == ("", "b c", "")


def test_words_are_found_however_their_lines_are_broken() -> None:
    starts = [place["start"] for place in occurrences_json(NOTE, "Caf\u00e9\ntalks")]
    assert starts == [cut(NOTE, f"Cafe\u0301 talks {word}")[0] for word in ("😀", "begin")]
    (place,) = occurrences_json(NOTE, "talks 😀 … begin.")
    assert (place["start"], place["end"]) == (cut(NOTE, "talks 😀")[0], cut(NOTE, "begin.")[1])
    assert occurrences_json(NOTE, "absent") == occurrences_json(NOTE, "absent … begin") == []
    assert occurrences_json(NOTE, "…") == []
