"""How exact an answer is to be."""

from __future__ import annotations

from dataclasses import dataclass

from detente.conflict.problem import LimitError
from detente.studies.robustness.worlds import size_for

MOST_SAMPLES = 1_000_000_000
"""How many worlds are drawn at most."""


@dataclass(frozen=True, slots=True)
class Precision:
    """How exact the answer is to be, and how much of it is told.

    Where no more than `worlds` stay apart (fewer where very many things may be false) the
    probabilities are exact, else they are sampled so that with a probability of 99 in 100 none is
    off by more than `half_width` (Hoeffding, 1963), by a generator that `seed` sets off. The
    `limit` most probable states are told of each concept, all where it is None.
    """

    half_width: float = 0.02
    seed: int = 0
    worlds: int = 100_000
    limit: int | None = 10

    def __post_init__(self) -> None:
        """Raise ValueError for what makes no sense."""
        if not 0 < self.half_width < 1:
            raise ValueError(f"{self.half_width} is no half-width: it lies between 0 and 1")
        if self.limit is not None and self.limit < 1:
            raise ValueError(f"{self.limit} is no limit: it is at least 1, or None")
        if not 0 <= self.seed < 2**64:
            raise ValueError(f"{self.seed} is no seed: it is a whole number from 0 to 2^64 - 1")

    def samples(self, figures: int) -> int:
        """How many worlds are to be drawn for so many figures. Raises `LimitError` for too many."""
        samples = size_for(self.half_width, figures)
        if samples > MOST_SAMPLES:
            raise LimitError(
                f"to be off by no more than {self.half_width:g} takes {samples:,} samples, more"
                f" than can be drawn ({MOST_SAMPLES:,}); allow a greater error"
            )
        return samples
