"""What goes where: results to standard output, all else to standard error."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from detente.catalogue import case
from detente.cli import main

DETENTE = [sys.executable, "-m", "detente"]
ESCAPE = "\x1b["


@pytest.mark.parametrize(
    "words",
    [
        "analyse prisoners_dilemma --json",
        "analyse prisoners_dilemma --json --states --limit 2",
        "analyse elmira_graph --json",
        "analyse truce --json --scenario aid_resumed",
        "analyse elmira --json --concept seq --concept nash",
        "explain elmira 5 --json",
        "explain elmira_graph s5 --json",
        "check truce --json",
        "check elmira --json --swaps",
        "schema",
    ],
)
def test_json_is_all_that_is_printed(words: str) -> None:
    result = CliRunner().invoke(main, words.split())
    assert result.exit_code == 0
    assert isinstance(json.loads(result.stdout), dict)


def test_what_is_left_out_is_said_elsewhere() -> None:
    result = CliRunner().invoke(main, ["analyse", "elmira_graph", "--json"])
    assert "sim" not in json.loads(result.stdout)["equilibria"]
    assert result.stderr.startswith("sim is left out: ")


@pytest.mark.parametrize(
    "command", [["analyse"], ["check"], ["explain", "1"], ["analyse", "--json"]]
)
def test_a_model_from_standard_input_gives_the_same(command: list[str]) -> None:
    text = case("prisoners_dilemma").path.read_text("utf-8")
    name, *rest = command
    piped = CliRunner().invoke(main, [name, "-", *rest], input=text)
    read = CliRunner().invoke(main, [name, "prisoners_dilemma", *rest])
    assert piped.exit_code == 0
    path = str(case("prisoners_dilemma").path)
    assert piped.stdout == read.stdout.replace(path, "standard input")


def test_headings_are_bold_unless_no_color_is_set() -> None:
    words = ["analyse", "prisoners_dilemma"]
    bold = CliRunner().invoke(main, words, color=True, env={"NO_COLOR": None}).stdout
    plain = CliRunner().invoke(main, words, color=True, env={"NO_COLOR": "1"}).stdout
    assert ESCAPE in bold
    assert ESCAPE not in plain
    assert plain == CliRunner().invoke(main, words).stdout


@pytest.mark.parametrize(
    "words", ["analyse truce", "analyse truce --json", "check truce", "schema"]
)
def test_nobody_reads_on(words: str) -> None:
    with subprocess.Popen(
        [*DETENTE, *words.split()], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_output_can_be_in_any_encoding() -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [*DETENTE, "cases", "show", "truce"],
        capture_output=True,
        check=False,
        env=environment,
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0
