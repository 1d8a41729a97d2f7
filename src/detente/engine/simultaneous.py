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


def simultaneous(cells: Index, turns: Sequence[Turns], ranks: Sequence[Ranks], dm: int) -> States:
    """The states that are simultaneously stable for a decision maker.

    `cells` are the places of the feasible states in the cube, `ranks` the flat ranks of every
    decision maker over it, 0 where infeasible. A state is stable iff for each of the decision
    maker's improvements there is a choice of improvements from the same state, one each for at
    least one opponent, that together with it give a feasible state which is not better. Raises
    `LimitError` where the moves, or the opponents' combinations of them, are too many to look at.
    """
    most = max(turn.count for turn in turns)
    answers = prod(turn.count for j, turn in enumerate(turns) if j != dm)
    if len(cells) * most > MOST or answers > ANSWERS:
        raise LimitError("there are too many simultaneous moves to look at")
    size = max(1, BLOCK // most)
    blocks = (cells[start : start + size] for start in range(0, len(cells), size))
    return np.concatenate([_stable(block, turns, ranks, dm) for block in blocks])


def _stable(cells: Index, turns: Sequence[Turns], ranks: Sequence[Ranks], dm: int) -> States:
    """Which of some states are stable: every combination of answers is tried in turn."""
    choices = [_choices(cells, turn, rank) for turn, rank in zip(turns, ranks, strict=True)]
    state, choice = np.nonzero(choices[dm])
    moved = cells[state] + choices[dm][state, choice]
    others = [shift for j, shift in enumerate(choices) if j != dm]
    counts = [np.count_nonzero(shift, axis=1) + 1 for shift in others]
    combinations = np.ones(len(cells), dtype=np.intp)
    for count in counts:
        combinations *= count

    stable = np.ones(len(cells), dtype=np.bool_)
    combination = 1  # in the first one nobody answers
    while len(state):
        out = combination >= combinations[state]
        stable[state[out]] = False
        state, moved = state[~out], moved[~out]
        outcome, place = moved.copy(), np.full(len(state), combination)
        for shift, count in zip(others, counts, strict=True):
            outcome += shift[state, place % count[state]]
            place //= count[state]
        rank = ranks[dm][outcome]
        undeterred = (rank == 0) | (rank > ranks[dm][cells[state]])
        state, moved = state[undeterred], moved[undeterred]
        combination += 1
    return stable


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
