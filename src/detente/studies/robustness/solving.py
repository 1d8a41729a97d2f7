"""The equilibria of many worlds, each distinct one solved once.

Worlds of the same structure (constraints imposed, options held off) are solved together. Whether a
state is stable for a decision maker hangs on its own ranking and, where the others answer by
improvements, on what these are; what was found for one world serves all others alike in that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.conflict import Conflict, Statement
from detente.conflict.problem import MeaningError
from detente.conflict.statement.syntax import Not, Taken
from detente.engine import Engine, States, engine_for
from detente.engine.cube import Cube
from detente.engine.dense import Dense
from detente.engine.variants import variants
from detente.stability import Concept, stable
from detente.stability.concept import hope
from detente.studies.robustness.events import Events, Held
from detente.studies.robustness.reaching import KEPT, Bits, Reach, Reaching, stays
from detente.studies.robustness.single import Barrier, Barriers, Single
from detente.studies.robustness.wants import CELLS, Places, Wants
from detente.studies.robustness.worlds import alike

SORTED = 2**16
"""About how many states are sorted at once: so few that a processor has them at hand."""


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

    @property
    def states(self) -> int:
        """How many states may be feasible in some world, or, with classes, combinations."""
        conflict = self.events.conflict
        if conflict.states is not None:
            return len(conflict.states)
        items = self.events.items
        lifted = {k: items[k].kind != "constraint" for k in self._columns}
        plain = structured(self.events, lifted)
        return int(Cube(replace(plain, instruments=())).feasible.sum())

    def _structure(self, own: NDArray[np.bool_]) -> _Structure | None:
        """What can be done where things are held so; None where no state is feasible."""
        key = own.tobytes()
        if key not in self._structures:
            held = dict(zip(self._columns, own.tolist(), strict=True))
            conflict = structured(self.events, held)
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


def feasible(conflict: Conflict) -> bool:
    """Whether any state satisfies the constraints of a conflict in force."""
    if conflict.states is not None:
        return True
    try:
        return bool(Cube(replace(conflict, instruments=())).feasible.any())
    except MeaningError:
        return False


class _Structure:
    """The worlds in which the same can be done."""

    def __init__(self, engine: Engine[Any], events: Events, concepts: Sequence[Concept]) -> None:
        self.engine, self._concepts = engine, concepts
        dms = range(len(engine.conflict.decision_makers))
        self.wants = [Wants(engine, events, dm) for dm in dms]
        self._barriers = Barriers(engine) if isinstance(engine, Dense) else None
        self._reach = [Reach(engine, dm) if isinstance(engine, Dense) else None for dm in dms]
        self.found: dict[tuple[bool, int], _Sets] = {}

    def equilibria(
        self, concepts: Sequence[Concept], held: Held, worlds: Places
    ) -> Iterator[Found]:
        """The equilibria of some worlds, in parts of not too many states."""
        told = [wants.told(held) for wants in self.wants]
        for answered in (False, True):
            asked = [concept for concept in concepts if _answered(concept) == answered]
            if asked:
                sets = [self._sets(answered, dm) for dm in range(len(self.wants))]
                numbers = [one.of(self._key(answered, dm, told)) for dm, one in enumerate(sets)]
                for concept in asked:
                    yield from self._joined(concept, sets, numbers, worlds)

    def _joined(
        self,
        concept: Concept,
        sets: Sequence[_Sets],
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

    def _sets(self, answered: bool, dm: int) -> _Sets:
        if (answered, dm) not in self.found:
            alike = [concept for concept in self._concepts if _answered(concept) == answered]
            self.found[answered, dm] = _Sets(
                self.engine, self.wants, alike, dm, self._barriers, self._reach[dm]
            )
        return self.found[answered, dm]

    def _key(self, answered: bool, dm: int, told: Sequence[tuple[Places, Places]]) -> Places:
        """What the stable states of a decision maker hang on, a row for each world.

        By decision maker, its ranking; then, where these matter, the attitudes of all the others.
        """
        others = [j for j in range(len(told)) if j != dm and answered]
        rankings = [told[j][0] if j in (dm, *others) else told[j][0] * 0 for j in range(len(told))]
        attitudes = [told[j][1] for j in others]
        return np.stack([*rankings, told[dm][0], *attitudes], axis=1)


def _answered(concept: Concept) -> bool:
    """Whether what is stable hangs on the improvements of others."""
    return concept.sanction == "improvements"


class _Sets:
    """The stable states of one decision maker under some concepts, by what they hang on.

    The concepts are those under which they hang on the same, so that what takes long to prepare
    serves all of them.
    """

    def __init__(
        self,
        engine: Engine[Any],
        wants: Sequence[Wants],
        concepts: Sequence[Concept],
        dm: int,
        barriers: Barriers | None,
        reach: Reach | None,
    ) -> None:
        self._engine, self._wants = engine, wants
        self._barriers, self._reach = barriers, reach
        self.concepts, self._dm = concepts, dm
        self._known: dict[bytes, tuple[int, ...]] = {}
        self._numbers: dict[bytes, int] = {}
        self._packed: list[NDArray[np.uint8]] = []
        self._deter: dict[int, list[Bits]] = {}
        self.solved = self.asked = 0

    def of(self, keys: Places) -> Places:
        """The numbers of the sets of each world (rows) under each concept (columns).

        A key has rankings, then what matters of them.
        """
        every = len(self._wants)
        matter = np.ascontiguousarray(keys[:, every:])
        distinct, first, of = np.unique(matter, axis=0, return_index=True, return_inverse=True)
        new = [k for k, row in enumerate(distinct) if row.tobytes() not in self._known]
        self.asked += len(keys) * len(self.concepts)
        self.solved += len(new) * len(self.concepts)
        at_once = max(1, SORTED // self._size)
        for start in range(0, len(new), at_once):
            part = new[start : start + at_once]
            found = [np.packbits(one.T, axis=1) for one in self._stable(keys[first[part]])]
            for k, *packed in zip(part, *found, strict=True):
                self._known[distinct[k].tobytes()] = tuple(map(self._number, packed))
        numbers = np.array([self._known[row.tobytes()] for row in distinct], dtype=np.intp)
        return numbers[of.reshape(-1)]

    def _number(self, packed: NDArray[np.uint8]) -> int:
        number = self._numbers.setdefault(packed.tobytes(), len(self._packed))
        if number == len(self._packed):
            self._packed.append(packed.copy())
        return number

    @property
    def _size(self) -> int:
        cube = getattr(self._engine, "cube", None)
        return self._engine.size if cube is None else cube.size

    def _stable(self, keys: Places) -> list[States]:
        """Where the decision maker stays (rows: states), in each of some worlds (columns)."""
        answered = _answered(self.concepts[0])
        if answered and self._reach is not None and self._reach.serves:
            return self._by_reach(keys, self._reach)
        if answered and self._barriers is not None and self._barriers.serve:
            return self._one_by_one(keys, self._barriers)
        needed = [
            j for j, wants in enumerate(self._wants) if wants.varies and (j == self._dm or answered)
        ]
        tables = {j: self._wants[j].table(keys[:, j]) for j in needed}
        engine = variants(self._engine, tables, len(keys))
        return [stable(concept, engine, self._dm) for concept in self.concepts]

    def _by_reach(self, keys: Places, reach: Reach) -> list[States]:
        """The same, ranking by ranking."""
        assert isinstance(self._engine, Dense)
        count = len(self._wants)
        others = np.array([count + 1 + j - (j > self._dm) for j in reach.others], dtype=np.intp)
        for j, column in zip(reach.others, others.tolist(), strict=True):
            new, first = np.unique(keys[:, column], return_index=True)
            for attitude, key in zip(new.tolist(), keys[first], strict=True):
                if not reach.known(j, attitude):
                    reach.learn(j, attitude, self._wants[j].table(key[j : j + 1])[:, 0])
        shape = (self._engine.size, len(keys))
        found = [np.empty(shape, dtype=np.bool_) for _ in self.concepts]
        own, of = np.unique(keys[:, self._dm], return_inverse=True)
        order, ends = np.argsort(of, kind="stable"), np.cumsum(np.bincount(of))[:-1]
        for ranking, worlds in zip(own.tolist(), np.split(order, ends), strict=True):
            led = reach.told(keys[np.ix_(worlds, others)])
            for one, deterring in zip(found, self._deterring(ranking), strict=True):
                one[:, worlds] = stays(self._engine, self._dm, deterring, led)
        return found

    def _deterring(self, ranking: int) -> list[Bits]:
        """What deters a decision maker that ranks the states so, under each concept."""
        if ranking not in self._deter:
            assert isinstance(self._engine, Dense)
            values = self._wants[self._dm].table(np.array([ranking]))[:, 0]
            engine = Reaching(self._engine, self._dm, values)
            found = [engine.deterring(hope(one, engine, self._dm)) for one in self.concepts]
            if (len(self._deter) + 1) * sum(one.size for one in found) > KEPT:
                self._deter.clear()
            self._deter[ranking] = found
        return self._deter[ranking]

    def _one_by_one(self, keys: Places, barriers: Barriers) -> list[States]:
        """The same, world by world."""
        assert isinstance(self._engine, Dense)
        others = [j for j in range(len(self._wants)) if j != self._dm]
        attitudes = dict(zip(others, keys[:, len(self._wants) + 1 :].T, strict=True))
        own = self._wants[self._dm].table(keys[:, self._dm])
        shape = (self._engine.size, len(keys))
        found: list[States] = [np.empty(shape, dtype=np.bool_) for _ in self.concepts]
        for column, key in enumerate(keys):
            by: dict[int, Barrier] = {}
            for j in others:
                attitude = int(attitudes[j][column])
                if not barriers.known(j, attitude):
                    barriers.learn(j, attitude, self._wants[j].table(key[j : j + 1])[:, 0])
                by[j] = barriers.get(j, attitude)
            engine = Single(self._engine, self._dm, own[:, column], by)
            for concept, states in zip(self.concepts, found, strict=True):
                states[:, column] = stable(concept, engine, self._dm)
        return found

    def states(self, numbers: Places) -> States:
        """The sets of some numbers, a row each."""
        some, of = np.unique(numbers, return_inverse=True)
        packed = np.stack([self._packed[k] for k in some])
        unpacked = np.unpackbits(packed, axis=1, count=self._engine.size).astype(np.bool_)
        return unpacked[of.reshape(-1)]
