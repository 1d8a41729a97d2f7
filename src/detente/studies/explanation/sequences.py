"""Legal sequences of moves, the shortest first (definitions §2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from detente.engine import States

Leg = tuple[int, int]
"""One move in a sequence: the decision maker, and the number of the state that it leads to."""

Way = tuple[Leg, ...]


def shortest(
    start: int,
    movers: Sequence[int],
    targets: Callable[[int, int], Sequence[int]],
    goal: States,
    through: States,
) -> list[Way]:
    """The shortest legal sequences from a state into `goal`, one for each end and last mover.

    They have one length, and there are none if there is no such sequence. `targets` says where a
    decision maker can move to from a state; no one of the `movers` moves twice in a row, and the
    states on the way lie in `through`. They come in the order of movers and targets, from the
    first move on.
    """
    reached: set[Leg] = set()
    tried: set[Leg] = set()
    ways: list[Way] = [()]
    while ways:
        longer: list[Way] = []
        for way in ways:
            last, state = way[-1] if way else (None, start)
            for mover in movers:
                if mover == last or (mover, state) in tried:
                    continue
                tried.add((mover, state))
                legs = [(mover, target) for target in targets(mover, state)]
                longer += [(*way, leg) for leg in legs if leg not in reached]
                reached.update(legs)
        if found := [way for way in longer if goal[way[-1][1] - 1]]:
            return found
        ways = [way for way in longer if through[way[-1][1] - 1]]
    return []
