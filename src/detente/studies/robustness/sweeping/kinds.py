"""How many different worlds came up, whoever came upon them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Packed = NDArray[np.uint8]
"""A row for each different world: what is held there, eight booleans to a number."""

MOST = 20_000_000
"""Beyond so many different worlds they are counted no longer."""


class Kinds:
    """The different rows among all that are added."""

    def __init__(self) -> None:
        self._known: Packed | None = None
        self._new: list[Packed] = []
        self._over = False

    def add(self, rows: Packed) -> None:
        """Take in some rows."""
        self._new.append(rows)
        known = 0 if self._known is None else len(self._known)
        if sum(map(len, self._new)) > max(known, 2**16):
            self._merge()

    @property
    def count(self) -> int | None:
        """How many there are; None where they are too many to count."""
        self._merge()
        if self._over:
            return None
        return 0 if self._known is None else len(self._known)

    def _merge(self) -> None:
        if self._over or not self._new:
            self._new = []
            return
        rows = np.concatenate([*([] if self._known is None else [self._known]), *self._new])
        self._new = []
        self._known = _different(rows)
        if len(self._known) > MOST:
            self._known, self._over = None, True


def _different(rows: Packed) -> Packed:
    if not rows.shape[1]:
        return rows[:1]
    keys = np.ascontiguousarray(rows).view(np.dtype((np.void, rows.shape[1]))).ravel()
    found: Packed = np.unique(keys).view(np.uint8).reshape(-1, rows.shape[1])
    return found
