"""What `detente coalitions` prints, and how it ends."""

from __future__ import annotations

import json
from shlex import split
from typing import NoReturn

import pytest
from click.testing import CliRunner, Result

from detente.cli import main
from detente.studies.coalitions import extent


def run(words: str) -> Result:
    result = CliRunner().invoke(main, ["coalitions", *split(words)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_with_a_state_only_that_state_is_told() -> None:
    result = run("elmira_graph s5")
    assert result.exit_code == 0
    assert result.stdout.startswith("s5, ")
    assert "and nothing deters them" in result.stdout
    assert "Whom to talk to" not in result.stdout


def test_the_limit_rules_words_and_plain_data_alike() -> None:
    assert run("elmira_graph --limit 1").stdout.count("more; --limit") == 1
    assert (
        "… and 4 more kinds of equilibria; --limit 5 tells all."
        in run("elmira_graph --limit 1").stdout
    )
    assert "more" not in run("elmira_graph --limit 9").stdout
    data = json.loads(run("elmira_graph --limit 1 --json").stdout)
    assert len(data["outcomes"]["states"]) == 1
    assert data["outcomes"]["count"] == 5


def test_the_size_is_told() -> None:
    result = run("elmira_graph --size 1")
    assert "9 states and 3 coalitions of at most 1 member\n" in result.stdout
    assert result.stderr == ""
    assert json.loads(run("elmira_graph --size 1 --json").stdout)["members"] == 1


def test_that_not_all_coalitions_are_looked_at_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extent, "WORK", 9 * 5 * 6 * 2)
    result = run("elmira_graph")
    assert result.exit_code == 0
    assert "coalitions of more than 2 members are left out" in result.stderr
    assert "cseq is left out: " in result.stderr
    assert "CSEQ" not in result.stdout
    monkeypatch.setattr(extent, "WORK", 9)
    result = run("elmira_graph")
    assert result.exit_code == 3
    assert "split the conflict" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("elmira_graph s77", "STATE"),
        ("elmira_graph --where s77", "--where"),
        ("elmira_graph --size 0", "--size"),
        ("elmira_graph --limit 0", "--limit"),
        ("elmira_graph --time never", "--time"),
        ("elmira_graph --scenario none", "--scenario"),
    ],
)
def test_wrong_arguments_are_named(words: str, message: str) -> None:
    result = run(words)
    assert result.exit_code == 2
    assert message in result.stderr


def test_where_nobody_stands_that_is_told() -> None:
    assert "There is no status quo" in run("two_improvements").stdout


def test_it_stops_when_told_to(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr("detente.studies.coalitions.coalitions_of", stopped)
    result = run("elmira_graph")
    assert result.exit_code == 3
    assert result.stderr == "stopped\n"
