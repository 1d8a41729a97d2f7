"""Who goes through the worlds: processes on this machine, or the workers of a cluster."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Generator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from threading import Thread


@dataclass(frozen=True, slots=True)
class Crew:
    """Some workers: an executor of theirs, and `size`, how many they are now.

    `told` makes what went wrong on a worker clear, and returns what is no fault of the means as it
    is.
    """

    executor: Executor
    size: Callable[[], int]
    told: Callable[[BaseException], BaseException]


@contextmanager
def processes(workers: int) -> Generator[Crew, None, None]:
    """So many processes on this machine, ended at once in the end."""
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_begin)
    try:
        yield Crew(pool, lambda: workers, lambda error: error)
    finally:
        started = list((vars(pool).get("_processes") or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for process in started:
            process.terminate()


def _begin() -> None:
    """Leave it to the process that started this one to end it; end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
