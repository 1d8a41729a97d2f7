"""What a command loads before it has anything to do: a cold start must stay short."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ONLY_CLICK = [
    ["--help"],
    ["--version"],
    ["check", "--help"],
    ["analyse", "--help"],
    ["explain", "--help"],
    ["compare", "--help"],
    ["timeline", "--help"],
    ["cases", "--help"],
    ["new", "model.yaml"],
]
PROBE = """\
import sys

before = set(sys.modules)
from detente.cli import main

try:
    main(sys.argv[1:], prog_name="detente")
except SystemExit as end:
    assert end.code == {status}, end.code
new = {{name.partition(".")[0] for name in set(sys.modules) - before}}
print(*sorted(new - sys.stdlib_module_names - {{"detente"}}), file=sys.stderr)
"""


def loaded(args: list[str], folder: Path, status: int = 0) -> set[str]:
    """The packages of others that a command loads, by their names."""
    command = [sys.executable, "-c", PROBE.format(status=status), *args]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder)
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("args", ONLY_CLICK, ids=" ".join)
def test_only_click_is_loaded(args: list[str], tmp_path: Path) -> None:
    assert loaded(args, tmp_path) == {"click"}


def test_a_broken_model_is_told_without_arrays(tmp_path: Path) -> None:
    (tmp_path / "model.yaml").write_text("titel: A truce\n", "utf-8")
    found = loaded(["check", "model.yaml"], tmp_path, status=1)
    assert {"yaml", "pydantic"} <= found
    assert not {"numpy", "rich", "lark"} & found


@pytest.mark.parametrize("module", ["detente", "detente.conflict", "detente.files", "detente.cli"])
def test_an_import_alone_loads_nothing_heavy(module: str) -> None:
    probe = f"import sys\nimport {module}\nprint(*sys.modules, sep=chr(10))"
    command = [sys.executable, "-c", probe]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    heavy = {"numpy", "pydantic", "yaml", "lark", "rich"}
    assert not heavy & set(done.stdout.splitlines())
