"""What `detente explain` prints."""

from __future__ import annotations

import json
from typing import Any

from click.testing import CliRunner

from detente.cli import main


def explain(words: str) -> str:
    result = CliRunner().invoke(main, ["explain", *words.split(), "--concept", "nash"])
    assert result.exit_code == 0
    return result.stdout


def kinds(words: str) -> list[dict[str, Any]]:
    positions = json.loads(explain(f"{words} --json"))["decision_makers"]
    return [kind for position in positions for kind in position["temptations"]]


def test_the_limit_rules_words_and_plain_data_alike() -> None:
    moves = sum(kind["count"] for kind in kinds("truce"))
    assert moves > 10
    for limit in ("", "--limit 1", "--limit 5"):
        text = explain(f"truce {limit}")
        told = sum(len(kind["told"]) for kind in kinds(f"truce {limit}"))
        more = text.count("more such")
        assert more > 0
        assert text.count("\n  – ") - more == told
    everything = explain("truce --limit 1000")
    assert "more such" not in everything
    assert everything.count("\n  – ") == moves


def test_without_a_state_the_status_quo_is_explained() -> None:
    assert ", the status quo" in explain("truce").splitlines()[0]
    assert json.loads(explain("truce --json"))["status_quo"] is True
