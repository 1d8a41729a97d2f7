"""The process that solves: takes a task on standard input and tells what it finds."""

from __future__ import annotations

import os
import pickle
import sys

from detente.studies.large.solving import messages


def main() -> None:
    """Solve one task."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # nothing else may write to the parent
    for message in messages(pickle.load(sys.stdin.buffer)):  # from the parent, which made it
        pickle.dump(message, out)
        out.flush()


if __name__ == "__main__":
    main()
