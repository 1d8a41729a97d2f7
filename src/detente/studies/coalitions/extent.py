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
"""Bytes that what answers there are may take at most, to find CSEQ."""

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


def extent(
    groups: Groups, members: int | None, needed: NDArray[np.intp], only: bool = False
) -> Extent:
    """The most that can be looked at: all states if possible, else those `needed`, or `only` those.

    `members` is the largest size of a coalition that is asked for, None for any that fits. CSEQ is
    left out where not all that is needed for it can be known. Raises `LimitError` where nothing
    fits.
    """
    most = min(members or len(groups.everyone), len(groups.everyone))
    if not only and work(groups, groups.size, most) <= WORK:
        left_out = {} if fit_for_sequences(groups, most) else {"cseq": too_large(groups)}
        return Extent(most, np.arange(groups.size), True, left_out)
    for smaller in range(most, 0 if members is None else most - 1, -1):
        if work(groups, len(needed), smaller) <= WORK:
            known = only and fit_for_sequences(groups, smaller)
            return Extent(smaller, needed, False, {} if known else {"cseq": too_large(groups)})
    raise LimitError(message(groups, members, len(needed)))


def work(groups: Groups, places: int, members: int) -> int:
    """How many pairs of states are compared, for all coalitions of at most so many members."""
    count = sum(comb(len(groups.everyone), k) for k in range(1, members + 1))
    return groups.size * places * count * groups.effort


def fit_for_sequences(groups: Groups, members: int) -> bool:
    """Whether CSEQ can be looked at, for coalitions of at most so many members.

    For it has to be known what all coalitions of the others do in their interest, at all states.
    """
    able = len(groups.able(groups.everyone))
    held = groups.held() if members == len(groups.everyone) else 1 << able
    pairs, ranks = groups.size**2, groups.size * able * 2 << able
    fits = pairs // 8 * (held + able) + ranks <= MEMORY
    return fits and (pairs << able) * groups.effort <= WORK


def too_large(groups: Groups) -> str:
    """Why CSEQ is left out."""
    return (
        "it needs all that the coalitions of the others can do in their own interest, between "
        f"{groups.size:,} states, more than can be compared"
    )


def message(groups: Groups, members: int | None, needed: int) -> str:
    """That a conflict is too large, and what to do."""
    fitting = [k for k in range(1, members or 1) if work(groups, needed, k) <= WORK]
    size = f"look at smaller coalitions (`--size {fitting[-1]}`), " if fitting else ""
    most = members or 1
    return (
        f"to compare {groups.size:,} states with the {needed:,} that matter, for coalitions of"
        f" {f'up to {most} members' if most > 1 else 'a single member'}, is more than can be done"
        f" ({WORK:,} pairs of states); {size}ask about one state, leave out options that do not"
        " matter, or split the conflict"
    )
