from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import IntEnum
from typing import Any

import pytest

from detente.files.edit import EditError
from detente.files.edit.value import Bare, outline_of, same


class Level(IntEnum):
    LOW = 1


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (0.1, "0.1"),
        (-3, "-3"),
        (Level.LOW, "1"),
        (Decimal("1.50"), "1.50"),
        (date(2025, 3, 8), "2025-03-08"),
    ],
)
def test_numbers_truths_and_days_are_never_quoted(value: Any, text: str) -> None:
    written = outline_of(value)
    assert isinstance(written, Bare)
    assert written == text


def test_texts_lists_and_mappings() -> None:
    assert outline_of({"a": ("true", None, ["b"])}) == {"a": ["true", None, ["b"]]}
    assert not isinstance(outline_of("true"), Bare)


def circular() -> list[Any]:
    value: list[Any] = []
    value.append(value)
    return value


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (float("nan"), "nan is not a number that a model file can hold"),
        (Decimal("-Infinity"), "-Infinity is not a number that a model file can hold"),
        ("\ud800", "half a character (a surrogate) cannot be written; delete it"),
        ({1: 2}, "the key 1 is not a text; put it in quotes"),
        (circular(), "lists and mappings can be nested at most 40 deep"),
        (
            {"a": {1}},
            "a value of type set cannot be written; give text, a number, a date, True, False, "
            "None, or a list or dict of such",
        ),
        (
            datetime(2025, 3, 8, 12),
            "a value of type datetime cannot be written; give text, a number, a date, True, False, "
            "None, or a list or dict of such",
        ),
    ],
    ids=str,
)
def test_what_no_model_file_can_hold(value: Any, sentence: str) -> None:
    with pytest.raises(EditError) as refused:
        outline_of(value)
    assert str(refused.value) == sentence


def test_the_order_of_keys_counts() -> None:
    assert same({"a": [None], "b": "x"}, {"a": [None], "b": "x"})
    assert not same({"a": "x", "b": "y"}, {"b": "y", "a": "x"})
    assert not same(["a"], ["a", "b"])
    assert not same({"a": {"b": "x", "c": "y"}}, {"a": {"c": "y", "b": "x"}})
    assert not same(None, "")
