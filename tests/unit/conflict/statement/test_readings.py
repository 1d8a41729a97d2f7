from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.conflict.option import Option
from detente.conflict.statement.error import StatementError
from detente.conflict.statement.parse import names, parse
from detente.conflict.statement.vocabulary import Vocabulary
from tests.unit.conflict.statement.trees import levels

LETTERS = [Option(letter, "x", levels=levels("c", "d")) for letter in "abcde"]
VOCABULARY = Vocabulary(tuple(LETTERS))


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("a if b if c", "write `(a if b) if c` or `a if (b if c)`"),
        ("a only if b iff c", "write `(a only if b) iff c` or `a only if (b iff c)`"),
        ("if a then b if c", "write `(if a then b) if c` or `if a then (b if c)`"),
        (
            "a if b if c if d",
            "write `((a if b) if c) if d` or `a if (b if (c if d))`",
        ),
        (
            "a or b  if\nc and d iff e",
            "write `(a or b if c and d) iff e` or `a or b if (c and d iff e)`",
        ),
        (
            "if a then b and if c then d",
            "write `(if a then b) and (if c then d)` or `if a then b and (if c then d)`",
        ),
        (
            "a if b or not c and if d then e",
            "write `(a if b or not c) and (if d then e)` or `a if b or not c and (if d then e)`",
        ),
        # one reading alone
        ("a and if b then c or d", "write `a and (if b then c or d)`"),
        ("a or b xor not if c then d", "write `a or b xor not (if c then d)`"),
        ("if a then if b then c", "write `if a then (if b then c)`"),
        ("if a if b then c", "write `if (a if b) then c`"),
        ("if if a then b then c", "write `if (if a then b) then c`"),
        ("a if if b then c", "write `a if (if b then c)`"),
    ],
)
def test_shows_the_readings(text: str, advice: str) -> None:
    with pytest.raises(StatementError) as caught:
        names(text)
    [problem] = caught.value.problems
    assert (problem.start, problem.end) == (0, len(text))
    assert problem.message == "a conditional inside another expression needs parentheses"
    assert problem.advice == advice


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("x and (a if b if c)", 7, 18),
        ("at most 1 of (x if y, a if b if c)", 22, 33),
        ("(x if y) or (a iff b iff c) or (d iff e iff f)", 13, 26),
    ],
)
def test_points_at_the_first_unclear_part(text: str, start: int, end: int) -> None:
    with pytest.raises(StatementError) as caught:
        names(text)
    [problem] = caught.value.problems
    assert (problem.start, problem.end) == (start, end)


@pytest.mark.parametrize(
    "text",
    ["(a if b) if (c if d)", "a and (if b then c)", "if (a iff b) then not (c only if d)"],
)
def test_parentheses_make_it_clear(text: str) -> None:
    assert names(text)


def bare(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    infix = st.sampled_from(["if", "only if", "iff", "and", "or", "xor"])
    return st.one_of(
        st.tuples(parts, infix, parts).map(" ".join),
        st.builds("if {} then {}".format, parts, parts),
        parts.map("not {}".format),
    )


@given(st.recursive(st.sampled_from(["a", "b", "c is d"]), bare, max_leaves=10))
def test_every_reading_can_be_read_and_no_two_are_the_same(text: str) -> None:
    try:
        names(text)
    except StatementError as caught:
        advice = caught.problems[0].advice
    else:
        return
    readings = re.findall("`([^`]+)`", advice)
    trees = [parse(reading, VOCABULARY) for reading in readings]
    assert [reading.replace("(", "").replace(")", "") for reading in readings] == [text] * len(
        trees
    )
    assert len(trees) in {1, 2}
    assert len(trees) == len(set(trees))


def test_a_long_chain() -> None:
    with pytest.raises(StatementError) as caught:
        names(" iff ".join(["a"] * 500))
    assert caught.value.problems[0].advice.count("a iff a") == 2
