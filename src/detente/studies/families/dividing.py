"""Outcomes divided into families, and each family told from the others by the least."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.engine import States
from detente.studies.families.boxes import cover
from detente.studies.families.levels import LevelTable
from detente.studies.families.literals import Literal, fewest


def divided(table: LevelTable, members: States, named: States, most: int) -> list[States]:
    """The boxes that cover some states, and each state with a name of its own by itself.

    `named` are the states that have one. No more than `most` boxes, so that some states may be left
    out; the largest come first.
    """
    plain = members & ~named
    places = np.flatnonzero(plain)
    covered = cover(table.marks[plain], table.marks[~plain], most)
    boxes = [places[rows] for rows in covered]
    boxes += [np.array([place]) for place in np.flatnonzero(members & named)]
    boxes.sort(key=lambda box: (-len(box), box[0]))
    return [_marked(box, len(members)) for box in boxes[: max(most, 0)]]


def told_by(table: LevelTable, states: States, others: States) -> tuple[Literal, ...]:
    """The fewest literals that hold in a family and together in none of the others."""
    levels = table.levels(states)
    news = [k for k, found in enumerate(levels) if found != table.feasible[k]]
    if others.any():
        fail = [table.fails(others, k, levels[k]) for k in news]
        sets = (1 << np.arange(len(news))) @ np.array(fail, dtype=np.int64)
        news = [news[place] for place in fewest(np.unique(sets).tolist(), len(news))]
    return tuple(table.literal(k, levels[k]) for k in news)


def fixed_and_free(
    table: LevelTable, states: States
) -> tuple[tuple[Literal, ...], tuple[str, ...]]:
    """What a family ties down, and the options that may be anything in it."""
    levels = table.levels(states)
    free = [k for k, found in enumerate(levels) if found == table.feasible[k] and found[1:]]
    fixed = (table.literal(k, levels[k]) for k in range(len(levels)) if k not in free)
    return tuple(fixed), tuple(table.options[k].name for k in free)


def _marked(places: NDArray[np.intp], size: int) -> States:
    marked: States = np.zeros(size, dtype=np.bool_)
    marked[places] = True
    return marked
