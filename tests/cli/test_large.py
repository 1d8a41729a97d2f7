"""`detente analyse` of conflicts with too many states to list, and the flags for them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner, Result

from detente.catalogue import case
from detente.cli import main, waiting
from detente.conflict.problem import LimitError
from detente.files import read
from detente.studies.large import Doing, Limits, Question

RIVER = str(Path(__file__).parents[1] / "golden" / "river.yaml")
SMALL = ["analyse", "prisoners_dilemma"]
SYMBOLIC = [*SMALL, "--engine", "symbolic"]
NO_AMOUNT = "is not an amount of at least 512M, such as 2G"
NO_SPAN = "is not a span of time such as 90s, 10m or 1h"
WRONG = {
    "--memory 3": NO_AMOUNT,
    "--memory x": NO_AMOUNT,
    "--memory 511M": NO_AMOUNT,
    "--memory -2G": NO_AMOUNT,
    "--memory 2T": NO_AMOUNT,
    "--time 0": NO_SPAN,
    "--time 0m": NO_SPAN,
    "--time soon": NO_SPAN,
    "--time -1s": NO_SPAN,
    "--time 1d": NO_SPAN,
    "--engine fast": "'fast' is not one of 'auto', 'dense', 'symbolic', 'sat'",
    "--where nonsense(": "`(` cannot follow `nonsense`",
    "--where unknown_option": "`unknown_option`",
}
RIGHT = {
    "--memory 1G": Limits(memory=2**30),
    "--memory 600MB": Limits(memory=600 * 2**20),
    "--memory 0.5g": Limits(memory=2**29),
    "--memory 536870912": Limits(memory=2**29),
    "--time 90": Limits(seconds=90),
    "--time 90s": Limits(seconds=90),
    "--time 1.5m": Limits(seconds=90),
    "--time 2h --memory 3G": Limits(3 * 2**30, 7200),
    "--engine symbolic": Limits(engine="symbolic"),
    "": Limits(),
}


def run(*words: str) -> Result:
    result = CliRunner().invoke(main, words)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.mark.parametrize("flags", WRONG)
@pytest.mark.parametrize("engine", ["auto", "symbolic"])
def test_a_wrong_value_is_told_in_a_line(flags: str, engine: str) -> None:
    result = run(*SMALL, "--engine", engine, *flags.split())
    assert (result.exit_code, result.stdout) == (2, "")
    errors = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    assert errors == result.stderr.splitlines()[-1:]
    name = flags.split(maxsplit=1)[0]
    assert errors[0].replace("'", "").startswith(f"Error: Invalid value for {name}: ")
    assert WRONG[flags] in errors[0]


@pytest.mark.parametrize("flags", RIGHT)
def test_what_the_flags_mean(flags: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Limits] = []

    def ask(question: Question, limits: Limits, tell: object) -> NoReturn:
        asked.append(limits)
        raise LimitError("enough")

    monkeypatch.setattr("detente.studies.analysis.analysis_of_large", ask)
    result = run("analyse", RIVER, *flags.split())
    assert (result.exit_code, result.stdout, result.stderr) == (3, "", "enough\n")
    assert asked == [RIGHT[flags]]


@pytest.mark.parametrize("span", ["99999999999999h", "9" * 400])
def test_no_time_is_too_long(span: str) -> None:
    assert run(*SMALL, "--time", span).exit_code == 0


def test_a_complete_answer() -> None:
    result = run(*SYMBOLIC, "--states")
    assert result.exit_code == 0
    assert "Equilibria, where nobody has reason to move: Nash 1 · GMR 2" in result.stdout
    assert result.stderr.startswith("--states is left out: there are too many states to list\n")
    told = json.loads(run(*SYMBOLIC, "--json", "--limit", "1").stdout)
    assert told["equilibria"]["gmr"]["count"] == 2
    assert len(told["equilibria"]["gmr"]["states"]) == 1
    assert "stability" not in told


def test_a_partial_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.studies.large.process.COMMAND", (sys.executable, "-c", ""))
    words = [*SYMBOLIC, "--concept", "nash", "--concept", "seq"]
    for result in (run(*words), run(*words, "--json")):
        assert result.exit_code == 3
        nash, seq, last = result.stderr.splitlines()
        reason = "is left out: with decision diagrams: the process that solves has died; allow more"
        assert nash.startswith(f"nash {reason}")
        assert seq.startswith(f"seq {reason}")
        assert last == "The answer is partial."
    told = json.loads(result.stdout)
    assert told["partial"] is True
    assert [*told["stopped"]] == ["nash", "seq"]
    in_words = run(*words).stdout
    assert "There is no answer for any of the concepts asked for." in in_words
    assert "In the status quo:" in in_words
    assert "2 decision makers and 2 options\n" in in_words


def test_what_may_not_be_all_is_told_as_such() -> None:
    told = run(*SMALL, "--engine", "sat", "--limit", "1", "--concept", "gmr", "--concept", "nash")
    assert told.exit_code == 0
    assert "Nash at least 1 · GMR at least 1\n" in told.stdout
    assert "GMR: the search stopped at 1; there may be more." in told.stdout
    assert "states" not in told.stdout.splitlines()[1]
    assert "Some of the equilibria under Nash" in told.stdout


def test_other_forms_cannot_be_had_by_name() -> None:
    result = run("analyse", "elmira_graph", "--engine", "symbolic")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "the engine symbolic needs option form, and no coalesced states\n"


def test_how_far_it_is_goes_to_standard_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.cli.waiting.QUIET", 0)
    monkeypatch.setattr("detente.cli.waiting.BETWEEN", 0)
    result = run(*SYMBOLIC, "--json", "--concept", "seq", "--concept", "nash")
    assert result.stderr == "solving nash …\nsolving seq …\n"
    assert [*json.loads(result.stdout)["equilibria"]] == ["nash", "seq"]


def test_on_a_screen_it_is_told_on_one_line_that_is_wiped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr(waiting, "QUIET", 0)
    monkeypatch.setattr(waiting, "BETWEEN", 0)
    with waiting.progress(read(case("prisoners_dilemma").path).conflict()) as tell:
        tell(Doing("nash", 0))
        tell(Doing("nash", 1))
    out, err = capsys.readouterr()
    assert not out
    _, *lines, wiped, end = err.split("\r")
    assert [line.rstrip() for line in lines] == [f"nash: {k} of 2 decision makers" for k in (0, 1)]
    assert (wiped.strip(), end) == ("", "")
