"""What the process that solves is asked, and what it tells."""

from __future__ import annotations

from dataclasses import dataclass

from detente.conflict import Conflict
from detente.conflict.statement.syntax import Expr
from detente.engine import State, Steps
from detente.studies.explanation.position import Position
from detente.studies.listing import Listing
from detente.studies.paths.reach import Reach
from detente.studies.paths.route import Unreached, Ways


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
class Whither:
    """To follow legal sequences from a state of a conflict in force, and to another if it is given.

    `limit` bounds the paths that are told; with `improvements` only such paths are.
    """

    conflict: Conflict
    start: State
    to: State | None
    improvements: bool
    limit: int
    memory: int


@dataclass(frozen=True, slots=True)
class Begun:
    """How many states there are."""

    size: int


@dataclass(frozen=True, slots=True)
class Doing:
    """What is being done: a concept, or all, for so many of the decision makers already.

    Or something else, as `told`.
    """

    concept: str
    done: int
    told: str = ""


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
class Placed:
    """The ranks, for each decision maker, of the start and of the state that is to be reached."""

    start: tuple[int, ...]
    to: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """How far steps of a kind lead, as far as is known."""

    steps: Steps
    reach: Reach


@dataclass(frozen=True, slots=True)
class Routed:
    """How steps of a kind lead to the state that is to be reached."""

    steps: Steps
    ways: Ways | Unreached


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

Message = Begun | Doing | Answered | Explained | Placed | Spread | Routed | Failed | Refused
