from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from detente.studies.families.boxes import Marks, Rows, cover

Levels = tuple[int, ...]
Problem = tuple[Levels, list[Levels], list[Levels]]


def marks(table: Sequence[Levels], sizes: Levels) -> Marks:
    """A mark for every level of every option."""
    rows = [
        [level == at for size, at in zip(sizes, state, strict=True) for level in range(size)]
        for state in table
    ]
    return np.array(rows, dtype=np.bool_).reshape(len(table), sum(sizes))


def exclusive(table: Sequence[Levels], sizes: Levels) -> list[Levels]:
    """Each option of several levels as several binary options that exclude each other."""
    return [
        tuple(int(level == at) for size, at in zip(sizes, s, strict=True) for level in range(size))
        for s in table
    ]


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Sizes of options, and their combinations divided into a group, others and infeasible ones."""
    sizes = tuple(draw(st.lists(st.integers(1, 4), min_size=1, max_size=4)))
    cells = list(product(*map(range, sizes)))
    kinds = st.sampled_from(["group", "other", "infeasible"])
    kind = draw(st.lists(kinds, min_size=len(cells), max_size=len(cells)))
    chosen = list(zip(cells, kind, strict=True))
    return sizes, [c for c, k in chosen if k == "group"], [c for c, k in chosen if k == "other"]


def box(group: Marks, rows: Rows) -> NDArray[np.bool_]:
    """The marks of some states together."""
    return np.asarray(group[rows].any(axis=0))


def within(states: Marks, allowed: NDArray[np.bool_]) -> list[bool]:
    return [not (state & ~allowed).any() for state in states]


@given(problems())
def test_boxes_hold_the_group_and_nothing_else(problem: Problem) -> None:
    sizes, states, rest = problem
    group, others = marks(states, sizes), marks(rest, sizes)
    boxes = cover(group, others)
    assert np.sum([np.zeros(len(group)), *boxes], axis=0).all()
    for rows in boxes:
        assert within(group, box(group, rows)) == rows.tolist()
        assert not any(within(others, box(group, rows)))


@given(problems())
def test_no_box_could_take_in_one_state_more(problem: Problem) -> None:
    sizes, states, rest = problem
    group, others = marks(states, sizes), marks(rest, sizes)
    for rows in cover(group, others):
        for state in group[~rows]:
            assert any(within(others, box(group, rows) | state))


@given(problems())
def test_each_box_holds_a_state_of_its_own_and_the_largest_come_first(problem: Problem) -> None:
    sizes, states, rest = problem
    boxes = cover(marks(states, sizes), marks(rest, sizes))
    times = np.sum(boxes, axis=0)
    assert all((times[rows] == 1).any() for rows in boxes)
    order = [(-int(rows.sum()), int(np.argmax(rows))) for rows in boxes]
    assert order == sorted(order)


@settings(max_examples=50)
@given(problems())
def test_a_choice_may_be_written_as_options_that_exclude_each_other(problem: Problem) -> None:
    sizes, states, rest = problem
    binary = (2,) * sum(sizes)
    one = cover(marks(states, sizes), marks(rest, sizes))
    many = cover(marks(exclusive(states, sizes), binary), marks(exclusive(rest, sizes), binary))
    assert [rows.tolist() for rows in many] == [rows.tolist() for rows in one]


@given(problems(), st.randoms())
def test_the_order_of_options_and_levels_does_not_matter(
    problem: Problem, random: np.random.RandomState
) -> None:
    sizes, states, rest = problem
    columns = list(range(sum(sizes)))
    random.shuffle(columns)
    group, others = marks(states, sizes), marks(rest, sizes)
    found = cover(group[:, columns], others[:, columns])
    assert [rows.tolist() for rows in found] == [rows.tolist() for rows in cover(group, others)]


def test_an_option_that_makes_no_difference_is_left_free() -> None:
    sizes = (2, 3, 2)
    cells = list(product(*map(range, sizes)))
    group, others = [c for c in cells if c[0]], [c for c in cells if not c[0]]
    (rows,) = cover(marks(group, sizes), marks(others, sizes))
    assert rows.all()


def test_some_levels_of_an_option_may_be_alike() -> None:
    group, others = [(1,), (3,)], [(0,), (2,)]
    (rows,) = cover(marks(group, (4,)), marks(others, (4,)))
    assert rows.tolist() == [True, True]


@pytest.mark.parametrize("others", [[], [(0, 1), (1, 0)]])
def test_what_is_infeasible_is_in_nobodys_way(others: list[Levels]) -> None:
    boxes = cover(marks([(0, 0), (1, 1)], (2, 2)), marks(others, (2, 2)))
    assert len(boxes) == (2 if others else 1)


def test_states_that_no_box_holds_yet_count_first() -> None:
    group = [(0, 0, 0), (0, 0, 1), (0, 0, 2), (0, 1, 0), (0, 1, 2), (1, 0, 1), (1, 0, 2), (1, 1, 0)]
    boxes = cover(marks([*group, (1, 1, 1)], (2, 2, 3)), marks([(0, 1, 1), (1, 0, 0)], (2, 2, 3)))
    assert [np.flatnonzero(rows).tolist() for rows in boxes] == [[0, 1, 2], [3, 4, 7], [5, 6, 8]]


def test_more_marks_than_a_machine_word_has_bits() -> None:
    sizes = (2, 150)
    group = [(0, level) for level in range(150)] + [(1, 149)]
    others = [(1, level) for level in range(149)]
    boxes = cover(marks(group, sizes), marks(others, sizes))
    assert [np.flatnonzero(rows).tolist() for rows in boxes] == [[*range(150)], [149, 150]]


def test_nothing_to_cover() -> None:
    assert cover(marks([], (2,)), marks([(0,)], (2,))) == []


def test_no_options() -> None:
    (rows,) = cover(marks([()], ()), marks([], ()))
    assert rows.tolist() == [True]
