"""What `detente advise` prints, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from detente.cli import main
from detente.studies.advice.search import Found, Search


def advise(*words: str) -> Result:
    return CliRunner().invoke(main, ["advise", *words])


def test_words_and_plain_data_tell_the_same() -> None:
    asked = ["truce", "--want", "truce", "--concept", "nash", "--by", "europe", "--limit", "2"]
    told = advise(*asked)
    data = json.loads(advise(*asked, "--json").stdout)
    assert told.exit_code == 0
    assert f"What would have to change: one change\n{data['changes']['count']} ways" in told.stdout
    assert len(data["changes"]["proposals"]) == 2
    assert "\n2. " in told.stdout
    assert "\n3. " not in told.stdout
    assert "--limit" in told.stdout
    assert [one["decision_maker"] for one in data["conditions"]] == data["decision_makers"]


def test_what_holds_already_is_said() -> None:
    told = advise("truce", "--want", "truce")
    assert told.exit_code == 0
    assert "Nothing has to change." in told.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["truce"], "say what is wanted with --want"),
        (["truce", "--want", "truec"], "there is no `truec`; did you mean `truce`?"),
        (["truce", "--want", "truce and"], "Invalid value for --want"),
        (["truce", "--want", "truce", "--by", "rusia"], "no decision maker 'rusia'; write russia"),
        (["truce", "--want", "truce", "--changes", "-1"], "is not what changes may cost"),
        (["truce", "--want", "truce", "--changes", "nan"], "is not what changes may cost"),
        (["chicken", "--want", "true", "--scenario", "x"], "the model has no scenario 'x'"),
    ],
)
def test_what_cannot_be_asked(words: list[str], message: str) -> None:
    told = advise(*words)
    assert told.exit_code == 2
    assert message in told.stderr
    assert told.stdout == ""


@pytest.mark.parametrize(
    ("want", "answer"),
    [
        ("truce and not truce", "That cannot be: "),
        ("russia.ceasefire is limited and not proposal", "Today no state is like that."),
    ],
)
def test_an_answer_that_is_none_is_an_answer(want: str, answer: str) -> None:
    told = advise("truce", "--want", want, "--only", "structure", "--changes", "1")
    assert told.exit_code == 0
    assert answer in told.stdout


def test_without_a_status_quo_there_is_none_to_avoid(tmp_path: Path) -> None:
    model = tmp_path / "m.yaml"
    model.write_text("decision_makers: {a: {options: {x: x}, prefers: [x]}}\n", "utf-8")
    told = advise(str(model), "--avoid", "status quo")
    assert told.exit_code == 2
    assert "there is no status quo" in told.stderr


def test_stopped_it_tells_what_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Search.at

    def stopped(self: Search, cost: Decimal) -> Iterator[Found]:
        if cost == 1:
            raise KeyboardInterrupt
        return whole(self, cost)

    monkeypatch.setattr(Search, "at", stopped)
    told = advise("truce", "--want", "truce", "--concept", "nash")
    assert told.exit_code == 3
    answer = " ".join(told.stdout.split())
    assert "Nothing that costs 0 or less would do: all of it was tried, then the search" in answer
