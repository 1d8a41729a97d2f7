"""Two changes of one text as one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.workbench.documents.merge import Clash, merged

lines = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d\r\n", "\n"]), max_size=8)
texts = lines.map("".join)


@given(texts, texts)
def test_a_change_of_one_side_alone_is_taken(base: str, other: str) -> None:
    assert merged(base, other, base) == other
    assert merged(base, base, other) == other
    assert merged(base, other, other) == other


@given(texts, texts, texts)
def test_it_does_not_matter_whose_change_is_named_first(base: str, one: str, other: str) -> None:
    def result(mine: str, theirs: str) -> str | None:
        try:
            return merged(base, mine, theirs)
        except Clash:
            return None

    assert result(one, other) == result(other, one)


@given(st.lists(st.integers(0, 99), min_size=3, unique=True), st.data())
def test_changes_of_other_lines_are_both_there(numbers: list[int], data: st.DataObject) -> None:
    base = [f"{number}\n" for number in numbers]
    first = data.draw(st.integers(0, len(base) - 2))
    second = data.draw(st.integers(first + 1, len(base) - 1))
    mine, theirs = base.copy(), base.copy()
    mine[first], theirs[second] = "mine\n", "theirs\n"
    both = mine.copy()
    both[second] = "theirs\n"
    assert merged("".join(base), "".join(mine), "".join(theirs)) == "".join(both)


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        ("a\n", "b\n", "c\n"),
        ("a\nb\n", "a\nmine\nb\n", "a\ntheirs\nb\n"),
        ("a\nb\n", "a\n", "a\nB\n"),
        ("a\nb\n", "a\nb\nmine\n", "a\nB\n"),
        ("", "mine", "theirs"),
    ],
)
def test_the_same_place_changed_differently_is_a_clash(base: str, mine: str, theirs: str) -> None:
    with pytest.raises(Clash):
        merged(base, mine, theirs)


@given(texts, texts, texts)
def test_no_line_that_a_side_added_is_lost(base: str, one: str, other: str) -> None:
    mine = f"{one}mine\n"
    try:
        text = merged(base, mine, other)
    except Clash:
        return
    assert "mine\n" in text.splitlines(keepends=True)
