"""What `detente claims` prints, and what `detente check` says of evidence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detente.cli import main

MODEL = """\
title: A strike at the port
as_of: 2025-03-20
decision_makers:
  union:
    options: {strike: stop work}
    prefers:
      - {statement: strike if not offer, because: [leaflet]}
      - {statement: not strike, because: {all: [leaflet, talk]}, otherwise: strike}
  port:
    options: {offer: raise wages}
    prefers: [not strike, not offer]
sources:
  gazette:
    title: The Port Gazette
    date: 2025-03-01
    file: gazette.txt
  friend:
claims:
  leaflet:
    source: gazette
    where: page 3
    said_by: the union
    says: The union will strike.
    quote: {exact: We will strike 😀, start: 0}
    confidence: 0.8
  talk:
    source: gazette
    says: There may be talks.
    quote: {exact: we will talk}
    confidence: 0.5
  gates:
    says: The gates are shut.
"""
TEXT = "We will strike 😀, they say.\nקודם, we will talk.\n"  # noqa: RUF001 (Hebrew)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("port").mkdir()
    Path("port/gazette.txt").write_text(TEXT, "utf-8")


def run(command: str, *args: str, model: str = MODEL) -> Result:
    Path("port/model.yaml").write_text(model, "utf-8")
    return CliRunner().invoke(main, [command, "port/model.yaml", *args])


def told(*args: str, model: str = MODEL) -> list[str]:
    """What check says of evidence, without the name of the file."""
    result = run("check", *args, model=model)
    lines = [line.removeprefix("port/model.yaml:") for line in result.stdout.splitlines()]
    return [line for line in lines if "claim" in line or int(line.split(":")[0]) >= 12]


def test_claims_in_words() -> None:
    result = run("claims")
    assert result.exit_code == 0
    assert result.stdout == (
        "A strike at the port\n"
        "as of 20 March 2025; 3 claims from 1 source\n"
        "\n"
        "The Port Gazette\n"
        "  1 March 2025; text in gazette.txt; `gazette` in the model\n"
        "\n"
        "  leaflet, confidence 0.8\n"
        "    The union: The union will strike.\n"
        "    Found in page 3, gazette.txt line 1: “We will strike 😀”\n"
        "    On it rests:\n"
        "      Union: `union.strike if not port.offer`\n"
        "      Union: `not union.strike` (together with talk; otherwise `union.strike`)\n"
        "\n"
        "  talk, confidence 0.5\n"
        "    Nobody is named: There may be talks.\n"
        "    Found in gazette.txt line 2: “we will talk”\n"
        "    On it rests:\n"
        "      Union: `not union.strike` (together with leaflet; otherwise `union.strike`)\n"
        "\n"
        "Without a source\n"
        "\n"
        "  gates, confidence 1\n"
        "    Nobody is named: The gates are shut.\n"
        "    Nothing rests on it.\n"
        "\n"
        "What the words mean\n"
        "  confidence: the chance that a claim is true, from 0 to 1, as the model’s author sees\n"
        "    it; what rests on the claim takes it over\n"
    )


def test_the_least_certain_first() -> None:
    lines = run("claims", "--uncertain-first").stdout.splitlines()
    assert [line for line in lines if ", confidence " in line] == [
        "  talk, confidence 0.5",
        "  leaflet, confidence 0.8",
        "  gates, confidence 1",
    ]


def test_claims_as_plain_data() -> None:
    found = json.loads(run("claims", "--json").stdout)
    assert found["format"] == 1
    talk = found["claims"][1]
    assert talk["place"] == {
        "file": "gazette.txt",
        "line": 2,
        "start": TEXT.index("we will talk"),
        "end": TEXT.index("we will talk") + 12,
        "text": "we will talk",
    }


def test_a_passage_that_is_not_found_is_shown_as_it_was_written() -> None:
    Path("port/gazette.txt").unlink()
    result = run("claims")
    assert result.exit_code == 0
    assert (
        "    Quoted as “we will talk”, whose place in gazette.txt is not known\n" in result.stdout
    )
    bare = MODEL.replace("    file: gazette.txt\n", "").replace(
        "shut.", "shut.\n    event_date: 2025-03-02"
    )
    result = run("claims", model=bare)
    assert "    Quoted as “we will talk”\n" in result.stdout
    assert "    It tells of 2 March 2025\n" in result.stdout


def test_a_model_without_claims() -> None:
    result = CliRunner().invoke(main, ["claims", "prisoners_dilemma"])
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 2)
    assert "has no claims" in result.stdout


def test_what_check_says_of_evidence() -> None:
    assert told() == [
        "11:15: Port: 2 of 2 statements rest on no claim (line 11): name one under `because`, "
        "unless you assume them",
        "31:3: nothing rests on the claim `gates`; name it in the `because` of what rests on it, "
        "or leave it out",
        "31:3: the claim `gates` has no source; say under `source` where you read or heard it",
    ]


def test_check_looks_passages_up() -> None:
    Path("port/gazette.txt").write_text(f"The port stands still. {TEXT}".replace("talk", "see"))
    moved, lost, *_ = told()[1:]
    assert moved.startswith("24:38: the passage has moved in gazette.txt: it is in line 1 now")
    assert "; write `start: 23` and `hash: " in moved
    assert lost == (
        "29:13: the passage is not in gazette.txt; copy it anew from there, word for word, or "
        "leave the quote out"
    )


def test_check_tells_texts_that_cannot_be_read_and_goes_on() -> None:
    Path("port/gazette.txt").write_bytes("Übermorgen".encode("latin-1"))
    assert told()[1].startswith(
        "16:5: the text of `gazette` cannot be read: gazette.txt: the file is not UTF-8 from here"
    )
    Path("port/gazette.txt").unlink()
    assert told()[1] == (
        "16:5: the text of `gazette` cannot be read: gazette.txt: there is no such file; check its "
        "name and folder"
    )
    assert run("check", "--strict").exit_code == 1


def test_what_is_assumed_or_has_moved_is_no_mistake() -> None:
    sound = MODEL.replace("start: 0", "start: 5").replace(
        "  gates:\n    says: The gates are shut.\n", ""
    )
    found = json.loads(run("check", "--json", model=sound).stdout)["hints"]
    assert {"no_claim", "moved_quote"} <= {hint["kind"] for hint in found}
    assert run("check", "--strict", model=sound).exit_code == 0


@pytest.mark.parametrize(
    ("age", "old"), [("18d", True), ("19d", False), ("2w", True), ("3w", False), ("1y", False)]
)
def test_how_old_sources_are(age: str, old: bool) -> None:
    lines = told("--older-than", age)
    message = "15:5: the source `gazette` is of 2025-03-01, 19 days before 2025-03-20; look whether"
    assert any(line.startswith(message) for line in lines) == old
    assert "17:3: the source `friend` has no date" in "".join(lines)


@pytest.mark.parametrize("age", ["90", "d", "-3d", "90m", "1.5y"])
def test_what_is_no_age(age: str) -> None:
    result = run("check", "--older-than", age)
    assert result.exit_code == 2
    assert f"{age!r} is not an age such as 90d, 12w or 2y" in result.stderr


def test_the_truce_is_copied_with_the_text_of_its_source() -> None:
    copied = CliRunner().invoke(main, ["cases", "copy", "truce", "port/mine.yaml"])
    assert copied.exit_code == 0
    assert copied.stderr.splitlines()[0].endswith(
        "truce_report.txt is beside it: the text of its source"
    )
    checked = CliRunner().invoke(main, ["check", "port/mine.yaml"])
    assert "passage" not in checked.stdout
    assert "cannot be read" not in checked.stdout
    again = CliRunner().invoke(main, ["cases", "copy", "truce", "port/other.yaml"])
    assert again.exit_code == 0


def test_a_text_of_ones_own_is_not_overwritten() -> None:
    Path("truce_report.txt").write_text("my own", "utf-8")
    copied = CliRunner().invoke(main, ["cases", "copy", "truce"])
    assert copied.exit_code == 1
    assert "truce_report.txt: exists already and says something else" in copied.stderr
    assert not Path("truce.yaml").exists()
    assert Path("truce_report.txt").read_text("utf-8") == "my own"
