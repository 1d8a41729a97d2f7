"""A task in a process of its own, which is ended when it needs too much time or memory."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

from detente.studies.large.messages import Message, Task, Whither, Why

COMMAND = (sys.executable, "-P", "-m", "detente.studies.large")
"""Starts the process; -P: no Python file that lies in the folder is taken for a module."""

LOOK = 0.05
"""How many seconds pass between two looks at what the process needs."""


class Process:
    """A process that works on a task. To be entered and left as a context, which ends it.

    `ended` is "time" or "memory" where the process was ended for want of it, else empty.
    """

    def __init__(self, task: Task | Why | Whither, deadline: float | None) -> None:
        self.ended = ""
        self._task = task
        self._deadline = deadline
        self._over = Event()

    def __enter__(self) -> Process:
        self._popen = subprocess.Popen(
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # an interrupt from the keyboard is for us
        )
        self._watch = Thread(target=self._watched, daemon=True)
        self._watch.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._popen.kill()
        self._popen.communicate()
        self._watch.join()

    def messages(self) -> Iterator[Message]:
        """What the process tells, until it ends or is ended."""
        assert self._popen.stdin is not None
        assert self._popen.stdout is not None
        try:
            pickle.dump(self._task, self._popen.stdin)
            self._popen.stdin.flush()
            while True:
                yield pickle.load(self._popen.stdout)  # from the process that was started above
        except (EOFError, pickle.UnpicklingError, BrokenPipeError):
            self._popen.wait()

    def _watched(self) -> None:
        """End the process as soon as it needs more than it may."""
        while not self._over.wait(LOOK):
            if self._deadline is not None and time.monotonic() > self._deadline:
                self.ended = "time"
            elif _memory(self._popen.pid) > self._task.memory:
                self.ended = "memory"
            else:
                continue
            self._popen.kill()
            return


def _memory(pid: int) -> int:
    """How many bytes a process holds; 0 where that cannot be known."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
