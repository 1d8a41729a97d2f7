"""What a command says besides its answer, and how it ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detente.cli import main

MODEL = """
decision_makers:
  a: {options: {x: take x}, prefers: [x]}
  b: {options: {y: take y}, prefers: [y, greatly, x]}
status_quo: [y]
scenarios:
  needed: {constraints: [x]}
  moved: {status_quo: [x]}
"""


@pytest.fixture
def model(tmp_path: Path) -> str:
    path = tmp_path / "model.yaml"
    path.write_text(MODEL, "utf-8")
    return str(path)


def analyse(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["analyse", *arguments])


def test_a_status_quo_that_cannot_be_is_told_with_what_it_breaks(model: str) -> None:
    result = analyse(model, "--scenario", "needed")
    assert "The status quo is not feasible here: it breaks `a.x`." in result.stdout
    assert result.exit_code == 0


def test_a_scenario_of_the_status_quo_alone_is_told(model: str) -> None:
    assert "what is stable is the same" in analyse(model, "--scenario", "moved", "--json").stderr
    assert "what is stable is the same" not in analyse(model, "--scenario", "needed").stderr


def test_marks_of_a_great_difference_are_not_passed_over(model: str) -> None:
    assert "not analysed yet" in analyse(model).stderr
    assert "not analysed yet" not in analyse("truce", "--concept", "nash").stderr


def test_concepts_in_capitals(model: str) -> None:
    assert analyse(model, "--concept", "SEQ").exit_code == 0


def test_none_of_the_concepts_asked_for() -> None:
    result = analyse("elmira_graph", "--concept", "sim")
    assert "None of the concepts asked for can be had here." in result.stdout


def test_an_answer_cut_short_by_a_limit_ends_with_3(
    model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("detente.engine.simultaneous.MOST", 1)
    assert analyse(model, "--engine", "dense").exit_code == 3
    assert analyse(model, "--engine", "dense", "--json").exit_code == 3
    assert analyse(model, "--engine", "dense", "--concept", "nash").exit_code == 0
    assert analyse(model).exit_code == 0


def test_a_full_disk_is_told(model: str) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "detente", "analyse", model]
        result = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1] == "the answer cannot be written: No space left on device"
