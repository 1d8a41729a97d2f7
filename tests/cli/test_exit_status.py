"""How commands end: 0 answered, 1 a wrong file, 2 wrong arguments, 3 stopped."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner, Result

from detente.cli import main

STRIKE = """\
title: A strike at the port
as_of: 2025-03-01
decision_makers:
  union:
    options: {strike: stop work}
    prefers: [strike if not offer, not strike]
  port:
    options: {offer: raise wages}
    prefers: [not strike, not offer]
constraints:
  - {statement: not strike, since: 2025-06-01}
status_quo: [strike]
scenarios:
  injunction: {given: [not (strike and not offer)]}
"""
NOTHING = f"{STRIKE}  nothing: {{given: [strike, not strike]}}\n"
MANY = "decision_makers:\n" + "".join(
    f"  side{k}:\n    options: {{{', '.join(f'o{k}_{n}: ' for n in range(10))}}}\n"
    f"    prefers: [o{k}_0]\n"
    for k in range(3)
)


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("strike.yaml").write_text(STRIKE, "utf-8")
    Path("nothing.yaml").write_text(NOTHING, "utf-8")
    Path("broken.yaml").write_text(STRIKE.replace("[strike]", "[strik]"), "utf-8")
    Path("impossible.yaml").write_text(f"{STRIKE}coalesce: {{gone: false}}\n", "utf-8")
    Path("many.yaml").write_text(MANY, "utf-8")
    Path("unknown.yaml").write_text(
        STRIKE.replace("not offer]\ncons", "not offer]\n    unknown: [[YN, NN]]\ncons"), "utf-8"
    )


def run(words: str | list[str]) -> Result:
    result = CliRunner().invoke(main, words.split(" ") if isinstance(words, str) else words)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


ANSWERED = [
    "--help",
    "--version",
    "check strike.yaml",
    "check strike.yaml --swaps",
    "check strike.yaml --scenario injunction",
    "analyse strike.yaml",
    "analyse strike.yaml --scenario injunction",
    "analyse strike.yaml --as-of 2025-07-01 --concept seq",
    "analyse elmira_graph",
    "explain strike.yaml 1",
    "explain strike.yaml YN",
    "explain strike.yaml",
    "compare strike.yaml",
    "compare strike.yaml injunction prisoners_dilemma --concept nash --where strike",
    "compare strike.yaml --irreversible strike --irreversible offer",
    "compare nothing.yaml --as-of 2025-07-01 --json",
    "timeline strike.yaml",
    "timeline strike.yaml --scenario injunction --want strike",
    "cases",
    "cases show elmira",
    "claims strike.yaml",
    "schema",
]
WRITTEN = ["cases copy elmira", "new model.yaml"]
WRONG_FILE = [
    "check broken.yaml",
    "analyse broken.yaml --json",
    "explain broken.yaml 1",
    "analyse impossible.yaml",
    "explain impossible.yaml 1",
    "compare impossible.yaml",
    "timeline impossible.yaml",
    "compare strike.yaml no.yaml",
    "compare strike.yaml broken.yaml",
    "check nothing.yaml",
    "check nothing.yaml --scenario nothing",
    "analyse nothing.yaml --scenario nothing",
    "check no.yaml",
    "new strike.yaml",
    "new no/model.yaml",
    "cases copy elmira strike.yaml",
]
WRONG_ARGUMENTS = [
    "analyse",
    "analyse strike.yaml more",
    "claims strike.yaml more",
    "check strike.yaml --older-than 90",
    "analyse strike.yaml --scenario injunctoin",
    "analyse elmira --scenario any",
    "check strike.yaml --scenario injunctoin",
    "analyse strike.yaml --concept naash",
    "analyse strike.yaml --limit 0",
    "analyse strike.yaml --as-of 1.7.2025",
    "analyse strike.yaml --jason",
    "explain",
    "explain strike.yaml --scenario injunction",
    "explain strike.yaml 5",
    "explain strike.yaml 0",
    "explain strike.yaml YNN",
    "explain strike.yaml strik",
    "explain elmira_graph s99",
    "compare strike.yaml injunctoin",
    "compare elmira",
    "compare strike.yaml elmira_graph",
    "compare strike.yaml --irreversible strik",
    "compare strike.yaml --where strik",
    "timeline strike.yaml --want strik",
    "timeline strike.yaml --as-of 2025-07-01",
    "compare truce --irreversible aid --irreversible arms --irreversible mission "
    "--irreversible framework --irreversible troops",
    "cases show elmora",
    "cases copy elmora",
    "anlyse strike.yaml",
]
STOPPED = [
    "analyse many.yaml --engine dense",
    "analyse many.yaml --json --engine dense",
    "explain many.yaml 1 --engine dense",
    "analyse unknown.yaml",
    "explain unknown.yaml 1",
    "compare strike.yaml many.yaml",
    "compare unknown.yaml",
    "timeline unknown.yaml",
    "timeline many.yaml",
]


@pytest.mark.parametrize("words", ANSWERED)
def test_answered(words: str) -> None:
    result = run(words)
    assert result.exit_code == 0
    assert result.stdout


@pytest.mark.parametrize("words", WRITTEN)
def test_a_file_is_written(words: str) -> None:
    result = run(words)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "is written" in result.stderr


@pytest.mark.parametrize("words", WRONG_FILE)
def test_a_file_is_missing_or_wrong_or_must_not_be_written(words: str) -> None:
    result = run(words)
    assert result.exit_code == 1
    assert not result.stdout
    assert ": " in result.stderr


@pytest.mark.parametrize("words", WRONG_ARGUMENTS)
def test_wrong_flags_or_arguments(words: str) -> None:
    result = run(words)
    assert result.exit_code == 2
    assert not result.stdout
    assert result.stderr


@pytest.mark.parametrize("words", STOPPED)
def test_stopped_by_a_limit(words: str) -> None:
    result = run(words)
    assert result.exit_code == 3
    assert not result.stdout
    assert len(result.stderr.splitlines()) == 1


def test_what_is_too_large_is_told_in_numbers() -> None:
    told = run("analyse many.yaml --engine dense").stderr
    assert "30 options have 1,073,741,824 combinations" in told
    assert "unknown preferences (port)" in run("analyse unknown.yaml").stderr


def test_the_right_word_is_offered() -> None:
    assert "it has: injunction" in run("analyse strike.yaml --scenario x").stderr
    assert "did you mean `elmira`?" in run("analyse elmora").stderr
    assert "did you mean elmira?" in run("cases show elmora").stderr
    assert "numbered from 1 to 4" in run("explain strike.yaml 5").stderr
    assert "no status quo to explain" in run("explain strike.yaml --scenario injunction").stderr
    assert "did you mean `strike`?" in run("explain strike.yaml strik").stderr
    assert "'1.7.2025' is not a day" in run("analyse strike.yaml --as-of 1.7.2025").stderr


def test_a_scenario_without_a_state_is_told_at_its_line() -> None:
    message = "no combination of options satisfies this constraint together with those before it"
    told = run("analyse nothing.yaml --scenario nothing").stderr
    assert told.startswith(f"nothing.yaml:15:29: {message}")
    told = run("check nothing.yaml").stderr
    assert told.startswith(f"nothing.yaml:15:29: in the scenario `nothing`: {message}")
    assert run("analyse nothing.yaml").exit_code == 0


@pytest.mark.parametrize("flags", ["--scenario injunction", "--as-of 2025-07-01"])
def test_a_status_quo_that_cannot_be_is_no_error_in_a_what_if(flags: str) -> None:
    answer = json.loads(run(f"analyse strike.yaml --json {flags}").stdout)
    assert answer["status_quo"] is None
    assert json.loads(run("analyse strike.yaml --json").stdout)["status_quo"]["on"]


def test_a_status_quo_that_cannot_be_is_an_error_in_the_model() -> None:
    Path("strike.yaml").write_text(STRIKE.replace("2025-03-01", "2025-07-01"), "utf-8")
    result = run("check strike.yaml")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("strike.yaml:12:13: the status quo breaks `not union.strike`;")


def test_hints_are_no_error_unless_asked_for() -> None:
    Path("strike.yaml").write_text(STRIKE.replace("stop work", "stop work, march: march"), "utf-8")
    assert run("check strike.yaml").exit_code == 0
    strict = run("check strike.yaml --strict")
    assert strict.exit_code == 1
    assert strict.stdout == run("check strike.yaml").stdout != ""


def test_the_user_may_stop_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr("detente.files.model.read_text", stopped)
    result = run("analyse strike.yaml")
    assert (result.exit_code, result.stdout, result.stderr) == (3, "", "stopped\n")
