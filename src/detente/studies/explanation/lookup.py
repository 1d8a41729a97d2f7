"""From what a state is to its number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.conflict.statement.syntax import At
from detente.engine import Engine

Codes = NDArray[np.int64]


class Lookup:
    """The states of a conflict of which each is one combination of options, by their levels.

    A combination has a code: for each option the place of its level, counted from 0, times the
    number of combinations of the options before it. So codes rise with the states' numbers, and
    the same changes of options add the same to the code of every state.
    """

    def __init__(self, codes: Codes, sizes: Sequence[int]) -> None:
        self._codes = codes
        self._sizes = sizes

    @staticmethod
    def of(engine: Engine[Any]) -> Lookup | None:
        """The lookup for a conflict; None in graph form and where states are coalesced.

        A class of a single state does not count: it is only a name.
        """
        if engine.conflict.states is not None:
            return None
        codes: Codes = np.zeros(engine.size, dtype=np.int64)
        stride = 1
        for option in engine.conflict.options:
            at = [engine.truth(At(option.name, "is", level)) for level in option.level_ids]
            if not np.logical_or.reduce(at).all():
                return None
            codes += stride * np.argmax(at, axis=0)
            stride *= len(option.levels)
        return Lookup(codes, [len(option.levels) for option in engine.conflict.options])

    def code(self, number: int) -> int:
        """The code of the state of this number."""
        return int(self._codes[number - 1])

    def levels(self, number: int) -> tuple[int, ...]:
        """The place of each option's level in the state of this number."""
        code = self.code(number)
        found: list[int] = []
        for size in self._sizes:
            code, level = divmod(code, size)
            found.append(level)
        return tuple(found)

    def numbers(self, codes: Codes) -> NDArray[np.intp]:
        """The number of the state of each code, 0 where it is infeasible."""
        places = np.minimum(np.searchsorted(self._codes, codes), len(self._codes) - 1)
        return np.where(self._codes[places] == codes, places + 1, 0)

    def number(self, code: int) -> int | None:
        """The number of the state of one code, None where it is infeasible."""
        return int(self.numbers(np.array([code], dtype=np.int64))[0]) or None
