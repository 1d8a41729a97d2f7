"""What `detente check` prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detente.cli import main

MODEL = """\
title: A strike at the port
decision_makers:
  union:
    options: {strike: stop work}
    prefers:
      - offer
      - not strike
  port:
    options: {offer: raise wages}
    prefers: [not strike, not offer]
"""
MANY = "decision_makers:\n" + "".join(
    f"  side{k}:\n    options: {{{', '.join(f'o{k}_{n}: ' for n in range(15))}}}\n"
    f"    prefers: [{', '.join(f'o{j}_{n}' for j in range(2) for n in range(15))}]\n"
    for k in range(2)
)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("many.yaml").write_text(MANY.replace("o0_3, ", ""), "utf-8")


def check(model: str, *flags: str) -> Result:
    Path("model.yaml").write_text(model, "utf-8")
    return CliRunner().invoke(main, ["check", "model.yaml", *flags])


def test_hints_have_their_places_as_plain_data() -> None:
    hints = json.loads(check(MODEL, "--json").stdout)["hints"]
    assert [(h["kind"], h["line"], h["column"]) for h in hints] == [
        ("no_own_move", 6, 9),
        ("no_own_move", 10, 15),
    ]
    assert hints[0]["where"] == ["decision_makers", "union", "prefers", 0]


def test_remarks_are_told_together() -> None:
    more = MODEL.replace("- offer", "- offer iff wages\n      - wages").replace(
        "raise wages}", "raise wages, wages: more}"
    )
    assert "model.yaml:6:9: Union: 2 statements decide none of its own" in check(more).stdout


def test_remarks_do_not_count_if_one_is_strict() -> None:
    result = check(MODEL, "--strict")
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 2)
    odd = MODEL.replace("stop work", "stop work, march: march")
    assert (check(odd).exit_code, check(odd, "--strict").exit_code) == (0, 1)
    assert check(odd, "--strict", "--json").exit_code == 1


def test_what_is_wrong_as_plain_data() -> None:
    result = check(MODEL.replace("- not strike", "- not strik"), "--json")
    assert (result.exit_code, result.stderr) == (1, "")
    (error,) = json.loads(result.stdout)["errors"]
    assert (error["file"], error["line"], error["column"]) == ("model.yaml", 7, 13)
    assert error["message"] == "there is no `strik`"
    assert error["advice"] == "did you mean `strike`?"


def test_what_has_no_states_is_wrong_as_plain_data_too() -> None:
    result = check(f"{MODEL}constraints: [strike, not strike]\n", "--json")
    assert result.exit_code == 1
    (error,) = json.loads(result.stdout)["errors"]
    assert error["line"] == 11


def test_a_file_that_is_missing_as_plain_data() -> None:
    result = CliRunner().invoke(main, ["check", "no.yaml", "--json"])
    assert result.exit_code == 1
    (error,) = json.loads(result.stdout)["errors"]
    assert (error["file"], error["line"]) == ("no.yaml", 1)


@pytest.mark.parametrize("flags", [[], ["--swaps"], ["--strict"]])
def test_what_needs_no_states_is_told_of_a_model_that_has_too_many(flags: list[str]) -> None:
    result = CliRunner().invoke(main, ["check", "many.yaml", *flags])
    assert result.exit_code == 3
    assert "nobody has a statement that mentions `side0.o0_3`" in result.stdout
    (line,) = result.stderr.splitlines()
    assert "30 options have 1,073,741,824 combinations" in line
    assert line.endswith("; all other hints need the states")


def test_of_too_many_states_plain_data_tell_the_same() -> None:
    result = CliRunner().invoke(main, ["check", "many.yaml", "--json"])
    assert result.exit_code == 3
    assert [hint["kind"] for hint in json.loads(result.stdout)["hints"]] == ["unmentioned"]


def test_hints_are_told_where_swaps_cannot_be_tried() -> None:
    unknown = f"{MODEL}    unknown: [[YN, NN]]\n"
    result = check(unknown, "--swaps")
    assert result.exit_code == 3
    assert "model.yaml:6:9: " in result.stdout
    assert "unknown preferences (port)" in result.stderr


def test_swaps_come_after_the_hints() -> None:
    lines = check(MODEL, "--swaps").stdout.splitlines()
    assert lines[1].startswith("model.yaml:10:15: ")
    assert lines[2] == "Swaps that would change the equilibria"
    assert "today `not union.strike` stands before `not port.offer`" in lines[3]
