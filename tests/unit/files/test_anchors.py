"""Quotes found again, in texts of any script and however the text has changed."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from detente.conflict import Quote
from detente.files.anchors import Anchored, find, occurrences, quoted, same_text, text_hash

TEXT = "Über den Café 👩‍👩‍👧 said: “We agree.”\nשלום עולם! Then: we agree, and again we agree."  # noqa: RUF001 (Hebrew)
EMOJI = "👩‍👩‍👧 said"
HEBREW = "שלום עולם"


@pytest.mark.parametrize("passage", [EMOJI, HEBREW, "Café", "“We agree.”"])
def test_offsets_count_code_points(passage: str) -> None:
    start = TEXT.index(passage)
    found = find(TEXT, quoted(TEXT, start, start + len(passage)))
    assert found == Anchored(start, start + len(passage))


@pytest.mark.parametrize("passage", [EMOJI, HEBREW, "Café"])
def test_a_passage_moves_with_what_is_put_before_it(passage: str) -> None:
    start = TEXT.index(passage)
    quote = quoted(TEXT, start, start + len(passage))
    before = "😀 نص جديد. "
    assert find(before + TEXT, quote) == Anchored(
        start + len(before), start + len(before) + len(passage), moved=True
    )


def test_at_its_old_start_whatever_the_prefix_says_if_the_text_is_the_same() -> None:
    start = TEXT.rindex("we agree")
    quote = Quote("we agree", prefix="nonsense", start=start, hash=text_hash(TEXT))
    assert find(TEXT, quote) == Anchored(start, start + 8)


def test_a_wrong_start_in_the_same_text_is_looked_for() -> None:
    quote = Quote("שלום", start=3, hash=text_hash(TEXT))
    assert find(TEXT, quote) == Anchored(TEXT.index("שלום"), TEXT.index("שלום") + 4, moved=True)


def test_prefix_and_suffix_tell_places_apart() -> None:
    text = "I came. You came, too."
    assert find(text, Quote("came", prefix="You")) == Anchored(12, 16)
    assert find(text, Quote("came", suffix=", too")) == Anchored(12, 16)
    assert find(text, Quote("came", prefix="She")) is None
    assert find(text, Quote("came", prefix="I", suffix=", too")) is None


@pytest.mark.parametrize(("old", "new"), [(0, 2), (6, 7), (9, 7), (10, 12), (99, 12)])
def test_of_several_places_the_one_nearest_to_the_old(old: int, new: int) -> None:
    found = find("x came came came", Quote("came", start=old))
    assert found == Anchored(new, new + 4, moved=True)


def test_several_places_that_nothing_tells_apart_are_not_guessed_at() -> None:
    assert find("He came. She came.", Quote("came")) is None
    assert [place.start for place in occurrences("He came. She came.", "came")] == [3, 13]


def test_a_passage_that_has_changed_is_not_guessed_at() -> None:
    quote = quoted(TEXT, TEXT.index("We agree"), TEXT.index("We agree") + 8)
    assert find(TEXT.replace("We agree", "We disagree"), quote) is None
    assert find("", quote) is None
    assert find(TEXT, Quote("")) is None


def test_accents_are_the_same_however_they_are_encoded() -> None:
    composed, apart = normalize("NFC", TEXT), normalize("NFD", TEXT)
    start = composed.index("Café")
    quote = quoted(composed, start, start + 4)
    found = find(apart, quote)
    assert found is not None
    assert apart[found.start : found.end] == normalize("NFD", "Café")
    start = apart.index(normalize("NFD", "Café"))
    found = find(composed, quoted(apart, start, start + 5))
    assert found is not None
    assert composed[found.start : found.end] == "Café"


def test_a_letter_is_not_parted_from_its_accent() -> None:
    assert find(normalize("NFD", "Café"), Quote("Cafe")) is None
    assert find("Café", Quote("Caf")) == Anchored(0, 3)


def test_accents_in_another_order_are_the_same() -> None:
    assert find("a\u0323\u0301 b", Quote("a\u0301\u0323")) == Anchored(0, 3)


@pytest.mark.parametrize("between", ["\n", "\r\n", "  ", "\t\n  ", "\N{NO-BREAK SPACE}"])
def test_how_lines_are_broken_does_not_matter(between: str) -> None:
    text = f"They would{between}agree."
    assert find(text, Quote("would agree", prefix="They", suffix=".")) == Anchored(
        5, 11 + len(between) + 4
    )


def test_white_space_around_a_passage_is_left_out() -> None:
    quote = quoted("He came.  ", 2, 10)
    assert (quote.exact, quote.start, quote.prefix, quote.suffix) == ("came.", 3, "He ", "  ")


def test_a_hash_may_be_written_in_full_or_in_part() -> None:
    assert len(text_hash(TEXT)) == 16
    assert same_text(TEXT, text_hash(TEXT))
    assert same_text(TEXT, text_hash(TEXT)[:8].upper())
    assert not same_text(TEXT, text_hash(TEXT)[:7])
    assert not same_text(TEXT, "")
    assert not same_text(f"{TEXT} ", text_hash(TEXT))


@pytest.mark.parametrize("between", range(4))
def test_what_stands_around_a_passage_cuts_no_letter_from_its_accents(between: int) -> None:
    pointed = "\u05e9\u05c1\u05bc\u05b8"  # a letter, its dots and its vowel, as they are typed
    text = f"{pointed * 10}{'-' * between}here{'-' * between}{pointed * 10}"
    start = text.index("here")
    moved = find(f"Before. {text}", quoted(text, start, start + len("here")))
    assert moved == Anchored(start + 8, start + 12, moved=True)


def test_a_passage_is_taken_with_all_accents_of_its_letters() -> None:
    quote = quoted("xe\N{COMBINING ACUTE ACCENT}s", 0, 2)
    assert quote.exact == "xe\N{COMBINING ACUTE ACCENT}"
