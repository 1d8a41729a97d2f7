"""Broken models as somebody writes them by hand, each with all that has to be said of it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detente.cli import main
from tests.kept import as_kept

HOME = Path(__file__).parent / "models"
NAMES = sorted(file.stem for file in HOME.glob("*.yaml"))
ELSEWHERE = [
    "first_draft_of_a_truce",
    "graph_moves",
    "scenario_edits",
    "statement_chained_conditionals",
    "status_quo_infeasible",
    "yaml_brackets_cut_a_statement",
    "yaml_tabs",
]
TOLD = re.compile(r"(?P<name>[a-z_]+)\.yaml:(?P<line>\d+):(?P<column>\d+): (?P<words>.+)")


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HOME)


def refused(*args: str, given: str | None = None) -> str:
    """What a command says of a model that it refuses, and in the right way."""
    result: Result = CliRunner().invoke(main, args, input=given)
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 1
    assert not result.stdout
    return result.stderr


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_of_a_broken_model(name: str) -> None:
    as_kept(Path(f"{name}.txt"), refused("check", f"{name}.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_every_message_has_a_place_in_the_model_and_follows_the_one_before(name: str) -> None:
    lines = Path(f"{name}.yaml").read_text("utf-8").split("\n")
    told = [TOLD.fullmatch(line) for line in Path(f"{name}.txt").read_text("utf-8").splitlines()]
    places = [(int(each["line"]), int(each["column"])) for each in told if each]
    assert len(places) == len(told) > 0
    assert places == sorted(places)
    assert {each["name"] for each in told if each} == {name}
    assert all(1 <= column <= len(lines[line - 1]) + 1 for line, column in places)


def test_there_are_many_and_some_hold_many_mistakes() -> None:
    assert len(NAMES) >= 60
    assert {file.stem for file in HOME.glob("*.txt")} == set(NAMES)
    mistakes = [len(file.read_text("utf-8").splitlines()) for file in HOME.glob("*.txt")]
    assert sum(count >= 3 for count in mistakes) >= 10


@pytest.mark.parametrize("name", ELSEWHERE)
@pytest.mark.parametrize("command", [["analyse"], ["explain", "1"], ["analyse", "--json"]])
def test_every_command_says_the_same(name: str, command: list[str]) -> None:
    as_told = Path(f"{name}.txt").read_text("utf-8")
    assert refused(command[0], f"{name}.yaml", *command[1:]) == as_told


@pytest.mark.parametrize("name", ELSEWHERE)
def test_standard_input_is_read_alike(name: str) -> None:
    as_told = Path(f"{name}.txt").read_text("utf-8").replace(f"{name}.yaml:", "standard input:")
    assert refused("check", "-", given=Path(f"{name}.yaml").read_text("utf-8")) == as_told


def test_a_process_of_its_own_says_the_same() -> None:
    name = "first_draft_of_a_truce"
    command = [sys.executable, "-m", "detente", "check", f"{name}.yaml"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode("utf-8") == Path(f"{name}.txt").read_text("utf-8")
