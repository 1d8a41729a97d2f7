"""One state of a conflict, as results name it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class State:
    """A state by its number (from 1, the first option varying fastest) and what it is.

    The number is 0 where there are too many states to number them.

    In option form `levels` holds the index of the level of each option, in the model's order; a
    state of a graph form and a class of coalesced states have a `name` instead.
    """

    number: int
    levels: tuple[int, ...] | None = None
    name: str | None = None
