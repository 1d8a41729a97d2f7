from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from detente.conflict.statement.error import StatementError
from detente.conflict.statement.parse import parse
from detente.conflict.statement.syntax import And, InState, Not, Or, Pattern, Taken
from detente.conflict.statement.text import text
from tests.unit.conflict.statement.trees import VOCABULARY, statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.conflict.statement.syntax import Expr

A, B, C = Taken("a"), Taken("b"), Taken("c")


@given(statements())
def test_reading_the_text_gives_the_same_tree(expr: Expr) -> None:
    assert parse(text(expr), VOCABULARY) == expr


@given(statements())
def test_no_parentheses_can_be_left_out(expr: Expr) -> None:
    written = text(expr)
    for start, end in pairs_of_parentheses(written):
        shorter = written[:start] + written[start + 1 : end] + written[end + 1 :]
        try:
            assert parse(shorter, VOCABULARY) != expr
        except StatementError:
            continue


def pairs_of_parentheses(written: str) -> Iterator[tuple[int, int]]:
    opened: list[int] = []
    for place, character in enumerate(written):
        if character == "(":
            opened.append(place)
        elif character == ")":
            start = opened.pop()
            if not written[:start].endswith(" of "):
                yield start, place


@given(statements())
def test_single_spaces(expr: Expr) -> None:
    assert not re.search(r"\s\s|[^ \S]|^ | $|\( | \)", text(expr))


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("truce", "russia.truce"),
        ("  not( not truce )", "not not russia.truce"),
        ("not (truce and calm)", "not (russia.truce and calm)"),
        ("((truce)) and (calm and in_force)", "russia.truce and calm and in_force"),
        (
            "truce or (calm xor (in_force and truce))",
            "russia.truce or calm xor in_force and russia.truce",
        ),
        (
            "((truce or calm) xor truce) and calm",
            "((russia.truce or calm) xor russia.truce) and calm",
        ),
        ("if truce then (calm or in_force)", "if russia.truce then calm or in_force"),
        ("(truce if calm) if in_force", "(russia.truce if calm) if in_force"),
        ("not (mission is not nato)", "not europe.mission is not nato"),
        (
            "at  most 01 of(truce if calm,(truce))",
            "at most 1 of (russia.truce if calm, russia.truce)",
        ),
        ("calm\nonly   if\ttrue", "calm only if true"),
    ],
)
def test_canonical_wording(written: str, canonical: str) -> None:
    assert text(parse(written, VOCABULARY)) == canonical


def test_states_and_patterns() -> None:
    assert text(Not(InState("s5"))) == "not s5"
    assert text(Pattern(("a", "b", "c"), "Y2-")) == "Y2-"


def test_what_is_nested_by_hand_reads_back_as_the_same_statement() -> None:
    assert text(And((And((A, B)), C))) == "a and b and c"
    assert text(Or((A, Or((B, C))))) == "a or b or c"
