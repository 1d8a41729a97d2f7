"""What `detente paths` prints and writes, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import networkx
import pytest
from click.testing import CliRunner, Result

from detente.cli import main
from detente.studies.large import wayfinding
from tests.unit.studies.large.ports import PORTS
from tests.unit.studies.large.test_following import Ends, some

MODEL = """
decision_makers:
  a: {options: {x: take x}, prefers: [x]}
  b: {options: {y: take y}, prefers: [y]}
status_quo: [x]
scenarios:
  here: {status_quo: [y]}
  nowhere: {constraints: [not x]}
  unknown: {status_quo: null}
"""


@pytest.fixture
def model(tmp_path: Path) -> str:
    path = tmp_path / "model.yaml"
    path.write_text(MODEL, "utf-8")
    return str(path)


@pytest.fixture
def ports(tmp_path: Path) -> str:
    path = tmp_path / "ports.yaml"
    path.write_text(PORTS, "utf-8")
    return str(path)


def paths(*words: str) -> Result:
    result = CliRunner().invoke(main, ["paths", *words])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_from_the_status_quo_to_the_equilibria() -> None:
    result = paths("chicken")
    assert result.exit_code == 0
    assert result.stdout.startswith("From state 1 of 4, the status quo\n")
    assert "1. Nash · state 2" in result.stdout


def test_the_same_as_plain_data() -> None:
    data = json.loads(paths("chicken", "--json", "--limit", "2").stdout)
    assert (data["format"], data["start"]["number"]) == (1, 1)
    assert [goal["state"]["number"] for goal in data["goals"]["told"]] == [2, 3]
    assert data["goals"]["shortened"] is True


def test_from_one_state_to_another() -> None:
    result = paths("elmira_graph", "--from", "s5", "--to", "s8", "--concept", "nash")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "2 moves, 2 shortest paths by any moves" in result.stdout


def test_not_reachable_is_an_answer() -> None:
    result = paths("elmira", "--from", "abandoned", "--to", "1")
    assert result.exit_code == 0
    assert "Not reachable: nobody can move from where we are." in result.stdout


def test_a_scenario_gives_the_start(model: str) -> None:
    result = paths(model, "--scenario", "here", "--json")
    assert json.loads(result.stdout)["start"]["on"] == ["b.y"]


WRONG = {
    "--scenario unknown": "Invalid value for --from: there is no status quo; say where to begin",
    "--scenario nowhere": "--from: the status quo is not feasible here, it breaks `not a.x`; say",
    "--from 9": "Invalid value for --from: there is no state 9",
    "--from 1 --to z": "Invalid value for --to: `z` names no state: there is no `z`",
    "--from 1 --where z": "Invalid value for --where: there is no `z`",
    "--from 1 --to 2 --where x": "--where chooses among goals, --to is the goal: give one of the",
    "--from 1 --limit 0": "Invalid value for '--limit': 0 is not in the range x>=1.",
    "--from 1 --graph out.png": "Invalid value for --graph: out.png: a graph is written to a file",
}


@pytest.mark.parametrize("words", WRONG)
def test_what_is_wrong_is_told_in_a_line(words: str, model: str) -> None:
    result = paths(model, *words.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert WRONG[words] in result.stderr.splitlines()[-1]


def test_a_concept_that_is_not_defined_is_named() -> None:
    result = paths("elmira_graph")
    assert result.stderr.startswith("sim is left out: ")


def test_a_graph_is_written(tmp_path: Path) -> None:
    drawing = tmp_path / "out.dot"
    result = paths("chicken", "--graph", str(drawing))
    assert result.exit_code == 0
    assert drawing.read_text("utf-8").startswith("digraph paths {")
    table = tmp_path / "out.graphml"
    assert paths("chicken", "--graph", str(table)).stdout == result.stdout
    assert set(networkx.read_graphml(table).nodes) == {"1", "2", "3", "4"}
    assert [*tmp_path.iterdir()] == [drawing, table]


def test_no_file_is_overwritten(tmp_path: Path) -> None:
    drawing = tmp_path / "out.dot"
    drawing.write_text("mine", "utf-8")
    result = paths("chicken", "--graph", str(drawing))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is there already and is left as it is" in result.stderr
    assert drawing.read_text("utf-8") == "mine"
    result = paths("chicken", "--graph", str(tmp_path / "no" / "out.dot"))
    assert result.exit_code == 2
    assert "there is no folder" in result.stderr


def test_without_a_list_of_states(ports: str) -> None:
    result = paths(ports, "--engine", "symbolic", "--to", "fee is high, dredge")
    listed = paths(ports, "--to", "fee is high, dredge", "--concept", "nash")
    assert (result.exit_code, listed.exit_code) == (0, 0)
    assert "From one of 36 states, the status quo" in result.stdout
    assert "Moves lead to" in result.stdout
    told = [line for line in result.stdout.splitlines() if "shortest path" in line]
    assert told == [line for line in listed.stdout.splitlines() if "shortest path" in line]
    goalless = paths(ports, "--engine", "symbolic")
    assert "--to says where to go." in goalless.stdout


def test_the_sat_engine_finds_no_paths(ports: str) -> None:
    result = paths(ports, "--engine", "sat")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "the SAT engine finds equilibria" in result.stderr


def test_a_partial_answer_is_told_and_says_so(ports: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wayfinding, "Process", Ends(some()[:-1], "time"))
    result = paths(ports, "--engine", "symbolic")
    assert result.exit_code == 3
    assert "Improvements alone lead to at least" in result.stdout
    assert "The answer is partial: the time ran out; allow more" in result.stderr
