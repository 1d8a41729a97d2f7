"""Which states some statements tell apart, as one number a state."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from detente.engine import States

Classes = NDArray[np.intp]


def classes(truths: Iterable[States], size: int) -> Classes:
    """For each of `size` states the number of its class.

    Two states are in the same class iff all statements agree on them.
    """
    found = np.zeros(size, dtype=np.intp)
    for truth in truths:
        found = refined(found, truth)
    return found


def refined(found: Classes, truth: States) -> Classes:
    """The classes once one more statement tells states apart, numbered from 0 without a gap."""
    return numbered(2 * found + truth)


def numbered(keys: NDArray[np.intp]) -> Classes:
    """The classes of states with the same key, numbered from 0 without a gap."""
    return (np.cumsum(np.bincount(keys) > 0) - 1)[keys]


def splits(found: Classes, truth: States) -> bool:
    """Whether a statement tells apart two states of the same class."""
    return bool(refined(found, truth).max() > found.max())
