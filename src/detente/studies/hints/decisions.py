"""What a decision maker's statements decide among its own moves."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from detente.conflict import Prioritised, Ranked
from detente.engine.ranks import ranks
from detente.studies.hints.classes import Classes, refined, splits
from detente.studies.hints.hint import Hint
from detente.studies.hints.material import Material, Wish
from detente.studies.hints.redundant import telling


def no_own_move(material: Material) -> Iterator[Hint]:
    """Statements that decide none of their owner's own moves; they may still deter.

    A prioritised statement decides a move iff all statements above it agree on the move's two ends
    and it does not; a weighted one counts in a move iff it does not agree on them.
    """
    for place, dm in enumerate(material.decision_makers):
        if dm.preference is None or isinstance(dm.preference, Ranked):
            continue
        if not any(start.size for start, _ in material.moves(place)):
            continue
        changing = decides(material, place, first=False)
        deciding = decides(material, place) if isinstance(dm.preference, Prioritised) else changing
        for wish in telling(material, place):
            if wish in deciding:
                continue
            why = "one above it always does" if wish in changing else "none of them changes it"
            yield Hint(
                "no_own_move",
                wish.where,
                f"`{wish.text}` decides none of the own moves of {dm.label}: {why}",
                f"it may still deter {dm.label}, where others can bring it about or undo it",
                (wish.text,),
            )


def decides(material: Material, dm: int, *, first: bool = True) -> frozenset[Wish]:
    """The statements that are the first to differ between the ends of some own move.

    Unless `first`, those that differ at all.
    """
    joined = material.joined(dm)
    if joined is not None:
        return frozenset(_splitting(material, dm, joined, first=first))
    wishes = material.wishes[dm]
    truths = np.array([material.truth(wish.expr) for wish in wishes]).reshape(-1, material.size)
    found: set[int] = set()
    for start, end in material.moves(dm):
        if len(found) == len(wishes):
            break
        differ = truths[:, start] != truths[:, end]
        if first:
            differ[1:] &= ~np.logical_or.accumulate(differ, axis=0)[:-1]
        found.update(np.flatnonzero(differ.any(axis=1)).tolist())
    return frozenset(wishes[place] for place in found)


def _splitting(material: Material, dm: int, joined: Classes, *, first: bool) -> Iterator[Wish]:
    """As `decides`, where the decision maker moves at will within the classes `joined`."""
    for wish in material.wishes[dm]:
        truth = material.truth(wish.expr)
        if splits(joined, truth):
            yield wish
            joined = refined(joined, truth) if first else joined


def indifferent(material: Material) -> Iterator[Hint]:
    """Decision makers that have moves and are indifferent between all of them."""
    for place, dm in enumerate(material.decision_makers):
        if dm.uncertainty is not None:
            continue
        rank = ranks(dm.preference, material.space)
        moves = 0
        for start, end in material.moves(place):
            moves += start.size
            if (rank[start] != rank[end]).any():
                break
        else:
            if moves:
                yield Hint(
                    "indifferent",
                    ("decision_makers", dm.id),
                    f"{dm.label} is indifferent between all its own moves",
                    "say what it wants to do itself, unless it is to have no preference of its own",
                )
