"""By what means an answer is found; it is the same whatever they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Tell = Callable[[int, int], None]
"""Takes how many worlds are gone through, and of how many."""


def _silent(done: int, of: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Means:
    """By what means an answer is found; it is the same whatever they are.

    As many processes as `workers` go through the worlds where it takes long, this one alone where
    it is 1. Where `dask` is the address of a scheduler of Dask, its workers do instead
    (`detente[cluster]`). What is done is kept in the file `keep`, and not done again when the same
    is asked with that file. `tell` is told how many worlds are gone through, and of how many.
    """

    workers: int = 1
    dask: str | None = None
    keep: str | Path | None = None
    tell: Tell = _silent

    def __post_init__(self) -> None:
        """Raise ValueError for what makes no sense."""
        if self.workers < 1:
            raise ValueError(f"{self.workers} is no number of workers: it takes at least 1")
