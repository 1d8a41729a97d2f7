"""How much of a conflict can be looked at: how large coalitions, which states, with CSEQ or not."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb

import numpy as np
from numpy.typing import NDArray

from detente.conflict.problem import LimitError
from detente.engine.groups import Groups

WORK = 2**35
"""Pairs of states times coalitions that are compared at most: about a minute."""

MEMORY = 2**30
"""Bytes that the pairs of states may take at most."""

BLOCK = 2**28
"""Pairs of states that are held at once for a coalition, where not all have to be."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What is looked at: coalitions of at most `members`, at the states of these `places`.

    `everywhere` if these are all states. `left_out` says why a concept is not looked at.
    """

    members: int
    places: NDArray[np.intp]
    everywhere: bool
    left_out: dict[str, str]

    def blocks(self, size: int) -> list[NDArray[np.intp]]:
        """The places, divided so that the pairs with all states fit into memory."""
        return np.array_split(self.places, -(-len(self.places) * size // BLOCK) or 1)


def extent(groups: Groups, members: int | None, needed: NDArray[np.intp]) -> Extent:
    """The most that can be looked at: all states if possible, else at least those `needed`.

    `members` is the largest size of a coalition that is asked for, None for any that fits. Raises
    `LimitError` where nothing fits.
    """
    most = min(members or len(groups.everyone), len(groups.everyone))
    left_out = too_large_for_sequences(groups, most)
    if work(groups, groups.size, most) <= WORK:
        return Extent(most, np.arange(groups.size), True, left_out)
    for smaller in range(most, 0 if members is None else most - 1, -1):
        if work(groups, len(needed), smaller) <= WORK:
            return Extent(smaller, needed, False, too_large_for_sequences(groups, None))
    raise LimitError(message(groups, members, len(needed)))


def work(groups: Groups, places: int, members: int) -> int:
    """How many pairs of states are compared, for all coalitions of at most so many members."""
    count = sum(comb(len(groups.everyone), k) for k in range(1, members + 1))
    return groups.size * places * count * groups.effort


def too_large_for_sequences(groups: Groups, members: int | None) -> dict[str, str]:
    """Why CSEQ is left out, at all states for coalitions of at most so many; nothing if it is not.

    With None it is, for it has to be known at all states.
    """
    able = len(groups.able(groups.everyone))
    held = _held(able) if members == len(groups.everyone) else 2**able
    pairs = groups.size**2
    fits = pairs // 8 * (held + able) <= MEMORY and pairs * 2**able * groups.effort <= WORK
    if fits and members is not None:
        return {}
    return {
        "cseq": "it needs all that the coalitions of the others can do in their own interest,"
        f" between {groups.size:,} states, more than can be compared"
    }


def _held(able: int) -> int:
    """How many coalitions' pairs are held at once, going from smaller ones to larger ones."""
    return max(comb(able, k) + comb(able, k - 1) for k in range(1, able + 1)) if able else 0


def message(groups: Groups, members: int | None, needed: int) -> str:
    """That a conflict is too large, and what to do."""
    dms = len(groups.everyone)
    of = f"of at most {members} members" if members else "of one member"
    smaller = [k for k in range(1, members or 1) if work(groups, needed, k) <= WORK]
    advice = f"`--size {smaller[-1]}` looks at smaller coalitions; or" if smaller else ""
    return (
        f"coalitions {of} out of {dms} decision makers cannot be looked at in {groups.size:,}"
        f" states, {needed:,} of them to be explained: that is more than {WORK:,} pairs of states;"
        f" {advice} leave out options that do not matter, or split the conflict".replace("  ", " ")
    )
