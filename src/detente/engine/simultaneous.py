"""Simultaneous stability over the cube of options (Fraser and Hipel, 1984)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.engine.protocol import NotDefined, States
from detente.engine.turns import Turns

Index = NDArray[np.intp]
Cube = NDArray[np.int32]
MOST = 2**28


def simultaneous(cells: Index, turns: Sequence[Turns], ranks: Sequence[Cube], dm: int) -> States:
    """The states that are simultaneously stable for a decision maker.

    `cells` are the places of the feasible states in the cube, `ranks` the flat ranks of every
    decision maker over it, 0 where infeasible. A state is stable iff for each of the decision
    maker's improvements there is a choice of improvements from the same state, one each for at
    least one opponent, that together with it give a feasible state which is not better. Raises
    `NotDefined` where the moves are too many to hold.
    """
    if len(cells) * max(turn.count for turn in turns) > MOST:
        raise NotDefined("there are too many moves to look at simultaneous ones")
    tempting = _Choices(cells, turns[dm], ranks[dm])
    others = [_Choices(cells, turns[j], ranks[j]) for j in range(len(turns)) if j != dm]
    combinations = np.ones(len(cells), dtype=np.intp)
    for answers in others:
        combinations *= answers.count

    state = np.repeat(np.arange(len(cells)), tempting.count - 1)
    first = np.cumsum(tempting.count - 1) - (tempting.count - 1)
    moved = cells[state] + tempting.shift(state, np.arange(len(state)) - first[state] + 1)
    undeterred = np.zeros(len(cells), dtype=np.bool_)
    combination = 1  # none answers in the first one
    while len(state):
        out = combination >= combinations[state]
        undeterred[state[out]] = True
        state, moved = state[~out], moved[~out]
        outcome, place = moved.copy(), np.full(len(state), combination)
        for answers in others:
            count = answers.count[state]
            outcome += answers.shift(state, place % count)
            place //= count
        rank = ranks[dm][outcome]
        deterred = (rank > 0) & (rank <= ranks[dm][cells[state]])
        state, moved = state[~deterred], moved[~deterred]
        combination += 1
    return ~undeterred


class _Choices:
    """For each state the own combinations that a decision maker can keep (first) or improve to."""

    def __init__(self, cells: Index, turns: Turns, rank: Cube) -> None:
        self.stride = turns.stride
        self.own = cells // turns.stride % turns.count
        around = cells[:, None] + (np.arange(turns.count) - self.own[:, None]) * turns.stride
        chosen = turns.allowed[self.own] & (rank[around] > rank[cells][:, None])
        self.count = chosen.sum(axis=1) + 1
        weight = np.where(chosen, np.int8(1), np.int8(2))
        weight[np.arange(len(cells)), self.own] = 0
        self.order = np.argsort(weight, axis=1, kind="stable")

    def shift(self, state: Index, choice: Index) -> Index:
        """How far in the cube some states are moved by their choice of this number."""
        moved: Index = (self.order[state, choice] - self.own[state]) * self.stride
        return moved
