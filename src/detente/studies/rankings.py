"""How many lists of prioritised statements rank the states, all at once (definitions §7)."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from detente.engine import States

Values = NDArray[np.int32]

List = tuple[int, ...]
"""Statements by their places, most important first."""

BITS = 30
"""How many statements are told by the bits of one number."""


def rankings(truths: Sequence[States], size: int, lists: Sequence[List]) -> Values:
    """The states (rows) as each list (columns) ranks them: above 0, the higher the better.

    `truths` has for each statement where it holds among `size` states.
    """
    if max(map(len, lists), default=0) > BITS:
        return np.stack([_ranks(truths, size, one) for one in lists], axis=1)
    weights = np.zeros((len(truths), len(lists)))
    for column, one in enumerate(lists):
        weights[list(one), column] = 2.0 ** np.arange(len(one) - 1, -1, -1)
    held = np.zeros((size, len(truths)))
    for place, truth in enumerate(truths):
        held[:, place] = truth
    found: Values = (held @ weights + 1).astype(np.int32)
    return found


def _ranks(truths: Sequence[States], size: int, one: List) -> Values:
    scores: NDArray[np.int64] = np.zeros(size, dtype=np.int64)
    for place, k in enumerate(one):
        if place % BITS == 0:
            scores = np.unique(scores, return_inverse=True)[1]
        scores = 2 * scores + truths[k]
    return (np.unique(scores, return_inverse=True)[1] + 1).astype(np.int32)


def mark(ranking: Values) -> bytes:
    """What tells a ranking from those that order the states otherwise."""
    places = np.unique(ranking, return_inverse=True)[1]
    return blake2b(places.astype(np.int32).tobytes(), digest_size=16).digest()
