"""The ways to a state, as plain data: who moves, what changes, who gains and who loses by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from detente.conflict import Conflict
from detente.engine import State, Steps
from detente.studies.explanation.moves import Change, Step, changes_json
from detente.studies.naming import count_json, state_json

Ranks = tuple[tuple[int, int], ...]
"""For each decision maker its rank before and after; 1 is best."""


def worse_off(ranks: Ranks) -> tuple[int, ...]:
    """The decision makers whom a change of ranks leaves worse off, counted from 0."""
    return tuple(dm for dm, (before, after) in enumerate(ranks) if after > before)


def better_off(ranks: Ranks) -> tuple[int, ...]:
    """The decision makers whom a change of ranks leaves better off, counted from 0."""
    return tuple(dm for dm, (before, after) in enumerate(ranks) if after < before)


def ranks_json(ranks: Ranks, conflict: Conflict) -> dict[str, list[int]]:
    """Ranks before and after, by the ids of the decision makers."""
    pairs = zip(conflict.decision_makers, ranks, strict=True)
    return {dm.id: list(one) for dm, one in pairs}


def rank_json(ranks: tuple[int, ...], conflict: Conflict) -> dict[str, int]:
    """The ranks of a state, by the ids of the decision makers."""
    return {dm.id: rank for dm, rank in zip(conflict.decision_makers, ranks, strict=True)}


def changes_text(changes: Iterable[Change]) -> str:
    """What changes, in the terms of the model file."""
    return ", ".join(f"{c.option}: {c.before} to {c.after}" for c in changes)


@dataclass(frozen=True, slots=True)
class Leg:
    """A step of a path: the move of one decision maker, and what it does to everybody's rank."""

    step: Step
    ranks: Ranks

    @property
    def mover(self) -> int:
        """Who moves, counted from 0."""
        return self.step.mover

    @property
    def improves(self) -> bool:
        """Whether the move improves the mover's own position."""
        return self.step.improves

    @property
    def worse(self) -> tuple[int, ...]:
        """The others whom the step leaves worse off, counted from 0."""
        return tuple(dm for dm in worse_off(self.ranks) if dm != self.mover)

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The step as plain data."""
        return {
            "decision_maker": conflict.decision_makers[self.mover].id,
            "to": state_json(self.step.state, conflict),
            "changes": changes_json(self.step.changes),
            "improves": self.improves,
            "ranks": ranks_json(self.ranks, conflict),
        }


@dataclass(frozen=True, slots=True)
class Path:
    """A legal sequence of moves, and how everybody ranks the start and the end of it."""

    legs: tuple[Leg, ...]
    ranks: Ranks

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The path as plain data."""
        return {
            "steps": [leg.to_json(conflict) for leg in self.legs],
            "ranks": ranks_json(self.ranks, conflict),
        }


@dataclass(frozen=True, slots=True)
class Ways:
    """The shortest paths to a state, which have so many moves: how many there are, and some.

    `count` is None, and one path is told at most, where there are too many to count. `reluctant`
    has how many of them have so many moves that do not improve their mover's position; those with
    the fewest such moves are told first, of those the ones that change the fewest options.
    """

    moves: int
    count: int | None
    reluctant: Mapping[int, int]
    told: tuple[Path, ...]

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The ways as plain data."""
        found: dict[str, Any] = {
            "reached": True,
            "moves": self.moves,
            "count": None if self.count is None else count_json(self.count),
            "reluctant": {str(k): count_json(n) for k, n in sorted(self.reluctant.items())},
            "paths": [path.to_json(conflict) for path in self.told],
        }
        return {**found, "shortened": True} if self.count != len(self.told) else found


Cause = Literal["one_way", "no_way_out", "no_way_in", "cut_off", "stopped"]


@dataclass(frozen=True, slots=True)
class Unreached:
    """Why a state is not reached from the start, by moves or by improvements only.

    `cause` is `one_way`: it would take `changes` that the options do not allow; `no_way_out`: no
    step leads away from the start; `no_way_in`: no step leads into the state; `cut_off`: there are
    such steps, but no state that is reached has one; `stopped`: it is not known, for a limit ended
    the search. `alone` has the decision makers of whom it is enough that one makes any of its moves
    while all others make improvements only, each with how many moves it takes; None where moves do
    not lead there either, where they are what is asked, and where it was not looked for.
    """

    cause: Cause
    changes: tuple[Change, ...] = ()
    alone: Mapping[int, int] | None = None

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The reason as plain data."""
        reached = None if self.cause == "stopped" else False
        found: dict[str, Any] = {"reached": reached, "cause": self.cause}
        if self.changes:
            found["changes"] = changes_json(self.changes)
        if self.alone is not None:
            found["alone"] = {conflict.decision_makers[dm].id: n for dm, n in self.alone.items()}
        return found


@dataclass(frozen=True, slots=True)
class Route:
    """How to come to a state: by any moves, and by improvements only.

    `ranks` has the state's rank for each decision maker, 1 is best. `concepts` are the ids of the
    solution concepts, of those asked for, under which it is an equilibrium; `labels` the strongest
    of them.
    """

    state: State
    ranks: tuple[int, ...]
    concepts: tuple[str, ...]
    labels: tuple[str, ...]
    moves: Ways | Unreached
    improvements: Ways | Unreached

    @property
    def distance_moves(self) -> int | None:
        """The least number of moves; None where no moves lead there."""
        return self.moves.moves if isinstance(self.moves, Ways) else None

    @property
    def distance_improvements(self) -> int | None:
        """The least number of moves that are all improvements; None where none lead there."""
        return self.improvements.moves if isinstance(self.improvements, Ways) else None

    @property
    def told(self) -> Iterator[tuple[Steps, Path]]:
        """The paths told, each with what it is made of."""
        for path in self.improvements.told if isinstance(self.improvements, Ways) else ():
            yield "improvements", path
        for path in self.moves.told if isinstance(self.moves, Ways) else ():
            yield "moves", path

    def to_json(self, conflict: Conflict) -> dict[str, Any]:
        """The route as plain data."""
        return {
            "state": state_json(self.state, conflict),
            "ranks": rank_json(self.ranks, conflict),
            "concepts": list(self.concepts),
            "moves": self.moves.to_json(conflict),
            "improvements": self.improvements.to_json(conflict),
        }
