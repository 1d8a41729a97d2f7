"""Results as pictures."""

from __future__ import annotations

from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from detente.report.figures.alone import alone

if TYPE_CHECKING:
    from detente.studies.robustness import Robustness

PARTS = ("bars", "critical")
"""What can be drawn of an answer of `robust`."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, as SVG that stands alone: it loads nothing and runs nothing.

    It says in words what it shows, follows the reader's choice of light or dark, and can be read in
    black and white. A notebook shows it.
    """

    svg: str

    def save(self, path: str | PathLike[str]) -> Path:
        """Write it to a file, over one that is there.

        Raises ValueError where the name does not end in .svg, OSError where it cannot be written.
        """
        file = Path(path)
        if file.suffix.lower() != ".svg":
            raise ValueError(f"{file}: a picture is written to a file that ends in .svg")
        file.write_text(f"{self.svg}\n", encoding="utf-8", newline="\n")
        return file

    def _repr_svg_(self) -> str:
        return self.svg


def draw(result: object, part: str | None = None) -> Figure:
    """A picture of an answer of `robust` or `timeline`.

    Of `robust` the `part` is `bars`, how probable it is that the outcomes hold, or `critical`, what
    the conclusion hangs on, the swing of each claim (Birnbaum, 1969); both unless told, as far as
    they were asked for. A timeline has a band for each family of outcomes, while it holds.

    Raises TypeError for what cannot be drawn, ValueError for a part that there is not.

    >>> import detente
    >>> conflict = detente.parse('''
    ... decision_makers:
    ...   a: {options: {go: go}, prefers: [{statement: go, because: [said]}]}
    ... claims: {said: {confidence: 0.8}}
    ... ''').conflict()
    >>> figure = detente.draw(detente.robust(conflict, critical=True))
    >>> figure.svg[:5]
    '<svg '
    """
    from detente.studies.robustness import Robustness
    from detente.studies.timeline import Timeline

    match result:
        case Robustness():
            return Figure(alone(*_robustness(result, part)))
        case Timeline():
            if part is not None:
                raise ValueError(f"a timeline has no part {part!r}: leave it out")
            from detente.report.figures.bands import bands

            return Figure(alone(bands(result)))
        case _:
            kind = type(result).__name__
            raise TypeError(f"answers of `robust` and `timeline` can be drawn, not a {kind}")


def _robustness(found: Robustness, part: str | None) -> list[str]:
    from detente.report.figures.sure import charts, hangs_on

    if part not in (None, *PARTS):
        raise ValueError(f"there is no part {part!r}: ask for {' or '.join(PARTS)}")
    if part == "critical" and found.critical is None:
        raise ValueError("what it hangs on was not asked for: robust(..., critical=True)")
    drawn: list[str] = []
    if part != "critical":
        drawn += charts(found, 10, "bars")
    if part != "bars" and found.critical is not None:
        drawn.append(hangs_on(found, found.critical, "critical"))
    return drawn
