"""The scale of probabilities from 0 to 1 below a drawing, and lines upon it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.report.figures.svg import element, label

TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """Where probabilities lie, from left to right."""

    left: int
    right: int

    def x(self, probability: float) -> float:
        """Where a probability lies."""
        return self.left + (self.right - self.left) * min(1.0, max(0.0, probability))

    def drawn(self, top: float, bottom: float) -> str:
        """The lines of the scale, and what each stands for below them."""
        parts: list[str] = []
        for tick in TICKS:
            x = self.x(tick)
            kind = "rule" if tick else "axis"
            parts.append(element("line", x1=x, x2=x, y1=top, y2=bottom, class_=kind))
            parts.append(label(f"{tick:g}", x, bottom + 14, class_="quiet", text_anchor="middle"))
        return "".join(parts)
