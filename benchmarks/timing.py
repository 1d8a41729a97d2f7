"""Seconds: of one core where a single thread works, else as the clock on the wall shows them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def least(task: Callable[[], T], runs: int) -> tuple[T, float]:
    """What a task finds, and the least CPU time of several runs, which others disturb least."""
    return min((_timed(task, time.process_time) for _ in range(runs)), key=lambda run: run[1])


def wall(task: Callable[[], T]) -> tuple[T, float]:
    """What a task finds, and how long one waits for it."""
    return _timed(task, time.perf_counter)


def children(task: Callable[[], T]) -> tuple[T, float, float]:
    """What a task finds that has processes do the work: how long one waits, and their CPU time."""
    before = os.times()
    found, waited = wall(task)
    after = os.times()
    spent = sum(after[2:4]) - sum(before[2:4])  # of the processes that have ended, not our own
    return found, waited, spent


def _timed(task: Callable[[], T], clock: Callable[[], float]) -> tuple[T, float]:
    start = clock()
    found = task()
    return found, clock() - start
