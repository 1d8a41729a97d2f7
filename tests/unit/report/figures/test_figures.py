"""Drawings say in words what they show, and put it where it belongs."""

from __future__ import annotations

from xml.etree import ElementTree

from detente.report.figures.marks import marks
from detente.report.figures.strips import LEFT, RIGHT, Strip, strips


def test_the_best_rank_is_on_the_right_and_the_worst_on_the_left() -> None:
    text = strips("Ann", [Strip("A", 1, 1), Strip("B", 5, 5)], 5, 3, "r")
    drawn = ElementTree.fromstring(text)
    dots = [dot.get("cx") for dot in drawn.iter("circle") if dot.get("class") == "is"]
    rings = [dot.get("cx") for dot in drawn.iter("circle") if dot.get("class") == "was"]
    assert dots == [f"{RIGHT}", f"{LEFT}"]
    assert rings == [f"{(LEFT + RIGHT) // 2}"] * 2
    assert [one.text for one in drawn.iter("title")] == ["Ranks of the outcomes for Ann"]
    told = "A: rank 1 of 5; B: rank 5 of 5. Today it is at rank 3. Rank 1 is best."
    assert [one.text for one in drawn.iter("desc")] == [told]


def test_a_range_of_ranks_has_two_ends_and_one_rank_in_all_a_place() -> None:
    drawn = ElementTree.fromstring(strips("Ann", [Strip("A", 2, 4)], 5, None, "r"))
    assert len([*drawn.iter("circle")]) == 2
    assert "2–4 of 5" in "".join(drawn.itertext())
    assert "Today" not in "".join(drawn.itertext())
    assert "<circle" in strips("<Ann>", [Strip("A", 1, 1)], 1, 1, "r")


def test_marks_are_filled_where_an_outcome_holds_and_ringed_where_firmest() -> None:
    columns = {"nash": "Nash", "gmr": "GMR"}
    drawn = ElementTree.fromstring(
        marks(["A", "B"], columns, [{"nash", "gmr"}, {"gmr"}], [{"nash"}, {"gmr"}], "m")
    )
    kinds = [one.get("class") for one in drawn.iter("rect")]
    assert kinds == ["mark held", "ring", "mark held", "mark", "mark held", "ring"]
    assert [one.text for one in drawn.iter("desc")] == ["A: Nash, GMR; B: GMR."]
