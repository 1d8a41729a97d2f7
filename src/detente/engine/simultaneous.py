"""Simultaneous stability over the cube of options (Fraser and Hipel, 1984)."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

import numpy as np
from numpy.typing import NDArray

from detente.conflict.problem import LimitError
from detente.engine.protocol import States
from detente.engine.turns import Turns

Index = NDArray[np.intp]
Ranks = NDArray[np.int32]
MOST = 2**22
ANSWERS = 2**16
BLOCK = 2**20


Kept = dict[int, list[Index]]
"""The choices of all decision makers in the block of states that was looked at last."""


def simultaneous(
    cells: Index,
    turns: Sequence[Turns],
    ranks: Sequence[Ranks],
    dm: int,
    kept: Kept | None = None,
) -> States:
    """The states that are simultaneously stable for a decision maker.

    `cells` are the places of the feasible states in the cube, `ranks` the flat ranks of every
    decision maker over it, 0 where infeasible. A state is stable iff for each of the decision
    maker's improvements there is a choice of improvements from the same state, one each for at
    least one opponent, that together with it give a feasible state which is not better. `kept`
    hands on what the next decision maker of the same conflict needs as well. Raises `LimitError`
    where the moves, or the opponents' combinations of them, are too many to look at.
    """
    most = max(turn.count for turn in turns)
    answers = prod(turn.count for j, turn in enumerate(turns) if j != dm)
    if len(cells) * most > MOST or answers > ANSWERS:
        raise LimitError("there are too many simultaneous moves to look at")
    size = max(1, BLOCK // most)
    kept = {} if kept is None else kept
    found: list[States] = []
    for start in range(0, len(cells), size):
        block = cells[start : start + size]
        if start not in kept:
            kept.clear()
            kept[start] = [_choices(block, *own) for own in zip(turns, ranks, strict=True)]
        found.append(_stable(block, kept[start], ranks[dm], dm))
    return np.concatenate(found)


def _stable(cells: Index, choices: Sequence[Index], rank: Ranks, dm: int) -> States:
    """Which of some states are stable: first by the best improvement from each, then by all."""
    others = [shift for j, shift in enumerate(choices) if j != dm and shift.shape[1] > 1]
    counts = [(np.count_nonzero(shift, axis=1) + 1).astype(np.uint32) for shift in others]
    answers = _Answers(others, counts, rank, rank[cells])
    stable = np.ones(len(cells), dtype=np.bool_)
    gain = rank[cells[:, None] + choices[dm]]
    state = np.flatnonzero(choices[dm].any(axis=1))
    best = gain[state].argmax(axis=1)
    answers.judge(stable, state, cells[state] + choices[dm][state, best])
    state, choice = np.nonzero((choices[dm] != 0) & stable[:, None])
    answers.judge(stable, state, cells[state] + choices[dm][state, choice])
    return stable


class _Answers:
    """The combinations of the opponents' choices in some states."""

    def __init__(
        self,
        shifts: Sequence[Index],
        counts: Sequence[NDArray[np.uint32]],
        rank: Ranks,
        here: Ranks,
    ) -> None:
        self.parts = list(zip(shifts, counts, strict=True))
        self.rank = rank
        self.here = here
        self.count = np.ones(len(here), dtype=np.uint32)
        for count in counts:
            self.count *= count

    def judge(self, stable: States, state: Index, moved: Index) -> None:
        """Take from `stable` each state from which no combination deters one of the moves.

        Ever more combinations are tried at once: most moves are deterred by one of the first few.
        """
        first, width = 1, 1  # in the combination before the first one nobody answers
        while len(state):
            tried = np.arange(first, first + width, dtype=np.uint32)
            outcome = np.repeat(moved[:, None], width, axis=1)
            place = np.broadcast_to(tried, outcome.shape)
            for shift, count in self.parts:
                rest = place // count[state, None]
                outcome += shift[state[:, None], place - rest * count[state, None]]
                place = rest
            rank = self.rank[outcome]
            deters = (rank > 0) & (rank <= self.here[state, None])
            deters &= tried < self.count[state, None]
            deterred = deters.any(axis=1)
            first += width
            stable[state[~deterred & (first >= self.count[state])]] = False
            left = ~deterred & stable[state]
            state, moved = state[left], moved[left]
            width = max(1, min(2 * width, BLOCK // max(1, len(state))))


def _choices(cells: Index, turns: Turns, rank: Ranks) -> Index:
    """How far in the cube each choice of a decision maker (columns) moves some states (rows).

    The first choice is to stay, the next ones are its improvements; 0 fills the rows.
    """
    own = cells // turns.stride % turns.count
    shift = (np.arange(turns.count) - own[:, None]) * turns.stride
    better = rank[cells[:, None] + shift] > rank[cells][:, None]
    better &= turns.allowed_from(own)
    state, end = np.nonzero(better)
    choice = np.cumsum(better, axis=1)[state, end]
    choices = np.zeros((len(cells), choice.max(initial=0) + 1), dtype=np.intp)
    choices[state, choice] = shift[state, end]
    return choices
