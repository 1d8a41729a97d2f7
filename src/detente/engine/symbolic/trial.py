"""Which of several orders of the options to prefer, by trying each for a moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from detente.conflict import Conflict
from detente.engine.symbolic.engine import Symbolic

NODES = 2**19
"""How many nodes a trial may take."""

Order = tuple[str, ...]


def sorted_by_trial(conflict: Conflict, orders: Iterable[Order], at_once: int = 1) -> list[Order]:
    """The orders, the one first that takes the fewest nodes in a trial; ties as they were.

    How good an order is cannot be told from the statements alone: the same order upside down may
    take three times as long. `at_once` trials are made at a time.
    """
    tried = list(orders)
    with ThreadPoolExecutor(at_once) as pool:
        nodes = list(pool.map(partial(_nodes, conflict), tried))
    return [tried[k] for k in sorted(range(len(tried)), key=nodes.__getitem__)]


def _nodes(conflict: Conflict, order: Sequence[str]) -> float:
    """How many nodes a trial takes; infinitely many where it does not come to an end."""
    try:
        return Symbolic(conflict, order, nodes=NODES).glance()
    except MemoryError:
        return float("inf")
