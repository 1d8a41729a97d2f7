"""The process that solves: takes a task on standard input and tells what it finds."""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import sys
from contextlib import suppress

from detente.studies.large.solving import messages

DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux's `prctl`."""


def main() -> None:
    """Solve one task."""
    if sys.platform == "linux":  # end with the parent, however it ends
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing else may write to the parent
    with suppress(EOFError, BrokenPipeError):  # the parent has ended
        for message in messages(pickle.load(sys.stdin.buffer)):  # from the parent, which made it
            pickle.dump(message, out)
            out.flush()


if __name__ == "__main__":
    main()
