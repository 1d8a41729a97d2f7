"""How a decision maker's own options may change in one move."""

from __future__ import annotations

import numpy as np
import pytest

from detente.conflict import Direction
from detente.engine.cube import Cube
from detente.engine.turns import Turns
from tests.unit.engine.small import conflict, option, options


def turns(dm: int, *ways: Direction) -> Turns:
    """Of a with one option, of b with one of three levels and one of two, or of c without any."""
    x, y, z = ways or ("both", "both", "both")
    one = conflict(option("a.x", 2, x), option("b.y", 3, y), option("b.z", 2, z))
    return Turns(Cube(one), one.decision_makers[dm])


@pytest.mark.parametrize(("dm", "shape"), [(0, (6, 2, 1)), (1, (1, 6, 2)), (2, (12, 1, 1))])
def test_own_combinations_lie_along_the_middle(dm: int, shape: tuple[int, int, int]) -> None:
    one = turns(dm)
    assert (one.count, one.stride, one.shape) == (shape[1], shape[2], shape)


def test_where_all_can_be_taken_back_every_other_combination_is_a_move_away() -> None:
    assert (turns(1).allowed == ~np.eye(6, dtype=bool)).all()
    assert turns(2).allowed.tolist() == [[False]]


def test_one_way_options_go_to_later_or_to_earlier_levels() -> None:
    """Own combinations in order: 0N 1N 2N 0Y 1Y 2Y; y only upwards, z only back to N."""
    allowed = turns(1, "both", "up", "down").allowed
    marks = ["".join("x" if move else "." for move in row) for row in allowed]
    assert marks == [".xx...", "..x...", "......", "xxx.xx", ".xx..x", "..x..."]


def test_rows_of_the_allowed_moves() -> None:
    one = turns(1, "both", "up", "down")
    own = np.array([4, 0, 4])
    assert (one.allowed_from(own) == one.allowed[own]).all()


def test_combinations_that_lead_to_the_same_others() -> None:
    """Apart for each level of a one-way option; the others include themselves."""
    groups = [(a.tolist(), b.tolist()) for a, b in turns(1, "both", "up", "both").alike()]
    assert groups == [([0, 3], [0, 1, 2, 3, 4, 5]), ([1, 4], [1, 2, 4, 5]), ([2, 5], [2, 5])]
    assert [(a.tolist(), b.tolist()) for a, b in turns(2).alike()] == [([0], [0])]
    assert len(list(turns(1, "both", "up", "down").alike())) == 6


def test_sixteen_options_are_not_too_many() -> None:
    """Their moves, more than 4 billion, are not listed."""
    one = conflict(*options("a", 16))
    many = Turns(Cube(one), one.decision_makers[0])
    ((group, led),) = many.alike()
    assert len(group) == len(led) == 2**16
    assert many.allowed_from(np.array([5])).sum() == 2**16 - 1
