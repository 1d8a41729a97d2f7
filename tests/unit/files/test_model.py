from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from detente.conflict.problem import MeaningError, Problem
from detente.conflict.status_quo import broken_by_status_quo
from detente.files import Model, ModelError, parse, read
from tests.unit.files.wrong import TWO, place

SCENARIOS = f"""{TWO}  third:
    prefers:
      - truce
      - greatly
      - aid
constraints: [truce or aid]
status_quo: [aid]
coalesce: {{over: truce and aid}}
scenarios:
  second: {{given: [not truce]}}
  first: {{as_of: 2025-03-08, coalesce: {{over: mission is nato}}}}
"""


def test_scenarios_in_the_order_of_the_file() -> None:
    assert parse(SCENARIOS).scenarios == ("second", "first")
    assert parse(TWO).scenarios == ()


def test_a_conflict_is_read_once() -> None:
    model = parse(SCENARIOS)
    assert model.conflict() is model.conflict()
    assert model.conflict("first") is model.conflict("first")


def test_a_conflict_as_of_another_day() -> None:
    text = f"{TWO}constraints: [{{statement: aid, since: 2025-03-01}}]\nstatus_quo: []\n"
    model = parse(f"as_of: 2025-02-01\n{text}")
    assert broken_by_status_quo(model.conflict(as_of=date(2025, 2, 2))) == ()
    assert broken_by_status_quo(model.conflict(as_of=date(2025, 3, 2))) != ()
    assert model.conflict().as_of == date(2025, 2, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (SCENARIOS, "16:1: there is no scenario `secnd`; did you mean `second`?"),
        (TWO, "1:1: there is no scenario `secnd`; the model has none"),
    ],
)
def test_a_scenario_that_is_not_there(text: str, expected: str) -> None:
    with pytest.raises(ModelError) as caught:
        parse(text, "m").conflict("secnd")
    assert str(caught.value) == f"m:{expected}"


@pytest.mark.parametrize(
    ("where", "scenario", "words"),
    [
        (("coalesce", "over"), None, "over: truce"),
        (("coalesce", "over"), "first", "over: mission"),
        (("constraints", 0), None, "truce or aid"),
        (("constraints", 1), "second", "not truce"),
        (("constraints", 7), None, "constraints"),
        (("decision_makers", "third", "prefers", 1), None, "aid\nconstraints"),
        (("decision_makers", "nobody"), None, "decision_makers"),
        ((), None, "decision_makers"),
    ],
)
def test_errors_of_meaning_find_their_place(
    where: tuple[str | int, ...], scenario: str | None, words: str
) -> None:
    error = parse(SCENARIOS, "m").located(MeaningError([Problem(where, "no", "yes")]), scenario)
    assert str(error) == f"m:{place(SCENARIOS, words)}: no; yes"


def test_a_model_keeps_its_text_and_tree(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_bytes(SCENARIOS.encode())
    model = read(path)
    assert isinstance(model, Model)
    assert model.text.content == SCENARIOS
    assert next(iter(model.tree)) == "decision_makers"


def test_models_of_both_parsers_are_equal(monkeypatch: pytest.MonkeyPatch) -> None:
    import yaml

    here = parse(SCENARIOS)
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    there = parse(SCENARIOS)
    assert [here.conflict(s) for s in here.scenarios] == [
        there.conflict(s) for s in there.scenarios
    ]
    assert here.tree == there.tree


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = (
        "import sys, detente.files; "
        "heavy = {'yaml', 'pydantic', 'lark', 'numpy'} & set(sys.modules); "
        "sys.exit(' '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == ""
    assert done.returncode == 0
