"""What `detente compare` prints."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn

import pytest
from click.testing import CliRunner, Result

from detente.cli import main
from tests.cli.test_exit_status import NOTHING, STRIKE

FEW = "truce both_conditions --concept seq"


def compare(words: str, status: int = 0) -> Result:
    result = CliRunner().invoke(main, ["compare", *words.split()])
    assert result.exit_code == status
    return result


def plain(words: str) -> Any:
    return json.loads(compare(f"{words} --json").stdout)


@pytest.fixture
def strike(tmp_path: Path) -> str:
    path = tmp_path / "strike.yaml"
    path.write_text(STRIKE, "utf-8")
    return str(path)


def test_without_a_scenario_all_of_the_file_are_compared() -> None:
    names = [column["name"] for column in plain("truce --concept sseq")["columns"]]
    assert names == [
        None,
        "aid_resumed",
        "framework_tabled",
        "nato_off_the_table",
        "both_conditions",
        "before_change",
    ]
    assert [
        column["name"] for column in plain("truce aid_resumed --concept sseq")["columns"]
    ] == names[:2]


def test_plain_data_and_words_say_the_same() -> None:
    answer = plain("truce before_change")
    assert answer["format"] == 1
    assert answer["decision_makers"] == ["russia", "ukraine", "us", "europe", "china"]
    (change,) = answer["changes"]
    decisive = {tuple(shift["because"]["enough"]) for shift in change["shifts"]}
    assert decisive == {(3,)}
    assert change["differences"][3]["statement"] == "russia.ceasefire is not general"
    assert change["equilibria"]["sseq"] == {
        "before": 6,
        "after": 2,
        "appeared": 0,
        "new": 0,
        "vanished": 4,
        "infeasible": 0,
    }
    text = compare("truce before_change").stdout
    assert "(c) Russia would want: russia.ceasefire is not general (2nd of 9)" in text
    assert "36 outcomes no longer hold" in text
    assert "All of it is because of (c), which would do alone." in text


def test_the_limit_bounds_the_rows() -> None:
    short, long = (compare(f"{FEW} --limit {limit}").stdout for limit in (2, 1000))
    assert len(plain(f"{FEW} --limit 2")["rows"]) == 2
    assert "more outcomes; a higher --limit shows more." in short
    assert "a higher --limit" not in long


def test_a_scenario_that_names_its_day_keeps_it() -> None:
    days = [
        column["as_of"] for column in plain("truce --as-of 2025-03-07 --concept sseq")["columns"]
    ]
    assert days == ["2025-03-07"] * 5 + ["2025-03-06"]


def test_every_choice_of_what_can_be_taken_back() -> None:
    answer = plain("elmira --irreversible modify --irreversible accept")
    assert [column["name"] for column in answer["columns"]] == [
        None,
        "modify both ways, accept both ways",
        "modify both ways, accept one-way",
        "modify one-way, accept both ways",
        "modify one-way, accept one-way",
    ]
    idle = [change["name"] for change in answer["changes"] if change["idle"]]
    assert idle == ["modify one-way, accept both ways"]


def test_the_status_quo_alone_changes_nothing_that_is_stable(strike: str) -> None:
    Path(strike).write_text(f"{STRIKE}  calm: {{status_quo: [not strike]}}\n", "utf-8")
    text = compare(f"{strike} calm").stdout
    assert "It changes the status quo alone: what is stable is the same" in text
    assert "Improvements alone lead from its status quo" in text
    assert "From its status quo improvements alone lead" in text


def test_a_scenario_without_a_state_is_told_in_its_column(strike: str) -> None:
    Path(strike).write_text(NOTHING, "utf-8")
    result = compare(strike)
    assert "It cannot be analysed:" in result.stdout
    assert "strike.yaml:15:29: no combination of options" in " ".join(result.stdout.split())
    assert plain(strike)["columns"][2]["problems"][0]["where"] == ["constraints", 2]


def test_the_right_word_is_offered(strike: str) -> None:
    assert "did you mean `injunction`?" in compare(f"{strike} injunctoin", 2).stderr
    assert "it has: injunction" in compare(f"{strike} xyz", 2).stderr
    assert "write some under `scenarios:`" in compare("elmira", 2).stderr
    assert "did you mean strike?" in compare(f"{strike} --irreversible strik", 2).stderr.replace(
        "`", ""
    )
    assert "lists its states" in compare(f"{strike} elmira_graph", 2).stderr


def test_when_it_is_stopped_what_is_known_is_told(
    strike: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr("detente.studies.comparison.changes.Trials", stopped)
    result = compare(strike, 3)
    assert "Side by side" in result.stdout
    assert result.stderr == "The answer is partial.\n"
    monkeypatch.setattr("detente.studies.comparison.comparing.Solution", stopped)
    result = compare(strike, 3)
    assert (result.stdout, result.stderr) == ("", "stopped\n")
