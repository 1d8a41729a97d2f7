"""What hints are drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.conflict import (
    Conflict,
    DecisionMaker,
    Preference,
    Prioritised,
    Ranked,
    Statement,
    Weighted,
    day_of,
    in_force,
)
from detente.conflict.imposed import as_written
from detente.conflict.problem import MeaningError
from detente.conflict.statement.syntax import Expr, options_in
from detente.conflict.statement.text import text
from detente.engine import States
from detente.engine.coalesced_space import CoalescedSpace
from detente.engine.graph_space import GraphSpace
from detente.engine.turns import Turns
from detente.studies.hints.classes import Classes, numbered
from detente.studies.hints.hint import Path

Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Wish:
    """A statement of a decision maker's preference that counts on the day, and where it stands."""

    where: Path
    expr: Expr

    @property
    def text(self) -> str:
        """The statement's canonical wording."""
        return text(self.expr)


class Material:
    """A conflict as of its day, its states, and its statements at their places in the file.

    Decision makers are counted from 0; a set of states is an array of booleans, one for each state.
    `written` is the conflict with all that is dated. `held` are the options held at their first
    level: instruments, and those out of their time.
    Whatever needs the states raises `MeaningError` and `LimitError` as an engine does.
    """

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = in_force(_numbered(conflict))
        self.written = conflict
        self.wishes = tuple(map(_wishes, self.conflict.decision_makers))
        day = day_of(conflict)
        self.held = frozenset(conflict.instruments) | {
            o.name for o in conflict.options if day is not None and not o.period.covers(day)
        }
        self._truth: dict[Expr, States] = {}

    @cached_property
    def space(self) -> GraphSpace | CoalescedSpace:
        """The states."""
        graph_form = self.conflict.states is not None
        try:
            return GraphSpace(self.conflict) if graph_form else CoalescedSpace(self.conflict)
        except MeaningError as error:
            raise as_written(error, self.written) from None

    @property
    def decision_makers(self) -> tuple[DecisionMaker, ...]:
        """The decision makers with what counts on the day."""
        return self.conflict.decision_makers

    @property
    def size(self) -> int:
        """How many states there are."""
        return self.space.size

    def judged(self, dm: int) -> tuple[Wish, ...]:
        """The statements of a decision maker that mention no held option."""
        return tuple(w for w in self.wishes[dm] if not options_in(w.expr) & self.held)

    def truth(self, expr: Expr) -> States:
        """Where a statement holds."""
        if expr not in self._truth:
            self._truth[expr] = self.space.truth(expr)
        return self._truth[expr]

    def constraints(self) -> Iterator[tuple[Path, Expr]]:
        """The constraints imposed on the day that the author wrote, and where."""
        for constraint in self.conflict.constraints:
            if constraint.id is not None:
                yield ("constraints", int(constraint.id)), constraint.expr

    def moves(self, dm: int) -> Iterator[tuple[Places, Places]]:
        """A decision maker's moves in parts: the places where they start, those where they end."""
        mover = self.decision_makers[dm]
        if isinstance(self.space, GraphSpace):
            place = self.space.place
            pairs = [(place(s), place(t)) for s, ends in (mover.moves or {}).items() for t in ends]
            table = np.array(pairs, dtype=np.intp).reshape(-1, 2)
            yield table[:, 0], table[:, 1]
            return
        turns = Turns(self.space.cube, mover)
        places = self.space.place.reshape(turns.shape)
        for target in range(turns.count):
            end = np.broadcast_to(places[:, target, None], places.shape)
            there = (places >= 0) & (end >= 0) & (places != end)
            there &= turns.allowed[:, target, None]
            yield places[there], end[there]

    def joined(self, dm: int) -> Classes | None:
        """The states as classes between whose members a decision maker moves at will.

        None where they do not say all of its moves: in graph form, with coalesced states or with a
        one-way option.
        """
        mover = self.decision_makers[dm]
        one_way = any(option.direction != "both" for option in mover.options)
        if isinstance(self.space, GraphSpace) or self.conflict.coalesced or one_way:
            return None
        turns = Turns(self.space.cube, mover)
        later, rest = np.divmod(self.space.cells, turns.stride * turns.count)
        others = later * turns.stride + rest % turns.stride
        return numbered(others)


def _numbered(conflict: Conflict) -> Conflict:
    """The conflict with each statement's position as its id, so that it is known on any day."""
    return replace(
        conflict,
        constraints=_counted(conflict.constraints),
        decision_makers=tuple(
            replace(dm, preference=_numbered_preference(dm.preference))
            for dm in conflict.decision_makers
        ),
    )


def _numbered_preference(preference: Preference | None) -> Preference | None:
    match preference:
        case Prioritised(statements=statements):
            return replace(preference, statements=_counted(statements))
        case Weighted(weights=weights):
            counted = _counted(weight.statement for weight in weights)
            pairs = zip(weights, counted, strict=True)
            return Weighted(tuple(replace(w, statement=s) for w, s in pairs))
        case _:
            return preference


def _counted(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(replace(statement, id=str(k)) for k, statement in enumerate(statements))


def _wishes(dm: DecisionMaker) -> tuple[Wish, ...]:
    """The statements that count on the day, in order, at their places in the file."""
    match dm.preference:
        case Prioritised(statements=statements):
            return tuple(Wish(_path(dm, "prefers", s), s.expr) for s in statements)
        case Weighted(weights=weights):
            counted = (weight.statement for weight in weights)
            return tuple(Wish(_path(dm, "weights", s), s.expr) for s in counted)
        case Ranked(groups=groups):
            return tuple(
                Wish((*group_path(dm, k), *((i,) if len(group) > 1 else ())), item)
                for k, group in enumerate(groups)
                for i, item in enumerate(group)
            )
        case None:
            return ()


def _path(dm: DecisionMaker, key: str, statement: Statement) -> Path:
    return ("decision_makers", dm.id, key, int(statement.id or 0))


def group_path(dm: DecisionMaker, place: int) -> Path:
    """Where a group of a decision maker's ranking stands in the file."""
    return ("decision_makers", dm.id, "ranking", place)
