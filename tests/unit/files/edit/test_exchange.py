"""Values that take the place of others; each result was read by eye."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from detente.files.edit import Path, Value, insert, set_value

FOLDED = """\
about: >  # in short
  Positions on a temporary truce as they
  were reported.

title: x
"""

CASES: list[tuple[str, str, Path, Value, str]] = [
    ("text", "a: x  # A\n", ("a",), "y", "a: y  # A\n"),
    ("space before it", "a:    x\n", ("a",), "y", "a:    y\n"),
    ("number", "a: 'x'\n", ("a",), Decimal("0.70"), "a: 0.70\n"),
    ("truth", "a: x\n", ("a",), True, "a: true\n"),
    ("day", "a: x\n", ("a",), date(2025, 3, 8), "a: 2025-03-08\n"),
    ("nothing", "a: x\n", ("a",), None, "a: null\n"),
    ("quotes of the old kind", "a: 'x'\n", ("a",), "it's: y", "a: 'it''s: y'\n"),
    ("quotes that are not needed", "a: 'x'\n", ("a",), "y", "a: y\n"),
    ("where nothing was", "a:  # A\nb: 1\n", ("a",), "y", "a: y  # A\nb: 1\n"),
    ("behind a dash", "a:\n  -  # A\n  - y\n", ("a", 0), "x", "a:\n  - x  # A\n  - y\n"),
    (
        "lines",
        "a: x  # A\nb: 1\n",
        ("a",),
        "one\n\n  two",
        "a: |-  # A\n  one\n\n    two\nb: 1\n",
    ),
    (
        "lines where deeper comments would become part of them",
        "a: x\n    # A\n",
        ("a",),
        "one\ntwo",
        'a: "one\\ntwo"\n    # A\n',
    ),
    ("lines that begin with space", "a: x\n", ("a",), " one\ntwo", 'a: " one\\ntwo"\n'),
    ("no line end at the end", "a: x", ("a",), "one\ntwo\n", "a: |\n  one\n  two\n"),
    (
        "folded text of the same width",
        FOLDED,
        ("about",),
        "A deed is not meant, only a position, so that positions never force each other: "
        "no truce without two.\n",
        "about: >  # in short\n"
        "  A deed is not meant, only a position, so that positions\n"
        "  never force each other: no truce without two.\n\n"
        "title: x\n",
    ),
    (
        "folded paragraphs",
        FOLDED,
        ("about",),
        "One.\nTwo.\n\nThree.",
        "about: >-  # in short\n  One.\n\n  Two.\n\n\n  Three.\n\ntitle: x\n",
    ),
    ("no folded text", FOLDED, ("about",), 5, "about: 5  # in short\n\ntitle: x\n"),
    ("literal text", "a: |\n  x\n\nb: 1\n", ("a",), "y", "a: |-\n  y\n\nb: 1\n"),
    (
        "a list below",
        "a: x  # A\nb:\n- y z\n",
        ("a",),
        ["p q", {"r": 1, "s": ["t"]}],
        "a:  # A\n- p q\n- r: 1\n  s: [t]\nb:\n- y z\n",
    ),
    (
        "a list of words",
        "a: x\nb:\n  c: d e\n",
        ("b", "c"),
        ["p", "q"],
        "a: x\nb:\n  c: [p, q]\n",
    ),
    (
        "a list of words that is too long for a line",
        "a: x\n",
        ("a",),
        ["word"] * 11,
        "a:\n" + "  - word\n" * 11,
    ),
    (
        "ties",
        "a:\n- x y\n",
        ("a",),
        [["p", "q"], "r s"],
        "a:\n- [p, q]\n- r s\n",
    ),
    (
        "a whole list, with its comments",
        "a:  # A\n  # x's\n  - x  # X\n    # too\n# b's\nb: 1\n",
        ("a",),
        "y",
        "a: y  # A\n# b's\nb: 1\n",
    ),
    (
        "a mapping behind a dash",
        "a:\n  -   x: 1  # X\n      y: 2\n  - z\n",
        ("a", 0),
        {"p": 1, "q": {"r": "s"}},
        "a:\n  -   p: 1\n      q:\n        r: s\n  - z\n",
    ),
    (
        "the form that items have elsewhere",
        "us:\n  prefers:\n    - {statement: x}\n    - y z\neu: x\n",
        ("eu",),
        {"prefers": [{"statement": "p q"}, "r"]},
        "us:\n  prefers:\n    - {statement: x}\n    - y z\n"
        "eu:\n  prefers:\n    - {statement: p q}\n    - r\n",
    ),
    (
        "the form that the key has elsewhere",
        "us: {levels: {a: b}}\neu:\n  levels: x\n",
        ("eu", "levels"),
        {"c": "d e"},
        "us: {levels: {a: b}}\neu:\n  levels: {c: d e}\n",
    ),
    (
        "text on the next line",
        "a: # A\n  x  # X\nb: 1\n",
        ("a",),
        ["p q"],
        "a: # A\n  [p q]  # X\nb: 1\n",
    ),
    ("text over several lines", "a: x\n  y  # Y\nb: 1\n", ("a",), "z", "a: z  # Y\nb: 1\n"),
    ("no items", "a:\n  - x\nb: 1\n", ("a",), [], "a: []\nb: 1\n"),
    (
        "a wrapped list",
        "a: [x,  # X\n    y]  # A\nb: 1\n",
        ("a",),
        ["p", "q r"],
        "a: [p, q r]  # A\nb: 1\n",
    ),
]


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_set_value(before: str, path: Path, value: Value, after: str) -> None:
    assert set_value(before, path, value) == after


@pytest.mark.parametrize("before", ["a: >\n  x\n  y\n", "a: 'x y\n\n'\n", "{a: 'x y\\n'}\n"])
def test_the_same_text_changes_nothing(before: str) -> None:
    text = "x y\n" if "\\" not in before else "x y\\n"
    assert set_value(before, ("a",), text) == before


def test_a_number_in_quotes_loses_them() -> None:
    assert set_value('confidence: "0.7"\n', ("confidence",), 0.7) == "confidence: 0.7\n"


@pytest.mark.parametrize(
    ("before", "path", "after"),
    [
        ("a: []  # A\nb:\n- x y\n", ("a",), "a:  # A\n- p q\nb:\n- x y\n"),
        ("a:  # A\nb: 1\n", ("a",), "a:  # A\n  - p q\nb: 1\n"),
        ("a:  # A\nb: 1\n", ("a", "k"), "a:  # A\n  k: p q\nb: 1\n"),
        ("a: {}\nb: 1\n", ("a", "k"), "a:\n  k: p q\nb: 1\n"),
        ("x: {a: {}, b: []}\n", ("x", "a", "k"), "x: {a: {k: p q}, b: []}\n"),
        ("x: {a: {}, b: []}\n", ("x", "b"), "x: {a: {}, b: [p q]}\n"),
        ("{}\n", ("k",), "{k: p q}\n"),
    ],
)
def test_insert_where_nothing_is(before: str, path: Path, after: str) -> None:
    assert insert(before, path, "p q") == after
