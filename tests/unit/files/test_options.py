from __future__ import annotations

from datetime import date

import pytest

from detente.conflict import BINARY, Because, Level, Option, Period
from detente.files import parse
from tests.unit.files.wrong import TWO, place, wrong


def options(text: str) -> dict[str, Option]:
    return {option.name: option for option in parse(text).conflict().options}


def test_options_in_short_and_in_long() -> None:
    text = """\
decision_makers:
  us:
    options:
      aid: let aid flow
      talks:
        title: talk
        because: {all: [c]}
        confidence: 0.25
        since: 2025-03-01
        until: 2025-04-01
      mission: {levels: {none: no troops, 2nd: , nato: NATO}}
      list: {levels: [off, on]}
claims: {c: }
"""
    found = options(text)
    assert found["us.aid"] == Option("aid", "us", "let aid flow")
    assert found["us.talks"] == Option(
        "talks",
        "us",
        "talk",
        because=Because(("c",), "all"),
        confidence=0.25,
        period=Period(date(2025, 3, 1), date(2025, 4, 1)),
    )
    assert found["us.mission"].levels == (
        Level("none", "no troops"),
        Level("2nd"),
        Level("nato", "NATO"),
    )
    assert found["us.list"].levels == BINARY
    assert found["us.list"].binary


@pytest.mark.parametrize("levels", ["[one]", "{one: the only}"])
def test_a_choice_needs_two_levels(levels: str) -> None:
    text = f"decision_makers: {{a: {{options: {{x: {{levels: {levels}}}}}}}}}\nstatus_quo: [x]\n"
    (told,) = wrong(text)
    assert told.startswith(f"{place(text, 'one')}: `x` needs a choice of levels")


@pytest.mark.parametrize(
    ("written", "directions"),
    [
        ("[aid]", ("both", "up", "both")),
        ("[us.aid, mission]", ("both", "up", "up")),
        ("{us.aid: on, mission: up}", ("both", "up", "up")),
        ("{russia.truce: off, mission: down}", ("down", "both", "down")),
        ("{}", ("both", "both", "both")),
    ],
)
def test_one_way_options(written: str, directions: tuple[str, ...]) -> None:
    found = options(f"{TWO}irreversible: {written}\n")
    assert tuple(option.direction for option in found.values()) == directions


@pytest.mark.parametrize("key", ["irreversible", "instruments"])
def test_options_that_are_named_must_be_there_and_once(key: str) -> None:
    text = f"{TWO}{key}: [aidd, aid, us.aid, us]\n"
    assert [told.partition(": ")[2] for told in wrong(text)] == [
        "there is no `aidd`; did you mean `aid`?",
        "us.aid stands twice; keep one of them",
        "`us` is a decision maker; name one of its options: `us.aid` or `us.mission`",
    ]


def test_instruments_go_by_their_full_names() -> None:
    assert parse(f"{TWO}instruments: [aid]\n").conflict().instruments == ("us.aid",)
