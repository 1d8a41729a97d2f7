"""What a conclusion hangs on: for each claim, how probable it is if that is true, and if not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.report.figures.scale import Scale
from detente.report.figures.svg import drawing, element, label
from detente.report.figures.words import LINE, fitted, lines, width
from detente.report.phrases import chance

WIDTH, NAME = 760, 290
SCALE = Scale(340, 710)
RADIUS = 6
NOTHING = "No claim and no statement makes a difference by itself."


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """A claim or a statement, what is told below its name, and the probability given either."""

    name: str
    note: str
    if_true: float
    if_false: float


def dumbbells(rows: Sequence[Dumbbell], now: float, title: str, id: str) -> str:
    """A pair of dots for each, the filled one if it is true; `now` is what it is as things stand.

    The rows are drawn in the order given: the one with the widest pair comes first.
    """
    if not rows:
        return drawing((WIDTH, 2 * LINE), title, NOTHING, id, label(NOTHING, 0, LINE))
    parts: list[str] = []
    y = 4
    for row in rows:
        drawn, high = _row(row, y)
        parts.append(drawn)
        y += high
    line = element("line", x1=SCALE.x(now), x2=SCALE.x(now), y1=0, y2=y + 20, class_="dashed")
    words = f"{chance(now)} as things stand"
    half = width(words) / 2
    at = min(max(SCALE.x(now), half), WIDTH - half)
    below = label(words, at, y + 34, text_anchor="middle")
    told = (f"{row.name}: {chance(row.if_true)}, {chance(row.if_false)}" for row in rows)
    desc = f"If it is true, and if it is false: {'; '.join(told)}. As things stand: {chance(now)}."
    content = SCALE.drawn(0, y) + line + "".join(parts) + below + _key(y + 52)
    return drawing((WIDTH, y + 68), title, desc, id, content)


def _row(row: Dumbbell, y: int) -> tuple[str, int]:
    name = fitted(row.name, NAME, 3, 13.5)
    note = fitted(row.note, NAME, 2)
    parts = [lines(name, row.name, 0, y + LINE - 3, class_="name")]
    below = y + LINE * len(name) + LINE - 3
    parts.append(lines(note, row.note, 0, below, class_="quiet"))
    high = LINE * (len(name) + len(note))
    middle = y + min(high, 2 * LINE) / 2
    true, false = SCALE.x(row.if_true), SCALE.x(row.if_false)
    parts.append(element("line", x1=true, x2=false, y1=middle, y2=middle, class_="reach"))
    parts.append(element("circle", cx=false, cy=middle, r=RADIUS - 0.6, class_="not"))
    parts.append(element("circle", cx=true, cy=middle, r=RADIUS, class_="is"))
    side = 1 if true >= false else -1
    parts += [_number(row.if_true, true, side, middle), _number(row.if_false, false, -side, middle)]
    return "".join(parts), high + 14


def _number(probability: float, x: float, side: int, y: float) -> str:
    anchor = "start" if side > 0 else "end"
    place = x + side * (RADIUS + 5)
    return label(chance(probability), place, y + 4, text_anchor=anchor, class_="halo")


def _key(y: int) -> str:
    filled = element("circle", cx=SCALE.left + 6, cy=y + 6, r=RADIUS, class_="is")
    hollow = element("circle", cx=SCALE.left + 106, cy=y + 6, r=RADIUS - 0.6, class_="not")
    return (
        filled
        + label("if it is true", SCALE.left + 18, y + 10)
        + hollow
        + label("if it is false", SCALE.left + 118, y + 10)
    )
