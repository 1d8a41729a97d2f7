from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from detente.studies.explanation.sequences import Leg, Way, shortest

STATES = np.arange(1, 6)


def ways(
    moves: Mapping[Leg, Sequence[int]], goal: int, through: Sequence[int] = STATES.tolist()
) -> list[Way]:
    """The shortest ways from state 1, given where 0 and 1 can move to from a state."""
    passed = np.isin(STATES, through)
    return shortest(1, (0, 1), lambda j, s: moves.get((j, s), ()), np.equal(STATES, goal), passed)


def test_one_way_is_found_for_each_last_mover() -> None:
    assert ways({(0, 1): [2, 3], (1, 1): [3]}, 3) == [((0, 3),), ((1, 3),)]


def test_nobody_moves_twice_in_a_row() -> None:
    assert ways({(0, 1): [2], (0, 2): [3]}, 3) == []
    assert ways({(0, 1): [2], (1, 2): [4], (0, 4): [3]}, 3) == [((0, 2), (1, 4), (0, 3))]


def test_a_state_reached_by_another_allows_other_moves() -> None:
    assert ways({(0, 1): [2], (1, 1): [2], (0, 2): [3]}, 3) == [((1, 2), (0, 3))]
    later = {(0, 1): [2, 4], (1, 4): [2], (0, 2): [3]}
    assert ways(later, 3) == [((0, 4), (1, 2), (0, 3))]


def test_only_the_shortest_are_found() -> None:
    assert ways({(0, 1): [2, 3], (1, 2): [3]}, 3) == [((0, 3),)]


def test_only_what_may_be_passed_is_passed() -> None:
    moves = {(0, 1): [2, 4], (1, 2): [3], (1, 4): [3]}
    assert ways(moves, 3) == [((0, 2), (1, 3))]
    assert ways(moves, 3, through=[4]) == [((0, 4), (1, 3))]
    assert ways(moves, 3, through=[5]) == []


def test_a_sequence_may_return_to_where_it_began() -> None:
    assert ways({(0, 1): [2], (1, 2): [1]}, 1) == [((0, 2), (1, 1))]
