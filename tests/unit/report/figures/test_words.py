"""Words are fitted into the room that there is."""

from __future__ import annotations

from detente.report.figures.words import fitted, lines, width


def test_no_line_is_wider_than_the_room() -> None:
    text = "peace " * 8 + "an_identifier_without_any_place_to_break_it_at_all"
    for room in (60, 120, 240):
        assert all(width(line) <= room for line in fitted(text, room, 9))
    assert "".join(fitted(text, 60, 99)).replace(" ", "") == text.replace(" ", "")


def test_what_is_joined_stays_together() -> None:
    family = "👩\u200d👩\u200d👧"
    assert fitted(family * 3, width(family) + 1, 5) == [family] * 3
    accents = "e\u0301" * 4
    assert all(not line.startswith("\u0301") for line in fitted(accents, width("ee"), 9))


def test_what_is_cut_is_told_in_a_title() -> None:
    short = fitted("one two three", 40, 1)
    assert lines(short, "one two three", 0, 0).startswith("<text><title>one two three</title>")
    assert "<title>" not in lines(["one"], "one", 0, 0)
    assert lines([], "", 0, 0) == ""


def test_what_no_file_may_hold_is_left_out() -> None:
    assert "\ufffd" in lines(["a\x00b"], "a\x00b", 0, 0)
    assert "<b>" not in lines(["<b>"], "<b>", 0, 0)
