"""Rank strips: from the worst rank (left) to the best (right), where one was and where one is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.report.figures.svg import drawing, element, label

WIDTH, ROW, LEFT, RIGHT = 320, 26, 30, 220
"""The drawing's width, the height of a strip, and from where to where its line goes."""


@dataclass(frozen=True, slots=True)
class Strip:
    """An outcome's letter, and its ranks, best and worst; 1 is the best of all."""

    letter: str
    best: int
    worst: int

    @property
    def told(self) -> str:
        """The ranks as they are read."""
        return f"{self.best}" if self.best == self.worst else f"{self.best}–{self.worst}"


def strips(who: str, told: Sequence[Strip], last: int, today: int | None, id: str) -> str:
    """How somebody ranks some outcomes, of `last` ranks, and `today` the status quo."""
    lines = [_strip(strip, last, today, ROW * (place + 0.5)) for place, strip in enumerate(told)]
    ranks = "; ".join(f"{strip.letter}: rank {strip.told} of {last}" for strip in told)
    now = f" Today it is at rank {today}." if today is not None else ""
    return drawing(
        (WIDTH, ROW * len(told)),
        f"Ranks of the outcomes for {who}",
        f"{ranks}.{now} Rank 1 is best.",
        id,
        "".join(lines),
    )


def _strip(strip: Strip, last: int, today: int | None, y: float) -> str:
    best, worst = _x(strip.best, last), _x(strip.worst, last)
    parts = [
        label(strip.letter, 4, y + 5, class_="letter"),
        element("line", x1=LEFT, y1=y, x2=RIGHT, y2=y, class_="axis"),
    ]
    if today is not None:
        parts.append(element("line", x1=_x(today, last), y1=y, x2=best, y2=y, class_="way"))
        parts.append(element("circle", cx=_x(today, last), cy=y, r=5, class_="was"))
    if worst != best:
        parts.append(element("line", x1=worst, y1=y, x2=best, y2=y, class_="span"))
        parts.append(element("circle", cx=worst, cy=y, r=4, class_="is"))
    parts.append(element("circle", cx=best, cy=y, r=4, class_="is"))
    parts.append(label(f"{strip.told} of {last}", RIGHT + 14, y + 4, class_="number"))
    return "".join(parts)


def _x(rank: int, last: int) -> float:
    """Where a rank lies on the line; the best is on the right."""
    return RIGHT - (RIGHT - LEFT) * (rank - 1) / max(last - 1, 1)
