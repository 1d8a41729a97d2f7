from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.conflict.option import Option
from detente.conflict.statement.error import StatementError
from detente.conflict.statement.pattern import is_pattern, parse_pattern
from detente.conflict.statement.syntax import Pattern
from detente.conflict.statement.text import text
from tests.unit.conflict.statement.trees import OPTIONS, levels

NAMES = tuple(option.name for option in OPTIONS)


@pytest.mark.parametrize(
    ("written", "canonical", "cells"),
    [
        ("YN-20", "YN-20", (1, 0, None, 2, 0)),
        ("10-13", "YN-13", (1, 0, None, 1, 3)),
        ("-----", "-----", (None,) * 5),
    ],
)
def test_reads(written: str, canonical: str, cells: tuple[int | None, ...]) -> None:
    pattern = parse_pattern(written, OPTIONS)
    assert pattern == Pattern(NAMES, canonical)
    assert pattern.cells == cells
    assert text(pattern) == canonical


def complaints(written: str, options: tuple[Option, ...] = OPTIONS) -> list[tuple[str, str, str]]:
    with pytest.raises(StatementError) as caught:
        parse_pattern(written, options)
    return [(written[p.start : p.end], p.message, p.advice) for p in caught.value.problems]


def test_wrong_length() -> None:
    assert complaints("YN") == [
        (
            "YN",
            "the pattern has 2 characters and the model 5 options",
            "write a character for each of russia.truce, russia.settle, ukraine.settle, "
            "europe.mission, us.steps, in this order",
        )
    ]
    [(_, message, _)] = complaints("Y")
    assert message == "the pattern has 1 character and the model 5 options"
    assert complaints("YN", ()) == [
        ("YN", "the pattern has 2 characters and the model 0 options", "")
    ]


def test_wrong_characters_are_reported_together() -> None:
    binary = "write Y if it is taken, N if not, - if either will do"
    assert complaints("yN2Y4") == [
        ("y", "`y` says nothing about russia.truce", binary),
        ("2", "`2` says nothing about ukraine.settle", binary),
        (
            "Y",
            "`Y` says nothing about europe.mission",
            "write 0 for none, 1 for neutral, 2 for nato, - for any",
        ),
        (
            "4",
            "`4` says nothing about us.steps",
            "write 0 for 0, 1 for 2, 2 for 10, 3 for x_1, - for any",
        ),
    ]


def test_levels_without_a_digit() -> None:
    many = Option("steps", "us", levels=levels(*(f"l{n}" for n in range(12))))
    assert parse_pattern("9", (many,)).cells == (9,)
    [(_, message, advice)] = complaints("x", (many,))
    assert message == "`x` says nothing about us.steps"
    assert advice.endswith(
        "9 for l9, - for any; its later levels have no digit: use a statement, "
        "`us.steps is l10` or `us.steps is l11`"
    )


@pytest.mark.parametrize("written", ["YN-", "0", "1-2", "-", "N"])
def test_looks_like_a_pattern(written: str) -> None:
    assert is_pattern(written)


@pytest.mark.parametrize("written", ["", "s5", "yn", "Y N", "YES", "Y\n", "٣"])
def test_does_not_look_like_a_pattern(written: str) -> None:
    assert not is_pattern(written)


@given(st.text() | st.text("YN-0123456789y", max_size=6))
def test_garbage_is_a_statement_error(garbage: str) -> None:
    try:
        pattern = parse_pattern(garbage, OPTIONS)
    except StatementError as caught:
        problems = caught.problems
    else:
        assert is_pattern(garbage)
        assert parse_pattern(text(pattern), OPTIONS) == pattern
        return
    assert problems
    assert all(0 <= p.start <= p.end <= len(garbage) for p in problems)
