"""The worker: does one job after the other, and stops a job when it is interrupted.

A job stops in one of two ways. Nobody may want its answer any more: then it is left where it
stands. Or what it has may be enough: then a study that catches `KeyboardInterrupt` answers with it.
"""

from __future__ import annotations

import _thread
import json
import os
import pickle
import signal
import sys
from collections import OrderedDict
from queue import SimpleQueue
from threading import Thread
from types import FrameType
from typing import Any, BinaryIO

from detente.conflict.problem import LimitError, MeaningError
from detente.conflict.statement.error import StatementError
from detente.studies.solution import Solution
from detente.studies.where import StateError
from detente.workbench.asked import Unasked, study_of
from detente.workbench.asked.answer import warm
from detente.workbench.worker.frames import ENOUGH, LAST, MORE, Job, packed, received

KEPT = 8
"""How many solved conflicts are kept."""


class Unwanted(BaseException):
    """Nobody wants the answer to a job any more."""


class Worker:
    """Answers on a stream; can be interrupted while it works, and never while it writes."""

    def __init__(self, out: BinaryIO) -> None:
        self.out = out
        self.busy = False
        self.number = 0  # of the job that is being done
        self.sufficient: int | None = None  # the job that is to end with what it has
        self.solutions: OrderedDict[tuple[Any, ...], Solution] = OrderedDict()

    def interrupt(self, signum: int, frame: FrameType | None) -> None:
        """Stop the job that is being done, if one is."""
        if not self.busy:
            return
        if self.sufficient is not None:
            self._end()
        else:
            self.busy = False
            raise Unwanted

    def enough(self, number: int) -> None:
        """Have a job end with what it has, if it is the one that is being done or comes next."""
        self.sufficient = number
        _thread.interrupt_main()

    def do(self, job: Job) -> None:
        """Do a job and write its frames."""
        self.number = job.number
        try:
            last = self._stoppable(job)
        except Unwanted:
            last = _problem("stopped", "stopped")
        self._write(LAST, last)

    def _stoppable(self, job: Job) -> dict[str, Any]:
        try:
            self.busy = True
            self._end()
            last = self._answer(job)
            self.busy = False
        except KeyboardInterrupt:
            self.busy = False
            last = _problem("stopped", "stopped")
        return last

    def _end(self) -> None:
        """End the job with what it has, if that is asked for; once."""
        number, self.sufficient = self.sufficient, None
        if number == self.number:
            raise KeyboardInterrupt

    def _answer(self, job: Job) -> dict[str, Any]:
        """The last frame of a job: its result, or why there is none."""
        try:
            result = study_of(job.study)(self._solution(job), job.args, self._tell)
        except (StateError, StatementError) as error:
            return _problem("state", str(error))
        except Unasked as error:
            return _problem("failed", str(error))
        except MeaningError as error:
            return _problem("meaning", str(error))
        except (LimitError, MemoryError) as error:
            return _problem("limit", str(error) or "the model needs more memory than there is")
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)
            return _problem("failed", "that is a mistake in détente itself; please report it")
        return {"frame": "result", "revision": job.key[1], "result": result}

    def _solution(self, job: Job) -> Solution:
        if job.key not in self.solutions:
            self.solutions[job.key] = Solution(job.conflict)
            while len(self.solutions) > KEPT:
                self.solutions.popitem(last=False)
        self.solutions.move_to_end(job.key)
        return self.solutions[job.key]

    def _tell(self, frame: dict[str, Any]) -> None:
        """Tell how far a job is, or what is known of its answer."""
        self.busy = False
        self._write(MORE, frame)
        self.busy = True
        self._end()

    def _write(self, sign: bytes, frame: dict[str, Any]) -> None:
        self.out.write(packed(sign + json.dumps(frame).encode()))
        self.out.flush()


def _problem(kind: str, message: str) -> dict[str, Any]:
    text = message[:1].upper() + message[1:]
    end = "" if text.endswith((".", "?")) else "."
    return {"frame": "problem", "kind": kind, "message": f"{text}{end}"}


def main() -> None:
    """Do jobs until the server closes its end."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing else may write to the server
    worker = Worker(out)
    signal.signal(signal.SIGINT, worker.interrupt)
    messages: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=(worker, messages), daemon=True).start()
    warm()
    while True:
        try:
            worker.do(pickle.loads(messages.get()))  # from the server that started this process
        except BrokenPipeError:
            os._exit(0)


def _listen(worker: Worker, messages: SimpleQueue[bytes]) -> None:
    """Take in what the server asks; end the process at once, busy or not, when there is none."""
    while (message := received(sys.stdin.buffer)) is not None:
        if message.startswith(ENOUGH):
            worker.enough(int(message.removeprefix(ENOUGH)))
        else:
            messages.put(message)
    os._exit(0)


if __name__ == "__main__":
    main()
