"""Every combination of the options of a conflict, as an array."""

from __future__ import annotations

import numpy as np
import pytest

from detente.conflict import Statement
from detente.conflict.problem import LimitError, MeaningError
from detente.conflict.statement.syntax import And, At, Constant, Expr, Not, Taken
from detente.engine.cube import CELLS, Cube
from tests.unit.engine.small import conflict, option, options

X, Y, Z = option("a.x"), option("b.y", 3), option("b.z")


def test_the_first_option_varies_fastest_in_memory() -> None:
    cube = Cube(conflict(X, Y, Z))
    assert (cube.shape, cube.size) == ((2, 3, 2), 12)
    assert cube.strides.tolist() == [1, 2, 6]
    assert [cube.axis(one) for one in (X, Y, Z)] == [2, 1, 0]
    assert cube.levels(np.array([0, 1, 2, 5, 6, 11])).tolist() == [
        [0, 0, 0], [1, 0, 0], [0, 1, 0], [1, 2, 0], [0, 0, 1], [1, 2, 1],
    ]  # fmt: skip


def test_statements_hold_over_the_whole_cube() -> None:
    cube = Cube(conflict(X, Y, Z))
    truth = cube.truth(At("b.y", "is at least", "l1")).ravel()
    assert np.flatnonzero(truth).tolist() == [2, 3, 4, 5, 8, 9, 10, 11]
    assert cube.truth(Constant(True)).shape == cube.shape


def test_cells_are_the_combinations_that_satisfy_every_constraint() -> None:
    limits = (Statement(Taken("a.x")), Statement(Not(And((Taken("b.y"), Taken("b.z"))))))
    cube = Cube(conflict(X, Y, Z, constraints=limits))
    assert cube.cells.tolist() == [1, 3, 5, 7]


def test_without_options_there_is_one_state() -> None:
    cube = Cube(conflict())
    assert (cube.shape, cube.cells.tolist()) == ((), [0])


def test_states_have_no_names() -> None:
    with pytest.raises(KeyError):
        Cube(conflict(X)).state("s1")


def test_as_many_combinations_as_fit_and_no_more() -> None:
    assert Cube(conflict(*options("a", 22))).size == CELLS
    with pytest.raises(LimitError) as caught:
        Cube(conflict(*options("a", 23)))
    assert "23 options have 8,388,608 combinations" in str(caught.value)
    assert "leave out options" in str(caught.value)


@pytest.mark.parametrize(
    ("constraints", "place", "message"),
    [
        (
            [Constant(False), Taken("a.x")],
            0,
            "no combination of options satisfies this constraint:",
        ),
        (
            [Taken("b.z"), Taken("a.x"), Not(Taken("a.x")), Constant(False)],
            2,
            "no combination of options satisfies this constraint together with those before it:",
        ),
    ],
)
def test_the_first_constraint_that_leaves_no_state_is_named(
    constraints: list[Expr], place: int, message: str
) -> None:
    listed = tuple(map(Statement, constraints))
    with pytest.raises(MeaningError) as caught:
        _ = Cube(conflict(X, Y, Z, constraints=listed)).cells
    (problem,) = caught.value.problems
    assert problem.where == ("constraints", place)
    assert str(problem) == f"{message} no state is feasible; loosen one of them"
