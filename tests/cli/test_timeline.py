"""What `detente timeline` prints."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from detente.cli import main

PORT = """\
title: A strike at the port
decision_makers:
  union:
    title: the union
    options:
      strike: stop work
      appeal: {title: go to court, since: 2025-02-01}
    prefers:
      - raise
      - {statement: strike if not raise, until: 2025-05-01}
      - not strike
  port:
    title: the port
    options:
      raise: raise wages
      lockout: {title: lock the workers out, until: 2025-06-01}
    prefers:
      - not strike
      - {statement: not raise, because: [proud], otherwise: lockout}
      - not lockout
constraints:
  - not (raise and lockout)
  - {statement: strike only if lockout, since: 2025-04-01}
status_quo: [strike]
sources: {paper: {title: a paper}}
claims:
  proud: {source: paper, says: The port is too proud., since: 2025-03-01}
  idle: {source: paper, says: Nothing rests on this., since: 2025-03-15}
scenarios:
  tired: {decision_makers: {union: {prefers: {drop: [raise]}}}}
"""


def timeline(words: str, status: int = 0) -> Result:
    result = CliRunner().invoke(main, ["timeline", *words.split()])
    assert result.exit_code == status, result.output
    return result


def plain(words: str) -> Any:
    return json.loads(timeline(f"{words} --json").stdout)


@pytest.fixture
def port(tmp_path: Path) -> str:
    path = tmp_path / "port.yaml"
    path.write_text(PORT, "utf-8")
    return str(path)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_truce_changes_because_of_one_thing() -> None:
    text = flat(timeline("truce --want truce").stdout)
    assert (
        "From 7 March 2025: 36 outcomes come to hold, all of it because of (a), which would do"
        " alone: no longer wanted by Russia: russia.ceasefire is not general (was 2nd of 9)."
    ) in text
    assert "Before 7 March 2025: in no equilibrium" in text
    assert "in some under GMR (24 of 116), SMR (24 of 40)" in text
    assert "The day of the model, 8 March 2025, lies in this period." in text


def test_plain_data_agree_with_the_scenario_of_before() -> None:
    before, after = plain("truce")["periods"]
    result = CliRunner().invoke(main, ["compare", "truce", "before_change", "--json"])
    now, earlier = json.loads(result.stdout)["columns"]
    assert before["equilibria"] == earlier["equilibria"]
    assert after["equilibria"] == now["equilibria"]
    assert (before["since"], before["until"], before["change"]) == (None, "2025-03-07", None)
    assert (after["since"], after["until"], after["unchanged"]) == ("2025-03-07", None, False)
    assert sum(shift["count"] for shift in after["change"]["shifts"]) == 36
    (decisive,) = {tuple(shift["because"]["enough"]) for shift in after["change"]["shifts"]}
    (place,) = decisive
    difference = after["change"]["differences"][place]
    assert difference["kind"] == "statement_dropped"
    assert difference["statement"] == "russia.ceasefire is not general"
    assert [turn["begins"] for turn in after["turns"]] == [False, True, True]


def test_every_kind_of_change_is_told(port: str) -> None:
    text = flat(timeline(port).stdout)
    assert "begins or ceases to count on 6 days" in text
    for told in (
        "because of this: “go to court” is open now.",
        "The claim `proud` begins to hold: The port is too proud.",
        "no longer wanted by the port: port.lockout (was 2nd of 3)",
        "From 15 March 2025: nothing changes for the analysis.",
        "From 15 March 2025 until 1 April 2025: as before",
        "because of this: now holds in every state: union.strike only if port.lockout.",
        "Status quo: none, for it is not feasible: it breaks `union.strike only if port.lockout`.",
        "What changes: “lock the workers out” is no longer open.",
        "From 1 June 2025: the same outcomes hold.",
    ):
        assert told in text


def test_periods_of_which_the_same_is_true_are_told_together(port: str) -> None:
    text = flat(timeline(f"{port} --concept nash --want lockout").stdout)
    assert "From 1 March 2025 until 1 April 2025: in no equilibrium" in text
    assert "Before 1 March 2025: in all equilibria under Nash" in text


def test_the_table_has_no_column_in_which_nothing_is_new(port: str) -> None:
    text = timeline(port).stdout
    heading = text[text.index("Side by side") :].splitlines()[2]
    assert heading.split() == [
        "2025-02-01",
        "2025-02-01",
        "2025-03-01",
        "2025-04-01",
        "2025-05-01",
        "2025-06-01",
    ]


def test_without_dates_it_is_the_same_on_every_day() -> None:
    text = timeline("elmira --concept nash").stdout
    assert "Nothing in the model is dated: it is the same on every day." in text
    assert "Always: Nash 3" in text
    assert plain("elmira")["dates"] == []


def test_a_period_that_cannot_be_analysed_is_told_with_its_place(tmp_path: Path) -> None:
    never = "{statement: raise and not raise, since: 2025-03-01, until: 2025-03-15}"
    path = tmp_path / "port.yaml"
    path.write_text(PORT.replace("not (raise and lockout)", never), "utf-8")
    text = flat(timeline(str(path)).stdout)
    assert "From 1 March 2025: it cannot be analysed." in text
    assert "From 15 March 2025: it can be analysed again." in text
    assert f"{path}:22:5: no combination of options satisfies this constraint" in text
    assert "What changes is not told: before, the conflict cannot be analysed." in text
    failed = plain(str(path))["periods"][2]
    assert failed["problems"][0]["where"] == ["constraints", 0]
    assert failed["change"] is None


def test_a_model_that_can_never_be_analysed(tmp_path: Path) -> None:
    path = tmp_path / "port.yaml"
    path.write_text(PORT.replace("not (raise and lockout)", "raise and not raise"), "utf-8")
    assert f"{path}:24:13: the status quo breaks" in timeline(str(path), 1).stderr


def test_a_scenario_and_outcomes_asked_for(port: str) -> None:
    answer = plain(f"{port} --scenario tired --where raise --concept nash")
    assert (answer["scenario"], answer["where"], answer["concepts"]) == (
        "tired",
        "port.raise",
        ["nash"],
    )
    assert "Only outcomes are counted in which this holds: port.raise" in (
        timeline(f"{port} --where raise").stdout
    )


def test_the_limit_bounds_the_rows() -> None:
    answer = plain("truce --concept seq --limit 2")
    assert len(answer["rows"]) == 2
    assert answer["shortened"]
    assert (
        "more outcomes; a higher --limit shows more."
        in timeline("truce --concept seq --limit 2").stdout
    )


def test_the_status_quo_may_be_what_is_wanted(port: str) -> None:
    text = flat(timeline(f"{port} --concept nash --want status_quo").stdout)
    assert "Where this holds: status quo" in text


@pytest.mark.parametrize("option", ["--where", "--want"])
def test_a_statement_that_cannot_be_read(option: str) -> None:
    stderr = timeline(f"truce {option} aidd", 2).stderr
    assert option in stderr
    assert "did you mean `aid`?" in stderr


def test_an_unknown_scenario() -> None:
    assert "before_change" in timeline("truce --scenario before_chance", 2).stderr


def test_an_end_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    from detente.studies.comparison import trials

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(trials, "without", interrupted)
    result = timeline("truce --concept nash --concept gmr", 3)
    assert "36 outcomes come to hold" in result.stdout
    assert "The answer is partial." in result.stderr


def test_a_figure_is_written_once(port: str, tmp_path: Path) -> None:
    figure = tmp_path / "port.svg"
    told = timeline(f"{port} --concept nash --figure {figure}").stdout
    assert told == timeline(f"{port} --concept nash").stdout
    assert figure.read_text("utf-8").startswith("<svg ")
    assert "is there already" in timeline(f"{port} --figure {figure}", 2).stderr
    assert "that ends in .svg" in timeline(f"{port} --figure {tmp_path}/port.png", 2).stderr
    assert "there is no folder" in timeline(f"{port} --figure {tmp_path}/no/port.svg", 2).stderr
