"""How long `detente --help` takes, against an empty Click program: at most 1.5 times is wanted."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from benchmarks.part import Part, Row, Settings
from benchmarks.timing import wall

RUNS = 15
EMPTY = "import click; click.Group('empty')(['--help'])"
OURS = "from detente.cli import main; main(['--help'])"


def seconds(code: str, runs: int) -> float:
    """The shortest of several runs, which other work on the machine disturbs least."""
    command = [sys.executable, "-c", code]
    return min(
        wall(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))[1]
        for _ in range(runs)
    )


def rows(settings: Settings) -> Iterator[Row]:
    """The two programs."""
    runs = 3 if settings.quick else RUNS
    empty = seconds(EMPTY, runs)
    for program, taken in (("empty Click program", empty), ("detente", seconds(OURS, runs))):
        yield {"--help of": program, "s": taken, "times": taken / empty}


PART = Part("from the command to its help", {"--help of": 19, "s": 6, "times": 6}, rows)
