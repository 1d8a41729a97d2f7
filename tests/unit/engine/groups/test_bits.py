"""Sets of states as bits."""

from __future__ import annotations

import numpy as np
import pytest

from detente.engine.groups import coalitions
from detente.engine.groups.bits import below, column, own, places, single, whole


@pytest.mark.parametrize("size", [1, 3, 63, 64, 65, 130])
def test_what_is_put_in_is_found_again(size: int) -> None:
    rng = np.random.default_rng(size)
    values = rng.integers(1, 9, size).astype(np.int32)
    table = below(values, 9)
    for most in range(10):
        held = [bool(column(table, k)[most]) for k in range(size)]
        assert held == (values < most).tolist()
        assert list(places(whole(table)[most])) == np.flatnonzero(values < most).tolist()


def test_each_state_holds_itself() -> None:
    at = np.array([70, 2, 99])
    bits = single(100, at)
    assert [list(places(row)) for row in whole(bits[[2, 70, 99, 0]])] == [[1], [0], [2], []]
    assert own(bits, at).all()
    assert not own(bits, at[::-1])[[0, 2]].any()


def test_coalitions_of_some_size() -> None:
    group = frozenset(range(4))
    assert [len(c) for c in coalitions(group, 2)] == [1] * 4 + [2] * 6
    assert len(list(coalitions(group))) == len(set(coalitions(group))) == 15
    assert list(coalitions(frozenset())) == []
