"""Sets of states as bits, 64 to a word, a row for each of many sets."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint64]
Places = NDArray[np.intp]


def single(size: int, places: Places) -> Bits:
    """For each of `size` states a row that holds it, if it is one of the states at `places`.

    The bits of a row stand for the states at `places`, in their order.
    """
    bits = np.zeros((size, -(-len(places) // 64)), dtype=np.uint64)
    columns = np.arange(len(places))
    bits[places, columns // 64] = np.left_shift(np.uint64(1), (columns % 64).astype(np.uint64))
    return bits


def below(values: NDArray[np.int32], most: int) -> Bits:
    """For each number from 0 to `most` the places of the values that are less; none is negative."""
    table = np.zeros((most + 1, -(-len(values) // 64)), dtype=np.uint64)
    columns = np.arange(len(values))
    one = np.left_shift(np.uint64(1), (columns % 64).astype(np.uint64))
    low = values < most
    np.bitwise_or.at(table, (values[low] + 1, columns[low] // 64), one[low])
    return np.bitwise_or.accumulate(table, axis=0)


def column(bits: Bits, place: int) -> NDArray[np.bool_]:
    """Which rows hold the bit at a place."""
    held: NDArray[np.bool_] = (bits[:, place // 64] >> np.uint64(place % 64) & np.uint64(1)) != 0
    return held


def own(bits: Bits, places: Places) -> NDArray[np.bool_]:
    """For each bit whether the row of its own state, at its place among `places`, holds it."""
    columns = np.arange(len(places))
    words = bits[places, columns // 64] >> (columns % 64).astype(np.uint64)
    held: NDArray[np.bool_] = (words & np.uint64(1)) != 0
    return held


def whole(bits: Bits) -> list[int]:
    """Each row as one whole number, which Python combines faster than NumPy does one row."""
    octets = bits.shape[1] * 8
    memory = np.ascontiguousarray(bits).tobytes()
    starts = range(0, len(memory), octets) if octets else [0] * len(bits)
    return [int.from_bytes(memory[k : k + octets], "little") for k in starts]


def places(number: int) -> Sequence[int]:
    """Where the bits of a whole number are set, the lowest first.

    >>> list(places(0b10110))
    [1, 2, 4]
    """
    found: list[int] = []
    while number:
        lowest = number & -number
        found.append(lowest.bit_length() - 1)
        number ^= lowest
    return found
