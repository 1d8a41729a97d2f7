"""What a part of the benchmarks is: something measured, row by row, and how it is printed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Cell = str | int | float | Sequence[float] | None
Row = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Settings:
    """How much to measure.

    `seeds` random conflicts of each size, `seconds` at most for each large one; `quick` leaves out
    whatever takes long, `only` all large conflicts but those with this in their name.
    """

    quick: bool = False
    seeds: int = 3
    seconds: float = 60
    only: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A table: the headings with the least width of each column, and what measures its rows.

    What a row has besides is kept in the results and not printed. A text instead of a row is a
    remark, on what could not be measured.
    """

    title: str
    columns: Mapping[str, int]
    rows: Callable[[Settings], Iterator[Row | str]]

    def head(self) -> str:
        """The first two lines of the table, in Markdown."""
        return self._line([*self.columns]) + "\n|" + "---|" * len(self.columns)

    def line(self, row: Row) -> str:
        """A line of the table."""
        return self._line([shown(row.get(name)) for name in self.columns])

    def _line(self, texts: Sequence[str]) -> str:
        cells = zip(texts, self.columns.items(), strict=True)
        return "| " + " | ".join(f"{t:<{max(len(n), width)}}" for t, (n, width) in cells) + " |"


def shown(cell: Cell) -> str:
    """A cell as people read it; numbers that are not counts with three digits."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case int():
            return f"{cell:,}" if cell < 10**9 else f"{cell:.1e}"
        case float():
            return f"{cell:,.0f}" if cell >= 1000 else f"{cell:#.3g}".rstrip(".")
        case _:
            return " ".join(map(shown, cell))


def progress(text: str) -> None:
    """Say how far a long row is, apart from the table."""
    print(f"  {text}", file=sys.stderr, flush=True)
