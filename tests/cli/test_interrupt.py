"""A real process that takes long is stopped, or killed, or runs out of time."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.large_models import Size, large
from detente.conflict import Conflict, Prioritised
from detente.conflict.statement.text import text

HARD = Size(40, 8, 8, "global")
"""Takes minutes under sequential stability."""

PATIENCE = 60
"""After so many seconds what is waited for will not come any more."""

PROGRAM = """
import signal
from detente.cli import main

signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in the background
main()
"""

CHILD = """
import os, time
from detente.studies.large import __main__

def messages(task):
    yield os.getpid()
    yield task
    time.sleep(600)

__main__.messages = messages
__main__.main()
"""
"""Solves as the real one does, and takes long without a word."""

PARENT = f"""
import pickle, subprocess, sys, time

child = subprocess.Popen(
    [sys.executable, "-c", {CHILD!r}], stdin=subprocess.PIPE, stdout=subprocess.PIPE
)
pickle.dump(1, child.stdin)
child.stdin.flush()
print(pickle.load(child.stdout), pickle.load(child.stdout), flush=True)
time.sleep(600)
"""


def written(conflict: Conflict) -> str:
    """A conflict of the benchmarks as a model file."""
    lines = ["decision_makers:"]
    for dm in conflict.decision_makers:
        assert isinstance(dm.preference, Prioritised)
        options = ", ".join(f"{option.id}: " for option in dm.options)
        wanted = ", ".join(f'"{text(one.expr)}"' for one in dm.preference.statements)
        lines.append(f"  {dm.id}: {{options: {{{options}}}, prefers: [{wanted}]}}")
    lines.append("constraints:")
    lines += [f"  - {text(constraint.expr)}" for constraint in conflict.constraints]
    up = (option.name for option in conflict.options if option.direction == "up")
    return "\n".join([*lines, f"irreversible: [{', '.join(up)}]", "status_quo: [o3]"])


@contextmanager
def analysing(folder: Path, *flags: str) -> Generator[subprocess.Popen[bytes], None, None]:
    (folder / "hard.yaml").write_text(written(large(HARD)), "utf-8")
    command = [sys.executable, "-c", PROGRAM, "analyse", str(folder / "hard.yaml"), "--json"]
    with subprocess.Popen(
        [*command, "--concept", "seq", *flags], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def solver_of(process: subprocess.Popen[bytes]) -> int:
    """The process that solves, once it is at work: then it has several threads."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")

    def at_work() -> bool:
        assert process.poll() is None
        return any(len(list(Path(f"/proc/{k}/task").iterdir())) > 2 for k in found())

    def found() -> list[str]:
        return children.read_text("utf-8").split()

    wait_until(at_work)
    (child,) = found()
    return int(child)


def has_ended(pid: int) -> bool:
    """Whether a process is gone, or only waits to be taken note of."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rsplit(")")[-1].split()[0] == "Z"
    except OSError:
        return True


def test_an_interrupt_leaves_a_partial_answer_and_no_process(tmp_path: Path) -> None:
    with analysing(tmp_path) as process:
        child = solver_of(process)
        assert os.getpgid(child) != os.getpgid(process.pid)  # not interrupted from the keyboard
        os.kill(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
        assert has_ended(child)
    assert process.returncode == 3
    told = json.loads(out)
    assert (told["partial"], told["stopped"]) == (True, {"seq": "stopped"})
    assert (told["states"], told["equilibria"]) == (None, {})
    assert told["status_quo"]["on"] == ["d1.o3"]
    assert err.decode("utf-8").endswith("seq is left out: stopped\nThe answer is partial.\n")
    assert b"Traceback" not in err


def test_the_solver_ends_with_what_started_it() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        child, at_work = process.stdout.readline().split()
        assert at_work == b"1"
        assert not has_ended(int(child))
        process.kill()
        process.wait(PATIENCE)
        wait_until(lambda: has_ended(int(child)))


def test_the_time_runs_out(tmp_path: Path) -> None:
    with analysing(tmp_path, "--time", "1s") as process:
        out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 3
    told = json.loads(out)
    assert told["partial"] is True
    assert told["stopped"]["seq"].startswith("with decision diagrams: the time ran out; ")
    assert "; state by state: the time ran out; allow more" in told["stopped"]["seq"]
    assert b"Traceback" not in err
