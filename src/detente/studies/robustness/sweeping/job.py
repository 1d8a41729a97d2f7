"""What is to be gone through, told so that any process can do any part of it."""

from __future__ import annotations

from dataclasses import dataclass

from detente._version import __version__
from detente.conflict import Conflict
from detente.conflict.statement.syntax import Expr
from detente.conflict.statement.text import text


@dataclass(frozen=True, slots=True)
class Drawn:
    """Worlds that are drawn: those of a seed, counted from 0 up to `samples`."""

    seed: int
    samples: int


@dataclass(frozen=True, slots=True)
class Listed:
    """All worlds, `rows` of them when merged, at most `most`; `mark` tells the list."""

    rows: int
    most: int
    mark: str


@dataclass(frozen=True, slots=True)
class Job:
    """A sweep: what is counted, of a conflict in force, and over which worlds.

    Under each of the `concepts` (ids), and for a statement that is wanted; under the concept
    `first`, if any, also how much of everything comes with each event.
    """

    conflict: Conflict
    concepts: tuple[str, ...]
    want: Expr | None
    first: str | None
    worlds: Drawn | Listed
    version: str = __version__

    @property
    def total(self) -> int:
        """How many worlds there are to go through."""
        return self.worlds.samples if isinstance(self.worlds, Drawn) else self.worlds.rows

    def about(self) -> dict[str, str]:
        """What tells this job from others, each in words; only the model is not shown.

        How many worlds are drawn does not: what is done of fewer or of more serves as well.
        """
        drawn = self.worlds if isinstance(self.worlds, Drawn) else None
        return {
            "version": f"détente {self.version}",
            "model": repr(self.conflict),
            "concepts": ", ".join(self.concepts),
            "want": "no statement that is wanted" if self.want is None else f"`{text(self.want)}`",
            "critical": "the probabilities" if self.first is None else "what they hang on as well",
            "worlds": "worlds drawn" if drawn else f"all {self.total:,} worlds",
            "seed": f"seed {drawn.seed}" if drawn else "no seed",
        }
