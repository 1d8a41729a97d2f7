"""`detente open`, as a real process."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from detente.catalogue import case_path

ADDRESS = re.compile(
    r"détente is open at (http://127\.0\.0\.1:(\d+)/[\w-]{32}/) \(Ctrl-C closes it\)"
)


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "detente", "open", "--no-browser", *arguments]
    return subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    found = ADDRESS.match(process.stdout.readline())
    assert found is not None
    return found[1]


def asked(place: str) -> dict[str, object]:
    with urllib.request.urlopen(place) as answer:
        found: dict[str, object] = json.load(answer)
        return found


def end(process: subprocess.Popen[str], number: int = signal.SIGINT) -> int:
    process.send_signal(number)
    process.communicate(timeout=10)
    return process.returncode


def children(process: subprocess.Popen[str]) -> list[int]:
    path = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(child) for child in path.read_text().split()] if path.exists() else []


def test_it_prints_its_address_answers_and_ends(tmp_path: Path) -> None:
    process = start(tmp_path)
    home = address(process)
    assert asked(f"{home}api/folder")["models"] == []
    workers = children(process)
    assert end(process) == 0
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{worker}").exists() for worker in workers):
        assert time.monotonic() < deadline, "the worker outlives the workbench"
        time.sleep(0.05)


def test_each_start_has_another_address(tmp_path: Path) -> None:
    one, other = start(tmp_path), start(tmp_path)
    assert address(one) != address(other)
    assert [end(one), end(other)] == [0, 0]


def test_a_model_opens_its_folder(tmp_path: Path) -> None:
    path = case_path("chicken")
    assert path is not None
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "mine.yaml").write_bytes(path.read_bytes())
    process = start(tmp_path, "sub/mine.yaml")
    found = asked(f"{address(process)}api/folder")
    assert found["only"] == "mine.yaml"
    assert found["folder"] == os.fspath((tmp_path / "sub").resolve())
    assert end(process) == 0


def test_a_case_is_opened_and_not_written(tmp_path: Path) -> None:
    process = start(tmp_path, "truce")
    assert asked(f"{address(process)}api/folder")["only"] == "truce.yaml"
    assert end(process) == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["nowhere"], 1, "nowhere: there is no such folder, model file or published case"),
        (["notes.txt"], 1, "`notes.txt` is not the name of a model file in this folder"),
        (["--port", "0"], 2, "Invalid value for '--port'"),
    ],
)
def test_what_cannot_be_opened(
    tmp_path: Path, arguments: list[str], status: int, message: str
) -> None:
    (tmp_path / "notes.txt").write_text("notes")
    process = start(tmp_path, *arguments)
    _, told = process.communicate(timeout=20)
    assert message in told
    assert "Traceback" not in told
    assert process.returncode == status


def test_a_port_that_is_taken(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = start(tmp_path, "--port", str(port))
        _, told = process.communicate(timeout=20)
    assert f"port {port} cannot be used" in told
    assert process.returncode == 2
