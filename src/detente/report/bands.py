"""A conflict over time as a picture: a band for each family of outcomes, while it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from textwrap import wrap
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from detente.report.analysis import large
from detente.report.comparison import cell_text
from detente.report.timeline import in_short
from detente.report.turning import day_text
from detente.stability import CONCEPTS
from detente.studies.comparison.answer import Cell, Row
from detente.studies.strength import strongest_first
from detente.studies.timeline import Timeline

WIDTH = 800
LEFT, RIGHT = 64, 784
LINE = 16
BAND = 20
LETTERS = 100
"""How many letters of a family's name stand in a line."""

SHADES = ("#a0a0a0", "#b8b8b8", "#d0d0d0", "#e4e4e4")
"""From the strongest concept that occurs to the weaker ones; each band says its concepts, too."""


def bands(timeline: Timeline, most: int = 12) -> str:
    """The timeline as an SVG picture, with at most so many families.

    Periods are equally wide, whatever time they take. A band tells, in each period, under which
    concepts the outcomes hold, the strongest only; a hatched one that they cannot come about.
    The picture has a title and a description, and can be read without colours.
    """
    return _Picture(timeline).drawn(timeline.table[:most])


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Periods on end in which outcomes are the same, by their places."""

    first: int
    last: int
    cell: Cell


class _Picture:
    """The picture while it is drawn, from the top down to `y`."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self.step = (RIGHT - LEFT) / len(timeline.periods)
        self.y = self.ground = 0
        self.svg = Element("svg", xmlns="http://www.w3.org/2000/svg", role="img")
        told = {label for row in timeline.table for cell in row.cells for label in cell or ()}
        self.order = sorted(told, key=lambda concept: strongest_first([concept]))

    def drawn(self, rows: tuple[Row, ...]) -> str:
        """All of it, as text."""
        title = f"{self.timeline.conflict.title or 'A conflict'} over time"
        self._heading(title)
        top = self.y
        self._counts()
        for row in rows:
            self._row(row)
        self._lines(top)
        self._below(self._left_out(len(rows)))
        self._below(
            "A band says under which ways of reasoning the outcomes hold, the strongest only."
        )
        if any(cell is None for row in rows for cell in row.cells):
            self._below("Hatched, ×: they cannot come about.")
        height = self.y + LINE
        self.svg.set("viewBox", f"0 0 {WIDTH} {height}")
        self.svg.set("width", str(WIDTH))
        self.svg.set("height", str(height))
        ElementTree.indent(self.svg)
        return ElementTree.tostring(self.svg, encoding="unicode") + "\n"

    def _left_out(self, shown: int) -> str:
        if shown < len(self.timeline.table):
            return "… and more outcomes"
        left = self.timeline.left_out
        return f"… and {large(left)} more outcomes" if left else ""

    def _below(self, text: str) -> None:
        if text:
            self.y += LINE + 4
            self._text(LEFT, text)

    def _heading(self, title: str) -> None:
        self.svg.set("aria-labelledby", "timeline-title timeline-description")
        self.svg.set("font-family", "system-ui, sans-serif")
        self.svg.set("font-size", "12")
        SubElement(self.svg, "title", id="timeline-title").text = title
        description = SubElement(self.svg, "desc", id="timeline-description")
        description.text = " ".join(in_short(self.timeline))
        hatch = {"id": "timeline-hatch", "width": "6", "height": "6"}
        pattern = SubElement(
            SubElement(self.svg, "defs"), "pattern", hatch, patternUnits="userSpaceOnUse"
        )
        SubElement(pattern, "path", d="M0 6 L6 0", stroke="#999")
        SubElement(self.svg, "rect", width="100%", height="100%", fill="#fff")
        self.ground = len(self.svg)
        for line in wrap(title, 70):
            self.y += LINE + 6
            self._text(8, line, size="16")
        self.y += 2 * LINE
        for place, period in enumerate(self.timeline.periods):
            if period.since is not None:
                day = self._label(period.since.isoformat(), place)
                SubElement(day, "title").text = f"From {day_text(period.since)}"
        self.y += 6

    def _label(self, text: str, place: int) -> Element:
        """A day, at the beginning of its period; turned where there is little room."""
        x = LEFT + place * self.step
        label = self._text(x, text, anchor="middle")
        if self.step < 80:
            label.set("font-size", "9")
        return label

    def _counts(self) -> None:
        """The number of equilibria in each period, a line for each concept."""
        for concept in self.timeline.concepts:
            self.y += LINE
            self._text(8, CONCEPTS[concept].short)
            for place, period in enumerate(self.timeline.periods):
                count = period.column.counts.get(concept)
                told = "–" if count is None else large(count)
                self._text(LEFT + (place + 0.5) * self.step, told, anchor="middle")
        self.y += 8

    def _row(self, row: Row) -> None:
        many = f" ({large(row.family.count)} outcomes)" if row.family.count > 1 else ""
        self.y += 6
        for line in wrap(f"{row.family.name}{many}", LETTERS):
            self.y += LINE
            name = self._text(LEFT + 2, line)
            name.attrib |= {"stroke": "#fff", "stroke-width": "4", "paint-order": "stroke"}
        self.y += 4
        for stretch in _stretches(row):
            self._band(stretch)
        self.y += BAND

    def _band(self, stretch: _Stretch) -> None:
        x, wide = LEFT + stretch.first * self.step, (stretch.last - stretch.first) * self.step
        place = {"x": f"{x:.1f}", "y": str(self.y), "width": f"{wide:.1f}", "height": str(BAND)}
        told = "" if stretch.cell == () else cell_text(stretch.cell)
        if stretch.cell is None:
            SubElement(self.svg, "rect", place, fill="url(#timeline-hatch)", stroke="#999")
        elif stretch.cell:
            strongest = min(self.order.index(concept) for concept in stretch.cell)
            shade = SHADES[min(strongest, len(SHADES) - 1)]
            SubElement(self.svg, "rect", place, fill=shade, stroke="#000")
        if told:
            self._text(x + 6, told, y=self.y + 14)

    def _lines(self, top: int) -> None:
        """A line down the picture for each day, below all else but the ground."""
        for place in range(1, len(self.timeline.periods)):
            x = f"{LEFT + place * self.step:.1f}"
            where = {"x1": x, "x2": x, "y1": str(top), "y2": str(self.y + 4)}
            dashes = {"stroke": "#666", "stroke-dasharray": "2 3"}
            self.svg.insert(self.ground, Element("line", where | dashes))

    def _text(
        self, x: float, text: str, *, anchor: str = "", size: str = "", y: int | None = None
    ) -> Element:
        place = {"x": f"{x:.1f}", "y": str(self.y if y is None else y)}
        found = SubElement(self.svg, "text", place)
        if anchor:
            found.set("text-anchor", anchor)
        if size:
            found.set("font-size", size)
        found.text = text
        return found


def _stretches(row: Row) -> Iterator[_Stretch]:
    """The cells of a row, those on end that are the same together."""
    for cell, places in groupby(range(len(row.cells)), key=lambda place: row.cells[place]):
        every = [*places]
        yield _Stretch(every[0], every[-1] + 1, cell)
