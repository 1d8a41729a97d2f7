"""Whatever a user may meet has its place in the documentation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import detente
from detente.cli import COMMANDS
from detente.files import json_schema
from detente.stability import CONCEPTS

DOCS = Path(__file__).parents[2] / "docs"


def read(page: str) -> str:
    return (DOCS / page).read_text("utf-8")


def keys(schema: Any) -> set[str]:
    """Every key that a model file can have, wherever it stands in the JSON Schema."""
    if isinstance(schema, list):
        return {key for part in schema for key in keys(part)}
    if not isinstance(schema, dict):
        return set()
    own = schema.get("properties", {})
    return {*own, *keys([*own.values(), *(v for k, v in schema.items() if k != "properties")])}


@pytest.mark.parametrize("concept", CONCEPTS.values(), ids=lambda concept: concept.id)
def test_every_concept_has_its_page(concept: Any) -> None:
    page = read(f"theory/{concept.id}.md")
    assert concept.short in page
    assert "\n## Definition\n" in page
    assert "\n## Source\n" in page


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_described(command: str) -> None:
    page = read("reference/command-line.md")
    assert f"\n## {command}\n" in page
    assert f"\n$ detente {command} --help\n" in page


@pytest.mark.parametrize("key", sorted(keys(json_schema())))
def test_every_key_of_the_model_file_is_described(key: str) -> None:
    assert f"`{key}`" in read("reference/model-file.md")


@pytest.mark.parametrize("name", [name for name in detente.__all__ if name != "__version__"])
def test_every_public_name_is_described(name: str) -> None:
    assert f"detente.{name}\n" in read("reference/python.md")
