"""By what means an answer is found; it is the same whatever they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.studies.robustness.result import Robustness
    from detente.studies.robustness.sweeping.memory import Memory

Tell = Callable[[int, int], None]
"""Takes how many worlds are gone through, and of how many."""


def _silent(done: int, of: int) -> None:
    """Tell nobody."""


def _deaf(found: Robustness) -> None:
    """Hear nothing."""


@dataclass(frozen=True, slots=True)
class Means:
    """By what means an answer is found; it is the same whatever they are.

    As many processes as `workers` go through the worlds where it takes long, this one alone where
    it is 1. Where `dask` is the address of a scheduler of Dask, its workers do instead
    (`detente[cluster]`). What is done is kept in the file, or the `Memory`, `keep`, and not done
    again when the same is asked with it, more or less exactly. `tell` is told how many worlds are
    gone through, and of how many.

    `hear` gets an answer from what is gone through so far as soon as its figures are off by no more
    than each of `early`, most first. Such an answer tries claims one by one only, and counts no
    different worlds.
    """

    workers: int = 1
    dask: str | None = None
    keep: str | Path | Memory | None = None
    tell: Tell = _silent
    early: tuple[float, ...] = ()
    hear: Callable[[Robustness], None] = _deaf

    def __post_init__(self) -> None:
        """Raise ValueError for what makes no sense."""
        if self.workers < 1:
            raise ValueError(f"{self.workers} is no number of workers: it takes at least 1")
