"""What the process that solves is asked, and what it tells."""

from __future__ import annotations

from dataclasses import dataclass

from detente.conflict import Conflict
from detente.conflict.statement.syntax import Expr
from detente.engine import State
from detente.studies.explanation.position import Position
from detente.studies.listing import Listing


@dataclass(frozen=True, slots=True)
class Task:
    """To find the equilibria of a conflict in force under some concepts (ids), with one engine.

    Those that satisfy `where`, if it is given; `limit` bounds every list, `memory` (bytes) what
    the engine may set aside.
    """

    conflict: Conflict
    engine: str
    concepts: tuple[str, ...]
    limit: int
    where: Expr | None
    memory: int


@dataclass(frozen=True, slots=True)
class Why:
    """To explain a state of a conflict in force under some concepts (ids).

    `limit` bounds the moves of a kind that are told for each decision maker (None: all).
    """

    conflict: Conflict
    state: State
    concepts: tuple[str, ...]
    limit: int | None
    memory: int


@dataclass(frozen=True, slots=True)
class Begun:
    """How many states there are."""

    size: int


@dataclass(frozen=True, slots=True)
class Doing:
    """What is being done: a concept, or all, for so many of the decision makers already."""

    concept: str
    done: int


@dataclass(frozen=True, slots=True)
class Answered:
    """The equilibria under a concept.

    `stays` says for each decision maker whether the status quo is stable for it, where that is
    known; else it is empty.
    """

    concept: str
    listing: Listing
    stays: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """How a state looks to each decision maker."""

    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """Why an engine cannot answer for a concept, or for all."""

    concept: str
    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Why the conflict cannot be analysed at all, by this engine or by any."""

    error: Exception


ALL = "all"
"""In the place of a concept: what is done for all of them together."""

Message = Begun | Doing | Answered | Explained | Failed | Refused
