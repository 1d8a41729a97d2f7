"""The moves that improve a decision maker's position, found by sorting."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from detente.conflict import Direction
from detente.engine.cube import Cube
from detente.engine.improvements import Improvements
from detente.engine.turns import Turns
from tests.unit.engine.small import conflict, option, options

Values = NDArray[np.int32]


def least(turns: Turns, rank: Values, values: Values) -> list[int]:
    """What `Improvements.least` means, cell by cell."""
    found: list[int] = []
    for cell in range(rank.size):
        own = cell // turns.stride % turns.count
        ends = [cell + (k - own) * turns.stride for k in np.flatnonzero(turns.allowed[own])]
        better = [values[end] for end in ends if rank[end] > rank[cell] > 0]
        found.append(int(min([values[cell], *better])))
    return found


@pytest.mark.parametrize("highest", [3, 1000])
@pytest.mark.parametrize("ways", [("both", "both"), ("up", "both"), ("up", "down"), ("down", "up")])
@pytest.mark.parametrize("dm", [0, 1, 2])
def test_the_least_that_one_improvement_or_none_leads_to(
    dm: int, ways: tuple[Direction, Direction], highest: int
) -> None:
    """With ties and without, with infeasible combinations, of rank 0, among them."""
    rng = np.random.default_rng(7)
    listed = (
        option("a.w", 3, ways[0]), option("a.x", 2, ways[1]),
        option("b.y", 4, ways[0]), option("b.z", 2, ways[1]),
    )  # fmt: skip
    one = conflict(*listed)
    cube = Cube(one)
    turns = Turns(cube, one.decision_makers[dm])
    for _ in range(20):
        rank = rng.integers(0, highest, cube.size, dtype=np.int32)
        values = rng.integers(0, 100, cube.size, dtype=np.int32)
        found = Improvements(turns, rank.reshape(cube.shape)).least(values.reshape(cube.shape))
        assert found.shape == cube.shape
        assert found.ravel().tolist() == least(turns, rank, values)


def test_a_decision_maker_may_have_sixteen_options() -> None:
    """From each state but the best the least value of all better ones."""
    one = conflict(*options("a", 16))
    cube = Cube(one)
    rank = np.random.default_rng(7).permutation(cube.size).astype(np.int32) + 1
    values = np.arange(cube.size, dtype=np.int32).reshape(cube.shape)
    found = Improvements(Turns(cube, one.decision_makers[0]), rank).least(values).ravel()
    by_rank = np.argsort(-rank)
    assert (found[by_rank] == np.minimum.accumulate(by_rank)).all()
