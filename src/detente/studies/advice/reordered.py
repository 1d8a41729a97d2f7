"""How far two rankings of the same states differ."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ranks = NDArray[np.int32]


def reordered(before: Ranks, after: Ranks) -> int:
    """How many pairs of states stand in another order: better, worse or tied.

    >>> reordered(np.array([1, 2, 3], dtype=np.int32), np.array([1, 3, 2], dtype=np.int32))
    1
    >>> reordered(np.array([1, 2, 2], dtype=np.int32), np.array([1, 2, 3], dtype=np.int32))
    1
    """
    old, first = np.unique(before, return_inverse=True)
    new, second = np.unique(after, return_inverse=True)
    table = np.bincount(first * len(new) + second, minlength=len(old) * len(new))
    table = table.reshape(len(old), len(new)).astype(np.int64)
    below = np.zeros((len(old) + 1, len(new) + 1), dtype=np.int64)
    below[1:, 1:] = table.cumsum(axis=0).cumsum(axis=1)
    alike = int((table * below[:-1, :-1]).sum())
    tied = int((table * (table - 1) // 2).sum())
    return len(before) * (len(before) - 1) // 2 - alike - tied
