from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from detente.files import json_schema
from detente.files.schema import ModelDoc


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return json_schema()


def nodes(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
    for inner in part.values() if isinstance(part, dict) else part:
        if isinstance(inner, dict | list):
            yield from nodes(inner)


def test_the_schema_says_which_draft_it_is(schema: dict[str, Any]) -> None:
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["required"] == ["decision_makers"]


def test_every_key_is_described(schema: dict[str, Any]) -> None:
    keys = [
        (name, key)
        for part in nodes(schema)
        for name, key in part.get("properties", {}).items()
        if isinstance(key, dict)
    ]
    assert len(keys) > 80
    assert [name for name, key in keys if not key.get("description")] == []


def test_every_reference_leads_somewhere(schema: dict[str, Any]) -> None:
    refs = {part["$ref"] for part in nodes(schema) if isinstance(part.get("$ref"), str)}
    assert refs <= {f"#/$defs/{name}" for name in schema["$defs"]}


@pytest.mark.parametrize("kind", ["OptionDoc", "StatementDoc", "ConstraintDoc", "StateDoc"])
def test_short_forms_are_accepted(schema: dict[str, Any], kind: str) -> None:
    short, long = schema["$defs"][kind]["anyOf"]
    assert "string" in short["type"]
    assert long["additionalProperties"] is False


def test_lists_are_accepted_for_levels_and_irreversible_options(schema: dict[str, Any]) -> None:
    levels = schema["$defs"]["OptionDoc"]["anyOf"][1]["properties"]["levels"]["anyOf"]
    assert {"array", "object"} <= {form.get("type") for form in levels}
    assert {form["type"] for form in schema["properties"]["irreversible"]["anyOf"]} == {
        "array",
        "object",
    }


def test_a_scenario_completes_the_keys_of_the_model(schema: dict[str, Any]) -> None:
    scenario = schema["$defs"]["ScenarioDoc"]["properties"]
    missing = set(ModelDoc.model_fields) - set(scenario)
    assert missing == {"detente", "scenarios"}
    assert "given" in scenario
