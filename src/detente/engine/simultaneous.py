"""Simultaneous stability over the cube of options (Fraser and Hipel, 1984)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from detente.engine.protocol import NotDefined, States
from detente.engine.turns import Turns

Index = NDArray[np.intp]
Cube = NDArray[np.int32]
ROWS = 2**21
MOST = 2**31


def simultaneous(cells: Index, turns: Sequence[Turns], ranks: Sequence[Cube], dm: int) -> States:
    """The states that are simultaneously stable for a decision maker.

    `cells` are the places of the feasible states in the cube, `ranks` the flat ranks of every decision
    maker over it, 0 where infeasible. A state is stable iff for each of the decision maker's improvements
    there is a choice of improvements from the same state, one each for at least one opponent, that together
    with it give a feasible state which is not better. Raises `NotDefined` where there are more such
    combinations than can be looked at.
    """
    choices = [_choices(cells, turn, rank) for turn, rank in zip(turns, ranks, strict=True)]
    tempted = choices[dm].copy()
    tempted[np.arange(len(cells)), _own(cells, turns[dm])] = False
    others = [j for j in range(len(turns)) if j != dm]
    rows = tempted.sum(axis=1)
    for j in others:
        rows = rows * choices[j].sum(axis=1)
    if rows.sum() > MOST:
        raise NotDefined("there are too many combinations of simultaneous improvements to look at")
    stable = ~tempted.any(axis=1)
    for part in _parts(np.flatnonzero(~stable), rows):
        stable[part] = _deterred(part, cells, turns, ranks, choices, tempted, dm)
    return stable


def _deterred(
    part: Index,
    cells: Index,
    turns: Sequence[Turns],
    ranks: Sequence[Cube],
    choices: Sequence[States],
    tempted: States,
    dm: int,
) -> States:
    """Whether every temptation at each of some states meets a deterring combination."""
    place, target = np.nonzero(tempted[part])
    state = part[place]
    temptation = np.arange(len(place))
    shift = (target - _own(cells[state], turns[dm])) * turns[dm].stride
    joined = np.zeros(len(place), dtype=np.bool_)
    for j, turn in enumerate(turns):
        if j == dm:
            continue
        row, answer = np.nonzero(choices[j][state])
        moved = (answer - _own(cells[state[row]], turn)) * turn.stride
        state, temptation, shift = state[row], temptation[row], shift[row] + moved
        joined = joined[row] | (moved != 0)
    outcome = ranks[dm][cells[state] + shift]
    sanction = joined & (outcome > 0) & (outcome <= ranks[dm][cells[state]])
    met = np.zeros(len(place), dtype=np.bool_)
    met[temptation[sanction]] = True
    deterred = np.ones(len(part), dtype=np.bool_)
    deterred[place[~met]] = False
    return deterred


def _own(cells: Index, turn: Turns) -> Index:
    """The own combination of a decision maker in each of some cells."""
    return cells // turn.stride % turn.count


def _choices(cells: Index, turn: Turns, rank: Cube) -> States:
    """Which own combinations each state (row) can be improved to by one decision maker, or left at."""
    own = _own(cells, turn)
    around = cells[:, None] + (np.arange(turn.count) - own[:, None]) * turn.stride
    better = turn.allowed[own] & (rank[around] > rank[cells][:, None])
    better[np.arange(len(cells)), own] = True
    return better


def _parts(states: Index, rows: Index) -> Iterator[Index]:
    """The states in parts of a bounded number of combinations each."""
    part = np.cumsum(rows[states]) // ROWS
    yield from np.split(states, np.flatnonzero(np.diff(part)) + 1)
