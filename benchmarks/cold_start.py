"""How long `detente --help` takes, against an empty Click program: at most 1.5 times is wanted."""

import subprocess
import sys
import time

RUNS = 15
EMPTY = "import click; click.Group('empty')(['--help'])"
OURS = "from detente.cli import main; main(['--help'])"


def seconds(code: str) -> float:
    """The shortest of several runs, which other work on the machine disturbs least."""
    times: list[float] = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    empty, ours = seconds(EMPTY), seconds(OURS)
    print(f"empty Click program {empty:.3f} s, ours {ours:.3f} s: {ours / empty:.2f} times")
