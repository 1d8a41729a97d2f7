"""What `detente robust` prints, and how it ends."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detente.cli import main
from detente.report import tables
from detente.studies.robustness.sweeping import runner, sweep
from detente.studies.robustness.sweeping.counts import Part
from tests.drawn import faults

MODEL = """
decision_makers:
  a: {title: Ann, options: {up: up}, prefers: [a.up iff b.up]}
  b: {title: Ben, options: {up: up}, prefers: [{statement: a.up iff not b.up, because: [said]}]}
sources: {paper: {title: the paper, date: 2025-03-08}}
claims: {said: {confidence: 0.75, source: paper, says: It is so., said_by: Ben}}
"""

ORDER = """
decision_makers:
  a:
    title: Ann
    options: {up: up}
    prefers: [a.up, a.up iff b.up, {statement: not a.up, positions: [1]}]
  b:
    title: Ben
    options: {up: up}
    prefers: [{statement: b.up, because: [said], positions: [2, 1]}, not a.up]
claims: {said: {confidence: 0.75}}
"""

CLAIMS = [f"c{k}" for k in range(18)]
DRAWN = f"""
decision_makers:
  a:
    options: {{up: up}}
    prefers: [{", ".join(f"{{statement: a.up xor b.up, because: [{c}]}}" for c in CLAIMS)}, a.up]
  b: {{options: {{up: up}}}}
claims: {{{", ".join(f"{c}: {{confidence: 0.1}}" for c in CLAIMS)}}}
"""
"""So many things may be false that worlds have to be drawn, of four states each."""


def robust(*words: str, text: str = MODEL) -> Result:
    return CliRunner().invoke(main, ["robust", "-", *words], input=text)


def test_words() -> None:
    told = robust("--want", "a.up", "--critical", "--concept", "nash")
    assert told.exit_code == 0
    assert "1 thing may be false. The probabilities are exact" in told.stdout
    assert "some outcome that holds satisfies `a.up` is 0.250; that" in told.stdout
    assert "The probability that no outcome holds is 0.750" in told.stdout
    assert "1. The claim `said`" in told.stdout
    assert "said by Ben; in the paper, 2025-03-08; confidence 0.75" in told.stdout
    assert "a difference of -1.000" in told.stdout
    assert "- `said`" in told.stdout


def test_claims_of_a_source_that_has_them_together_are_not_said_to_be_independent() -> None:
    sentence = "claims are true or false independently, "
    assert f"{sentence}and statements" in " ".join(robust().stdout.split())
    text = MODEL.replace("title: the paper", "title: the paper, together: true")
    told = " ".join(robust(text=text).stdout.split())
    assert f"{sentence}but those of “the paper” by one and the same chance, and" in told


def test_words_of_places() -> None:
    asked = ["--want", "a.up", "--critical", "--concept", "nash"]
    told = " ".join(robust(*asked, text=ORDER).stdout.split())
    assert "1 thing may be false and 2 wishes may stand elsewhere in their lists." in told
    assert "If all that may be false is true and every wish stands where it is written, it" in told
    assert (
        "Whether `not a.up` stands at place 1 in Ann’s list It may stand at the places 1 and 3; it"
        in told
    )
    assert "If it stands there 0, if it stands below 1: a difference of -1.000." in told
    assert "If it stands at place 1 and all else is as written and true, the answer turns" in told
    assert "A wish that may stand at several has the same probability at each" in told
    only = robust(text=ORDER.replace("confidence: 0.75", "confidence: 1"))
    assert only.stdout.startswith("2 wishes may stand elsewhere in their lists. The prob")
    assert "wish that may stand" not in robust(*asked).stdout


def test_plain_data() -> None:
    data = json.loads(robust("--want", "a.up", "--critical", "--concept", "nash", "--json").stdout)
    assert data["concepts"]["nash"]["no_equilibrium"] == pytest.approx(0.75)
    assert data["critical"]["doubts"][0]["swing"] == pytest.approx(-1.0)
    assert data["critical"]["doubts"][0]["date"] == "2025-03-08"
    assert data["samples"] is None


def test_samples_are_told_and_the_same_for_a_seed() -> None:
    asked = ["--want", "a.up", "--concept", "nash", "--error", "0.2", "--critical"]
    one, other = (robust(*asked, text=DRAWN) for _ in range(2))
    assert one.exit_code == 0
    assert "(seed 0)" in one.stdout
    assert "within 0.2 of the exact one" in one.stdout
    assert one.stdout == other.stdout


def test_nothing_uncertain_is_said() -> None:
    told = robust("--critical", text="decision_makers: {a: {options: {up: up}, prefers: [up]}}")
    assert told.exit_code == 0
    assert "Nothing in this model is uncertain" in told.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--want", "a.upp"], "Invalid value for --want"),
        (["--want", "status quo"], "there is no status quo"),
        (["--error", "0"], "--error"),
        (["--error", "nan"], "--error"),
        (["--seed", "-1"], "--seed"),
        (["--concept", "sim"], "--concept"),
        (["--scenario", "x"], "the model has no scenario 'x'"),
    ],
)
def test_what_cannot_be_asked(words: list[str], message: str) -> None:
    told = robust(*words)
    assert told.exit_code == 2
    assert message in told.stderr
    assert told.stdout == ""


def test_too_large() -> None:
    options = ", ".join(f"o{k}: o" for k in range(23))
    told = robust(text=f"decision_makers: {{a: {{options: {{{options}}}, prefers: [o1]}}}}")
    assert told.exit_code == 3
    assert "combinations" in told.stderr


def test_time_is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    part, done = runner.Runner.part, [0]

    def late(self: runner.Runner, first: int, last: int) -> Part:
        if done[-1]:
            signal.raise_signal(signal.SIGALRM)
        done.append(last)
        return part(self, first, last)

    monkeypatch.setattr(runner.Runner, "part", late)
    monkeypatch.setattr(sweep, "BEGIN", 400)
    told = robust("--concept", "nash", "--time", "1h", "--workers", "1", text=DRAWN)
    assert told.exit_code == 3
    assert "Stopped before" in told.stdout
    assert "the answer is partial" in told.stderr


def test_time_is_up_before_anything_is_known() -> None:
    told = CliRunner().invoke(main, ["robust", "truce", "--time", "0.01s"])
    assert told.exit_code == 3
    assert "nothing is known yet" in told.stderr
    assert told.stdout == ""


def test_a_stopped_list_says_what_it_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweep, "BEGIN", 1)
    monkeypatch.setattr(sweep, "PART", 1)
    part = runner.Runner.part
    calls: list[int] = []

    def stop(self: runner.Runner, first: int, last: int) -> Part:
        if calls:
            raise KeyboardInterrupt
        calls.append(first)
        return part(self, first, last)

    monkeypatch.setattr(runner.Runner, "part", stop)
    told = robust("--concept", "nash")
    assert told.exit_code == 3
    assert "in 2 ways that can matter. 1 of them was gone" in told.stdout
    assert "what is left has 0.250 of all probability" in " ".join(told.stdout.split())


def test_killed_midway_it_goes_on(tmp_path: Path) -> None:
    asked = ["--concept", "nash", "--error", "0.05", "--json"]
    keep = tmp_path / "kept"
    keeping = [*asked, "--keep", str(keep)]
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, "robust", "-", *keeping],
        input=DRAWN,
        text=True,
        check=False,
        timeout=60,
    )
    assert killed.returncode == -signal.SIGKILL
    with closing(sqlite3.connect(keep)) as base:
        done = base.execute("SELECT sum(last - first) FROM ranges").fetchone()[0]
    data = json.loads(robust(*asked, text=DRAWN).stdout)
    assert 0 < done < data["samples"]
    assert json.loads(robust(*keeping, text=DRAWN).stdout) == data


KILLED = """
import os, signal
from detente.cli import main
from detente.studies.robustness.sweeping import sweep
from detente.studies.robustness.sweeping.ranges import Done
sweep.BEGIN, add = 400, Done.add
def killed(self, new):
    add(self, new)
    if len(self) > 300:
        os.kill(os.getpid(), signal.SIGKILL)
Done.add = killed
main()
"""
"""A program that is killed once more than 300 worlds are done."""


def test_tables_are_written(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    first = robust("--output", str(file))
    assert first.exit_code == 0
    assert file.read_text("utf-8").startswith("concept,number,state,a.up,b.up,probability,error")
    again = robust("--output", str(file))
    assert again.exit_code == 2
    assert "is there already" in again.stderr
    assert robust("--output", str(file), "--force").exit_code == 0


def test_what_is_missing_is_told_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        """No module is installed."""

    monkeypatch.setattr(tables, "find_spec", missing)
    monkeypatch.setattr(runner.Runner, "part", None)
    told = robust("--output", str(tmp_path / "x.duckdb"))
    assert (told.exit_code, told.stdout) == (1, "")
    assert "install it, or détente with it: detente[data]" in told.stderr


def test_the_answer_is_told_also_where_its_table_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(found: object, file: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tables, "write", full)
    told = robust("--output", str(tmp_path / "x.csv"))
    assert told.exit_code == 1
    assert "No space left on device" in told.stderr
    assert told.stdout == robust().stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--output", "x.xlsx"], "ends in .duckdb, .parquet, .csv"),
        (["--output", "none/x.csv"], "there is no folder none"),
        (["--keep", str(Path(__file__))], "is left as it is"),
        (["--workers", "0"], "--workers"),
        (["--dask", "nonsense"], "no scheduler of Dask answers at nonsense"),
    ],
)
def test_means_that_will_not_do(words: list[str], message: str) -> None:
    told = robust(*words)
    assert told.exit_code == 2
    assert message in " ".join(told.stderr.split())
    assert told.stdout == ""


def test_a_figure_is_written_once(tmp_path: Path) -> None:
    figure = tmp_path / "sure.svg"
    told = robust("--critical", "--concept", "nash", "--figure", str(figure))
    assert told.stdout == robust("--critical", "--concept", "nash").stdout
    drawn = figure.read_text("utf-8")
    assert faults(drawn) == []
    assert "What it hangs on" in drawn
    hebrew = MODEL.replace("the paper", "שיחה")  # its date is to stand after it
    assert robust("--critical", "--figure", str(tmp_path / "it.svg"), text=hebrew).exit_code == 0
    assert "in \N{FIRST STRONG ISOLATE}שיחה\N{POP DIRECTIONAL ISOLATE}" in (
        tmp_path / "it.svg"
    ).read_text("utf-8")
    again = robust("--figure", str(figure))
    assert (again.exit_code, again.stdout) == (2, "")
    assert "is there already" in again.stderr
    assert "that ends in .svg" in robust("--figure", str(tmp_path / "sure.png")).stderr
