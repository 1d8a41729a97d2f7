"""Who goes through the worlds: processes on this machine, or the workers of a cluster."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Generator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context, parent_process
from threading import Thread
from types import ModuleType

from detente.studies.robustness.sweeping.counts import Part
from detente.studies.robustness.sweeping.job import Job
from detente.studies.robustness.sweeping.runner import part_of


@dataclass(frozen=True, slots=True)
class Crew:
    """Some workers: how a part is given to them, and `size`, how many they are now.

    `told` makes what went wrong on a worker clear, and returns what is no fault of the means as it
    is.
    """

    submit: Callable[[Job, int, int], Future[Part]]
    size: Callable[[], int]
    told: Callable[[BaseException], BaseException]


@contextmanager
def processes(workers: int) -> Generator[Crew, None, None]:
    """So many processes on this machine, ended at once in the end."""
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_begin)
    try:
        yield Crew(partial(_submit, pool), lambda: workers, lambda error: error)
    finally:
        started = list((vars(pool).get("_processes") or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for process in started:
            process.terminate()
        for process in started:
            process.join(1)


THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""What NumPy’s libraries go by: each process has one core, and is not to ask for more."""


def _submit(pool: ProcessPoolExecutor, job: Job, first: int, last: int) -> Future[Part]:
    """Give a part to a pool, which starts a process for it if all are busy."""
    with _starting():
        return pool.submit(part_of, job, first, last)


@contextmanager
def _starting() -> Generator[None, None, None]:
    """While processes may be started: what they are to find, and what not.

    A new process would run the program that runs here for what it defines. None of that is needed,
    and a program, or a notebook, might begin all over again: so it is out of sight meanwhile.
    """
    program, before = sys.modules["__main__"], {name: os.environ.get(name) for name in THREADS}
    sys.modules["__main__"] = ModuleType("__main__")
    os.environ.update(dict.fromkeys(THREADS, "1"))
    try:
        with _uninterrupted():
            yield
    finally:
        sys.modules["__main__"] = program
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


@contextmanager
def _uninterrupted() -> Generator[None, None, None]:
    """Ctrl-C waits, and for a process that is started here for ever: this one is to end it."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Leave it to the process that started this one to end it; end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
