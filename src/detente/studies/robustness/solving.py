"""The equilibria of many worlds, each distinct one solved once.

Worlds of the same structure (constraints imposed, options held off) are solved together.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict, Statement
from detente.conflict.problem import MeaningError
from detente.conflict.statement.syntax import Not, Taken
from detente.conflict.statement.text import text
from detente.engine import Engine, States, engine_for
from detente.engine.cube import Cube
from detente.engine.dense import Dense
from detente.stability import Concept
from detente.studies.robustness.events import Events, Held
from detente.studies.robustness.reaching import Reach
from detente.studies.robustness.single import Barriers
from detente.studies.robustness.staying import Staying, hangs_on_others
from detente.studies.robustness.universe import Places
from detente.studies.robustness.wants import CELLS, Wants
from detente.studies.robustness.worlds import alike


@dataclass(frozen=True, slots=True)
class Found:
    """The equilibria of some worlds under a concept.

    `worlds` are their places; `of` says for each which row of `equilibria` is its own. The columns
    are the states of `engine`. Worlds without any state have no engine and no columns.
    """

    concept: Concept
    engine: Engine[Any] | None
    worlds: Places
    of: Places
    equilibria: States


class Solver:
    """What is found of the worlds of a conflict in force, under the `concepts` that are asked."""

    def __init__(self, events: Events, concepts: Sequence[Concept]) -> None:
        self.events, self._concepts = events, concepts
        self._columns = [k for k, item in enumerate(events.items) if item.dm is None]
        self._structures: dict[bytes, _Structure | None] = {}

    def solve(self, held: Held, concepts: Sequence[Concept]) -> Iterator[Found]:
        """The equilibria of worlds (rows) under each concept, in parts."""
        own = held[:, self._columns]
        first, of = alike(own)
        for kind, world in enumerate(first):
            worlds = np.flatnonzero(of == kind)
            structure = self._structure(own[world])
            if structure is not None:
                yield from structure.equilibria(concepts, held[worlds], worlds)
                continue
            for concept in concepts:
                nothing = np.zeros((1, 0), dtype=np.bool_)
                yield Found(concept, None, worlds, np.zeros_like(worlds), nothing)

    @property
    def work(self) -> tuple[int, int]:
        """How many sets of stable states were solved, and how many were asked for."""
        sets = [
            one
            for structure in self._structures.values()
            if structure is not None
            for one in structure.found.values()
        ]
        return sum(one.solved for one in sets), sum(one.asked for one in sets)

    def _structure(self, own: NDArray[np.bool_]) -> _Structure | None:
        """What can be done where things are held so; None where no state is feasible."""
        key = own.tobytes()
        if key not in self._structures:
            held = dict(zip(self._columns, own.tolist(), strict=True))
            conflict = structured(self.events, held)
            with _told_where(self.events, held):
                engine = engine_for(conflict) if feasible(conflict) else None
            self._structures[key] = (
                None if engine is None else _Structure(engine, self.events, self._concepts)
            )
        return self._structures[key]


def structured(events: Events, held: dict[int, bool]) -> Conflict:
    """The conflict with the constraints that are held, and the options that are not, held off."""
    conflict = events.conflict
    missing = [events.items[k] for k, is_held in held.items() if not is_held]
    lifted = {item.place for item in missing if item.kind == "constraint"}
    off = [conflict.options[item.place].name for item in missing if item.kind == "option"]
    kept = (c for place, c in enumerate(conflict.constraints) if place not in lifted)
    return replace(conflict, constraints=(*kept, *(Statement(Not(Taken(name))) for name in off)))


def possible(events: Events) -> int:
    """How many states may be feasible in some world, or, with classes, combinations."""
    conflict = events.conflict
    if conflict.states is not None:
        return len(conflict.states)
    lifted = {
        k: item.kind != "constraint" for k, item in enumerate(events.items) if item.dm is None
    }
    plain = structured(events, lifted)
    return int(Cube(replace(plain, instruments=())).feasible.sum())


def feasible(conflict: Conflict) -> bool:
    """Whether any state satisfies the constraints of a conflict in force."""
    if conflict.states is not None:
        return True
    try:
        return bool(Cube(replace(conflict, instruments=())).feasible.any())
    except MeaningError:
        return False


@contextmanager
def _told_where(events: Events, held: dict[int, bool]) -> Generator[None, None, None]:
    """Say of a conflict that cannot be analysed what is not held in it, for there it cannot."""
    try:
        yield
    except MeaningError as error:
        conflict, missing = events.conflict, [events.items[k] for k in held if not held[k]]
        names = [
            f"the constraint `{text(conflict.constraints[item.place].expr)}`"
            if item.kind == "constraint"
            else f"the option `{conflict.options[item.place].name}`"
            for item in missing
        ]
        if not names:
            raise
        told = f"{', '.join(names[:-1])} and {names[-1]}" if names[1:] else names[0]
        raise MeaningError(
            replace(
                one, message=f"{one.message}, if {told} {'do' if names[1:] else 'does'} not hold"
            )
            for one in error.problems
        ) from None


class _Structure:
    """The worlds in which the same can be done."""

    def __init__(self, engine: Engine[Any], events: Events, concepts: Sequence[Concept]) -> None:
        self.engine, self._concepts = engine, concepts
        dms = range(len(engine.conflict.decision_makers))
        self.wants = [Wants(engine, events, dm) for dm in dms]
        self._barriers = Barriers(engine) if isinstance(engine, Dense) else None
        self._reach = [Reach(engine, dm) if isinstance(engine, Dense) else None for dm in dms]
        self.found: dict[tuple[bool, int], Staying] = {}

    def equilibria(
        self, concepts: Sequence[Concept], held: Held, worlds: Places
    ) -> Iterator[Found]:
        """The equilibria of some worlds, in parts of not too many states."""
        told = [wants.told(held) for wants in self.wants]
        for others in (False, True):
            asked = [one for one in concepts if hangs_on_others(one) == others]
            if asked:
                sets = [self._sets(others, dm) for dm in range(len(self.wants))]
                numbers = [one.of(self._key(others, dm, told)) for dm, one in enumerate(sets)]
                for concept in asked:
                    yield from self._joined(concept, sets, numbers, worlds)

    def _joined(
        self,
        concept: Concept,
        sets: Sequence[Staying],
        numbers: Sequence[Places],
        worlds: Places,
    ) -> Iterator[Found]:
        """What is stable for all, from the numbers of what is stable for each."""
        place = sets[0].concepts.index(concept)
        joint = np.stack([one[:, place] for one in numbers], axis=1)
        distinct, of = np.unique(joint, axis=0, return_inverse=True)
        of = of.reshape(-1)
        order = np.argsort(of, kind="stable")
        at_once = max(1, 4 * CELLS // self.engine.size)
        for start in range(0, len(distinct), at_once):
            part = distinct[start : start + at_once]
            every = np.ones((len(part), self.engine.size), dtype=np.bool_)
            for dm, one in enumerate(sets):
                every &= one.states(part[:, dm])
            first, last = np.searchsorted(of[order], [start, start + len(part)])
            rows = order[first:last]
            yield Found(concept, self.engine, worlds[rows], of[rows] - start, every)

    def _sets(self, others: bool, dm: int) -> Staying:
        if (others, dm) not in self.found:
            together = [one for one in self._concepts if hangs_on_others(one) == others]
            self.found[others, dm] = Staying(
                self.engine, self.wants, together, dm, self._barriers, self._reach[dm]
            )
        return self.found[others, dm]

    def _key(self, others: bool, dm: int, told: Sequence[tuple[Places, Places]]) -> Places:
        """What the stable states of a decision maker hang on, a row for each world.

        By decision maker, its ranking; then, where these matter, the attitudes of all the others.
        """
        rest = [j for j in range(len(told)) if j != dm and others]
        rankings = [told[j][0] if j in (dm, *rest) else told[j][0] * 0 for j in range(len(told))]
        attitudes = [told[j][1] for j in rest]
        return np.stack([*rankings, told[dm][0], *attitudes], axis=1)
