"""Probability bars: how probable it is that outcomes hold, by solution concept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.report.figures.scale import Scale
from detente.report.figures.svg import drawing, element, hatch, label
from detente.report.figures.words import LINE, fitted, lines, width
from detente.report.phrases import chance

WIDTH, NAME, SHADES = 760, 240, 3
SCALE = Scale(270, 660)
BAR = 20


@dataclass(frozen=True, slots=True)
class Bar:
    """An outcome, and how probable it is that it holds.

    `letter` is the one that it has in a report, `note` what is told below its name; `chances` are
    by concept, each at least the one before.
    """

    letter: str
    name: str
    note: str
    chances: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Off:
    """By how much each probability may be lower, and by how much higher, than it is told."""

    lower: float = 0.0
    higher: float = 0.0

    @property
    def told(self) -> str:
        """That it may be so; empty where all are exact."""
        if not self.higher:
            return ""
        return f"may be {'off' if self.lower else 'higher'} by {self.higher:.3g}"


def bars(rows: Sequence[Bar], concepts: Mapping[str, str], off: Off, id: str) -> str:
    """A bar for each outcome, in parts from the firmest concept on; the total stands at its end.

    `concepts` has the short name of each concept and what it is called in full. Where probabilities
    are not exact, a whisker says how far the total may be `off`.
    """
    title = "How probable it is that each outcome holds"
    if len(concepts) == 1:
        title += f" under {', '.join(concepts.values())}"
    parts: list[str] = []
    y = 4
    for row in rows:
        drawn, high = _row(row, y, off, id)
        parts.append(drawn)
        y += high
    axis = SCALE.drawn(0, y)
    below, high = _key(concepts, off, y + 34, id)
    told = "; ".join(_told(row, [*concepts]) for row in rows)
    exact = f" Each {off.told}." if off.told else ""
    desc = f"{told}.{exact} The scale goes from 0 to 1."
    content = hatch(f"{id}-hatch") + axis + "".join(parts) + below
    return drawing((WIDTH, y + 34 + high), title, desc, id, content)


def _told(row: Bar, shorts: Sequence[str]) -> str:
    name = f"{row.letter}, {row.name}" if row.letter else row.name
    pairs = zip(shorts, row.chances, strict=True)
    found = (f"{short} {chance(p)}" for short, p in pairs)
    return f"{name}: {', '.join(found)}"


def _row(row: Bar, y: int, off: Off, id: str) -> tuple[str, int]:
    """An outcome at a height, and how high it is."""
    left = 24 if row.letter else 0
    name = fitted(row.name, NAME - left, 3, 13.5)
    note = fitted(row.note, NAME - left, 1)
    parts = [label(row.letter, 0, y + LINE, class_="letter")] if row.letter else []
    parts.append(lines(name, row.name, left, y + LINE - 2, class_="name"))
    below = y + LINE * len(name) + LINE - 2
    parts.append(lines(note, row.note, left, below, class_="quiet"))
    high = max(BAR, LINE * (len(name) + len(note)))
    parts += _bar(row.chances, y + (high - BAR) / 2, off, id)
    return "".join(parts), high + 14


def _bar(chances: Sequence[float], y: float, off: Off, id: str) -> list[str]:
    parts: list[str] = []
    begin = 0.0
    for place, probability in enumerate(chances):
        if probability <= begin:
            continue
        x = SCALE.x(begin)
        parts.append(
            element(
                "rect", x=x, y=y, width=SCALE.x(probability) - x, height=BAR,
                **_filled(place, id),
            )
        )  # fmt: skip
        begin = probability
    total = chances[-1]
    end = SCALE.x(total)
    middle = y + BAR / 2
    if off.told:
        low, end = SCALE.x(total - off.lower), SCALE.x(total + off.higher)
        path = f"M{low:.1f} {middle - 4:.1f}v8m0-4H{end:.1f}m0-4v8"
        parts.append(element("path", d=path, class_="whisker halo"))
        parts.append(element("path", d=path, class_="whisker"))
    parts.append(label(chance(total), end + 8, middle + 4))
    return parts


def _filled(place: int, id: str) -> dict[str, str]:
    """Dark to light; from the fourth on hatched."""
    if place >= SHADES:
        return {"class_": "bar", "fill": f"url(#{id}-hatch)"}
    return {"class_": f"bar shade-{place}"}


def _key(concepts: Mapping[str, str], off: Off, y: int, id: str) -> tuple[str, int]:
    """What the parts of a bar stand for, and how high that is."""
    parts: list[str] = []
    x, high = float(SCALE.left), -LINE - 4 if len(concepts) == 1 else 0
    for place, (short, title) in enumerate(concepts.items() if len(concepts) > 1 else ()):
        text = f"{title} ({short})"
        wide = 26 + width(text)
        if x > SCALE.left and x + wide > WIDTH:
            x, high = float(SCALE.left), high + LINE + 4
        filled = _filled(place, id)
        parts.append(element("rect", x=x, y=y + high, width=13, height=13, **filled))
        parts.append(label(text, x + 19, y + high + 11))
        x += wide + 8
    if off.told:
        high += LINE + 4
        parts.append(label(f"├─┤ the whole bar {off.told}", SCALE.left, y + high + 11))
    return "".join(parts), high + LINE + 4
