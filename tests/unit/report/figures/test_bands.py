"""The picture of a conflict over time."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from detente.conflict import Conflict, DecisionMaker, Option, Period, Prioritised, Statement
from detente.conflict.statement.syntax import Taken
from detente.report.figures.bands import bands
from detente.studies.timeline import timeline

DAY = date(2025, 3, 7)


def conflict(title: str = "Aid & <arms>") -> Conflict:
    us = DecisionMaker(
        "us",
        options=(Option("aid", "us"), Option("arms", "us", period=Period(since=DAY))),
        preference=Prioritised((Statement(Taken("us.aid"), period=Period(until=DAY)),)),
    )
    return Conflict((us, DecisionMaker("other")), title=title)


def drawn(found: Conflict, most: int = 12) -> Element:
    return ElementTree.fromstring(bands(timeline(found, concepts=["nash"]), most))


def rectangles(picture: Element) -> list[dict[str, str]]:
    return [rect.attrib for rect in picture.iter("rect")]


def texts(picture: Element) -> list[str]:
    return [text.text or "" for kind in ("text", "tspan") for text in picture.iter(kind)]


def test_a_title_and_a_description_stand_for_the_picture() -> None:
    picture = drawn(conflict())
    title, description = picture[0], picture[1]
    assert title.text == "Aid & <arms> over time"
    assert (description.text or "").startswith("What is dated begins or ceases to count on 1 day.")
    assert picture.attrib["aria-labelledby"].split() == [
        title.attrib["id"],
        description.attrib["id"],
    ]


def test_a_band_for_each_stretch_in_which_outcomes_hold() -> None:
    picture = drawn(conflict())
    rows = timeline(conflict(), concepts=["nash"]).table
    cells = [row.cells for row in rows]
    assert sorted(cells, key=str) == sorted(
        [(("nash",), ("nash",)), ((), ("nash",)), (None, ("nash",))], key=str
    )
    found = [
        (float(rect["width"]), "hatch" in rect.get("fill", ""), rect["x"])
        for rect in rectangles(picture)
    ]
    assert sorted(found) == [
        (356, False, "420"),
        (356, False, "420"),
        (356, True, "64"),
        (712, False, "64"),
    ]
    assert texts(picture).count("Nash") == 3 + 1
    assert "×" in texts(picture)
    assert "Hatched, ×: they cannot come about." in texts(picture)
    assert "2025-03-07" in "".join(picture.itertext())


def test_the_most_families() -> None:
    picture = drawn(conflict(), 1)
    assert "… and more outcomes" in texts(picture)
    assert len(rectangles(picture)) == 1


def test_without_dates_there_is_no_line() -> None:
    plain = Conflict((DecisionMaker("us", options=(Option("aid", "us"),)),))
    picture = drawn(plain)
    assert not [*picture.iter("line")]
    assert picture[0].text == "A conflict over time"


def test_the_picture_is_as_high_as_it_needs() -> None:
    picture = drawn(conflict())
    height = int(picture.attrib["height"])
    below = [float(t.attrib["y"]) for t in picture.iter("text") if "y" in t.attrib]
    assert max(below) < height <= max(below) + 32


def test_the_models_day_is_marked() -> None:
    early = Conflict(conflict().decision_makers, as_of=date(2025, 1, 1))
    picture = drawn(early)
    marked = [path.get("d", "") for path in picture.iter("path") if path.get("class") == "reach"]
    assert len(marked) == 1
    assert marked[0].startswith("M64.0 ")
    assert any("1 January 2025" in text for text in texts(picture))
