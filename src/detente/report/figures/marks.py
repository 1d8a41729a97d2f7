"""Stability marks: outcomes by concepts, a filled square where one holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from detente.report.figures.svg import drawing, element, label

LEFT, COLUMN, ROW, TOP, SIDE = 34, 52, 28, 26, 14
"""Where columns begin, how wide and high cells are, how high the heading, how large a mark."""


def marks(
    letters: Sequence[str],
    columns: Mapping[str, str],
    holds: Sequence[Collection[str]],
    strongest: Sequence[Collection[str]],
    id: str,
) -> str:
    """Under which concepts each outcome holds.

    `columns` has what stands over each concept's column, `holds` the concepts of each outcome,
    `strongest` those of them that are ringed.
    """
    parts = [
        label(short, _centre(place), 14, class_="head", text_anchor="middle")
        for place, short in enumerate(columns.values())
    ]
    told: list[str] = []
    for row, (letter, found) in enumerate(zip(letters, holds, strict=True)):
        y = TOP + ROW * (row + 0.5)
        parts.append(label(letter, 4, y + 5, class_="letter"))
        parts += [
            _mark(_centre(place), y, concept in found, concept in strongest[row])
            for place, concept in enumerate(columns)
        ]
        under = [short for concept, short in columns.items() if concept in found]
        told.append(f"{letter}: {', '.join(under) or 'under none'}")
    size = (LEFT + COLUMN * len(columns), TOP + ROW * len(letters))
    title = "Under which ways of reasoning each outcome holds"
    return drawing(size, title, f"{'; '.join(told)}.", id, "".join(parts))


def _centre(place: int) -> float:
    return LEFT + COLUMN * (place + 0.5)


def _mark(x: float, y: float, holds: bool, ringed: bool) -> str:
    half = SIDE / 2
    kind = "mark held" if holds else "mark"
    square = element("rect", x=x - half, y=y - half, width=SIDE, height=SIDE, rx=2, class_=kind)
    if not ringed:
        return square
    ring = element(
        "rect", x=x - half - 3, y=y - half - 3, width=SIDE + 6, height=SIDE + 6, rx=4, class_="ring"
    )
    return square + ring
