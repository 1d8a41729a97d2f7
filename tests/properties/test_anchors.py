"""A quote is found again wherever its passage goes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.files.anchors import Anchored, find, quoted

SIGNS = "ab .\ne\u0301é👩\u200d👧שם\u0323"
TEXTS = st.text(SIGNS, max_size=40)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, int, int]:
    """A text and a passage of it that stands in it once, and cuts no letter from its accents."""
    before, passage, after = (
        draw(TEXTS),
        draw(st.text("ab 👩é", min_size=1, max_size=8)),
        draw(TEXTS),
    )
    text = f"{before}(x{passage}x){after}"
    start = len(before) + 1
    return text, start, start + len(passage) + 2


@given(passages())
def test_a_passage_stands_where_it_was(drawn: tuple[str, int, int]) -> None:
    text, start, end = drawn
    assert find(text, quoted(text, start, end)) == Anchored(start, end)


@given(passages(), st.text(SIGNS, min_size=1, max_size=20))
def test_text_put_before_a_passage_moves_it(drawn: tuple[str, int, int], new: str) -> None:
    text, start, end = drawn
    found = find(f"{new}. {text}", quoted(text, start, end))
    further = len(new) + 2
    assert found == Anchored(start + further, end + further, moved=True)


@given(passages(), TEXTS)
def test_text_put_after_a_passage_leaves_it(drawn: tuple[str, int, int], new: str) -> None:
    text, start, end = drawn
    found = find(f"{text}. {new}", quoted(text, start, end))
    assert found == Anchored(start, end)
