"""Where one decision maker stays in many worlds, by what that hangs on.

By its own ranking, and where the others answer by improvements by their attitudes too; what was
found for one world serves all others alike in that. Small conflicts are gone through by bits, large
ones world by world, all others many worlds at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.engine import Engine, States
from detente.engine.dense import Dense
from detente.engine.variants import variants
from detente.stability import Concept, stable
from detente.stability.concept import hope
from detente.studies.robustness.reaching import KEPT, Bits, Reach, Reaching, stays
from detente.studies.robustness.single import Barrier, Barriers, Single, narrow
from detente.studies.robustness.universe import Places
from detente.studies.robustness.wants import Wants

SORTED = 2**16
"""About how many states are sorted at once: so few that a processor has them at hand."""

GROUPED = 2**25
"""About how many states are gone through at once where worlds of one ranking are alike in much."""


def hangs_on_others(concept: Concept) -> bool:
    """Whether what is stable hangs on the improvements of others."""
    return concept.sanction == "improvements"


class Staying:
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
        self._barriers = barriers
        by_bits = hangs_on_others(concepts[0]) and reach is not None and reach.serves
        self._by_bits = reach if by_bits else None
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
        at_once = max(1, (GROUPED if self._by_bits else SORTED) // self._size)
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
        if self._by_bits is not None:
            return self._by_reach(keys, self._by_bits)
        others_matter = hangs_on_others(self.concepts[0])
        if others_matter and self._barriers is not None and self._barriers.serves:
            return self._one_by_one(keys, self._barriers)
        needed = [
            j
            for j, wants in enumerate(self._wants)
            if wants.varies and (j == self._dm or others_matter)
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
        rankings, of = np.unique(keys[:, self._dm], return_inverse=True)
        own = narrow(self._engine, self._wants[self._dm].table(rankings))
        shape = (self._engine.size, len(keys))
        found: list[States] = [np.empty(shape, dtype=np.bool_) for _ in self.concepts]
        for column, key in enumerate(keys):
            by: dict[int, Barrier] = {}
            for j in others:
                attitude = int(attitudes[j][column])
                if not barriers.known(j, attitude):
                    barriers.learn(j, attitude, self._wants[j].table(key[j : j + 1])[:, 0])
                by[j] = barriers.get(j, attitude)
            engine = Single(self._engine, self._dm, own[:, of[column]], by)
            for concept, states in zip(self.concepts, found, strict=True):
                states[:, column] = stable(concept, engine, self._dm)
        return found

    def states(self, numbers: Places) -> States:
        """The sets of some numbers, a row each."""
        some, of = np.unique(numbers, return_inverse=True)
        packed = np.stack([self._packed[k] for k in some])
        unpacked = np.unpackbits(packed, axis=1, count=self._engine.size).astype(np.bool_)
        return unpacked[of.reshape(-1)]
