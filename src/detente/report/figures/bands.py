"""A conflict over time as a picture: a band for each family of outcomes, while it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from detente.report.analysis import large
from detente.report.comparison import cell_text
from detente.report.figures.svg import Number, drawing, element, escaped, hatch, label
from detente.report.figures.words import LINE, fitted, lines, width
from detente.report.phrases import day_text
from detente.report.timeline import in_short
from detente.stability import CONCEPTS
from detente.studies.comparison.answer import Cell, Row
from detente.studies.strength import strongest_first
from detente.studies.timeline import Timeline, TimelinePeriod

WIDTH = 800
LEFT, RIGHT = 64, 776
BAND = 20
SHADES = 3
"""From the strongest concept that occurs to the weaker ones; each band says its concepts, too."""

SMALL = 9.5
"""The size of days where there is little room."""


def bands(timeline: Timeline, most: int = 12, id: str = "timeline") -> str:
    """The timeline as an SVG picture, with at most so many families.

    Periods are equally wide, whatever time they take. A band tells, in each period, under which
    concepts the outcomes hold, the strongest only; a hatched one that they cannot come about.
    The picture has a title and a description, and can be read without colours. Its ids begin with
    `id`.
    """
    return _Picture(timeline, id).drawn(timeline.table[:most])


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Periods on end in which outcomes are the same, by their places."""

    first: int
    last: int
    cell: Cell


class _Picture:
    """The picture while it is drawn, from the top down to `y`."""

    def __init__(self, timeline: Timeline, id: str) -> None:
        self.timeline, self.id = timeline, id
        self.step = (RIGHT - LEFT) / len(timeline.periods)
        self.y = 0
        self.parts: list[str] = []
        told = {label for row in timeline.table for cell in row.cells for label in cell or ()}
        self.order = sorted(told, key=lambda concept: strongest_first([concept]))

    def drawn(self, rows: tuple[Row, ...]) -> str:
        """All of it, as text."""
        self._days()
        top = self.y
        self._counts()
        for row in rows:
            self._row(row)
        ends = [*self._lines(top)]
        self._today(top)
        self._below(self._left_out(len(rows)))
        self._below("The numbers say how many outcomes hold in each period.")
        self._below(
            "A band says under which ways of reasoning the outcomes hold, the strongest only."
        )
        if any(cell is None for row in rows for cell in row.cells):
            self._below("Hatched, ×: they cannot come about.")
        content = "".join([hatch(f"{self.id}-hatch"), *ends, *self.parts])
        title = f"{self.timeline.conflict.title or 'A conflict'} over time"
        told = " ".join(in_short(self.timeline))
        return drawing((WIDTH, self.y + LINE), title, told, self.id, content)

    def _left_out(self, shown: int) -> str:
        if shown < len(self.timeline.table):
            return "… and more outcomes"
        left = self.timeline.left_out
        return f"… and {large(left)} more outcomes" if left else ""

    def _below(self, text: str) -> None:
        if text:
            self.y += LINE + 4
            self._text(LEFT, text, class_="quiet")

    def _days(self) -> None:
        self.y += LINE
        for place, period in enumerate(self.timeline.periods):
            if period.since is not None:
                self._day(period, place)
        self.y += 8

    def _day(self, period: TimelinePeriod, place: int) -> None:
        """A day, at the beginning of its period, where there is room for it."""
        assert period.since is not None
        text = period.since.isoformat()
        size = 12.0 if self.step >= width(text) + 8 else SMALL
        every = int(-(-(width(text, size) + 4) // self.step))  # so many periods a day takes
        if (place - 1) % every == 0:
            title = element("title", escaped(f"From {day_text(period.since)}"))
            self.parts.append(
                element(
                    "text", title + escaped(text), x=LEFT + place * self.step, y=self.y,
                    text_anchor="middle", class_="small" if size == SMALL else "day",
                )
            )  # fmt: skip

    def _counts(self) -> None:
        """The number of equilibria in each period, a line for each concept."""
        for concept in self.timeline.concepts:
            self.y += LINE
            self._text(0, CONCEPTS[concept].short)
            for place, period in enumerate(self.timeline.periods):
                count = period.column.counts.get(concept)
                told = "–" if count is None else large(count)
                self._text(LEFT + (place + 0.5) * self.step, told, text_anchor="middle")
        self.y += 8

    def _row(self, row: Row) -> None:
        many = f" ({large(row.family.count)} outcomes)" if row.family.count > 1 else ""
        whole = f"{row.family.name}{many}"
        name = fitted(whole, RIGHT - LEFT, 3)
        self.parts.append(lines(name, whole, LEFT + 2, self.y + 6 + LINE, class_="halo"))
        self.y += 6 + LINE * len(name) + 4
        for stretch in _stretches(row):
            self._band(stretch)
        self.y += BAND

    def _band(self, stretch: _Stretch) -> None:
        x, wide = LEFT + stretch.first * self.step, (stretch.last - stretch.first) * self.step
        if stretch.cell == ():
            return
        if stretch.cell is None:
            filled = {"class_": "bar", "fill": f"url(#{self.id}-hatch)"}
        else:
            strongest = min(self.order.index(concept) for concept in stretch.cell)
            filled = {"class_": f"bar band-{min(strongest, SHADES)}"}
        self.parts.append(element("rect", x=x, y=self.y, width=wide, height=BAND, **filled))
        told = cell_text(stretch.cell)
        found = fitted(told, wide - 8, 1)
        self.parts.append(lines(found, told, x + 6, self.y + 14, class_="halo"))

    def _lines(self, top: int) -> Iterator[str]:
        """A line down the picture for each day."""
        for place in range(1, len(self.timeline.periods)):
            x = LEFT + place * self.step
            yield element("line", x1=x, x2=x, y1=top, y2=self.y + 4, class_="dashed")

    def _today(self, top: int) -> None:
        """The model's own day, in whose period it is marked."""
        day = self.timeline.conflict.as_of
        if day is None or len(self.timeline.periods) == 1:
            return
        place = self.timeline.periods.index(self.timeline.at(day))
        x, wide = LEFT + place * self.step, self.step
        self.parts.append(element("path", d=f"M{x:.1f} {top - 2}h{wide:.1f}", class_="reach"))
        self._below(f"The thick line on top marks the period of the model’s day, {day_text(day)}.")

    def _text(self, x: Number, text: str, **attributes: Number | str) -> None:
        self.parts.append(label(text, x, self.y, **attributes))


def _stretches(row: Row) -> Iterator[_Stretch]:
    """The cells of a row, those on end that are the same together."""
    for cell, places in groupby(range(len(row.cells)), key=lambda place: row.cells[place]):
        every = [*places]
        yield _Stretch(every[0], every[-1] + 1, cell)
