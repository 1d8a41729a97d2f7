"""A statement while it is written."""

from __future__ import annotations

import pytest

from detente.catalogue import case
from detente.conflict.statement.error import StatementError
from detente.conflict.statement.parse import parse
from detente.studies.where import vocabulary_of
from detente.workbench.language import checked

MODEL = case("truce").read()


def offered(statement: str, cursor: int | None = None) -> list[str]:
    found = checked(MODEL, statement, len(statement) if cursor is None else cursor)
    return [completion["label"] for completion in found["completions"]]


def test_a_statement_that_can_be_read() -> None:
    assert checked(MODEL, "truce and mission is not nato") == {
        "ok": True,
        "problems": [],
        "completions": [],
    }


def test_what_is_wrong_and_what_mends_it() -> None:
    text = "truce and misson is nato"
    (problem,) = checked(MODEL, text)["problems"]
    assert text[problem["from"] : problem["to"]] == "misson"
    (mend,) = problem["mends"]
    mended = text[: mend["from"]] + mend["insert"] + text[mend["to"] :]
    assert checked(MODEL, mended)["ok"]


@pytest.mark.parametrize(
    ("statement", "first"),
    [
        ("fram", "framework"),
        ("framework is ", "none"),
        ("framework is not g", "guarantees"),
        ("framework is at least p", "principles"),
        ("not ai", "aid"),
        ("aid an", "and"),
        ("aid only", "only if"),
        ("framework i", "is"),
        ("tru", "truce"),
        ("russia.c", "russia.ceasefire"),
        ("if a", "aid"),
    ],
)
def test_completions(statement: str, first: str) -> None:
    assert first in offered(statement)[:3]


WHOLE = [
    "if mission is nato then russia.ceasefire is not general",
    "aid and (intelligence or troops)",
    "not aid only if framework is at least principles",
    "at most 1 of (aid, troops)",
]
RESTS = [
    "",
    " aid",
    " is none",
    " none",
    ")",
    " if aid",
    " aid)",
    " then aid",
    " 1 of (aid)",
    " none then aid",
    " aid then aid",
    " none)",
]


@pytest.mark.parametrize("whole", WHOLE)
def test_nothing_is_offered_that_cannot_stand_there(whole: str) -> None:
    names = vocabulary_of(MODEL.conflict())

    def can_go_on(head: str) -> bool:
        for rest in RESTS:
            try:
                parse(head + rest, names)
            except StatementError:
                continue
            return True
        return False

    places = [place for place, sign in enumerate(whole) if sign == " "]
    for place in places:
        head = whole[: place + 1]
        for completion in checked(MODEL, head, len(head))["completions"]:
            text = head + completion["label"]
            level = completion["kind"] == "level"
            assert level or can_go_on(text) or can_go_on(f"{text} (") or head.endswith("of "), text
