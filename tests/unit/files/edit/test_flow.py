"""Edits in brackets and braces; each result was read by eye."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.files.edit import insert, move, remove, set_value

ALIGNED = """\
ranking: [a,   # first
          b,   # second
          c]
title: x
"""

LINES = """\
ranking: [
  # the best
  a,
  b,  # second
  # the worst
  c
]  # all
"""

WRAPPED = """\
ranking: [a, b, c, d,
          e, f]   # all
"""

STATEMENT = "prefers:\n  - {statement: not aid, confidence: 0.9}  # says A\n  - truce\n"

Edit = Callable[[str], str]

CASES: list[tuple[str, str, Edit, str]] = [
    (
        "aligned, the first to the end",
        ALIGNED,
        lambda t: move(t, ("ranking", 0), 2),
        "ranking: [b,   # second\n          c,\n          a   # first\n          ]\ntitle: x\n",
    ),
    (
        "aligned, the second to the front",
        ALIGNED,
        lambda t: move(t, ("ranking", 1), 0),
        "ranking: [b,   # second\n          a,   # first\n          c]\ntitle: x\n",
    ),
    (
        "aligned, without the first",
        ALIGNED,
        lambda t: remove(t, ("ranking", 0)),
        "ranking: [b,   # second\n          c]\ntitle: x\n",
    ),
    (
        "aligned, without the last",
        ALIGNED,
        lambda t: remove(t, ("ranking", 2)),
        "ranking: [a,   # first\n          b   # second\n          ]\ntitle: x\n",
    ),
    (
        "aligned, one more at the end",
        ALIGNED,
        lambda t: insert(t, ("ranking",), "d"),
        ALIGNED.replace("c]", "c,\n          d]"),
    ),
    (
        "aligned, one more in between",
        ALIGNED,
        lambda t: insert(t, ("ranking",), "d, e", at=1),
        ALIGNED.replace("          b", '          "d, e",\n          b'),
    ),
    (
        "an item a line, the first to the end",
        LINES,
        lambda t: move(t, ("ranking", 0), 2),
        "ranking: [\n  b,  # second\n  # the worst\n  c,\n  # the best\n  a\n]  # all\n",
    ),
    (
        "an item a line, the last to the front",
        LINES,
        lambda t: move(t, ("ranking", 2), 0),
        "ranking: [\n  # the worst\n  c,\n  # the best\n  a,\n  b  # second\n]  # all\n",
    ),
    (
        "an item a line, without the last",
        LINES,
        lambda t: remove(t, ("ranking", 2)),
        "ranking: [\n  # the best\n  a,\n  b  # second\n]  # all\n",
    ),
    (
        "an item a line, one more in front",
        LINES,
        lambda t: insert(t, ("ranking",), "z", at=0),
        LINES.replace("  # the best", "  z,\n  # the best"),
    ),
    (
        "wrapped, the last of a line",
        WRAPPED,
        lambda t: remove(t, ("ranking", 3)),
        WRAPPED.replace("c, d,", "c,"),
    ),
    (
        "wrapped, the first of a line",
        WRAPPED,
        lambda t: remove(t, ("ranking", 4)),
        WRAPPED.replace("e, f", "f"),
    ),
    (
        "wrapped, the first of all",
        WRAPPED,
        lambda t: remove(t, ("ranking", 0)),
        WRAPPED.replace("a, b", "b"),
    ),
    (
        "wrapped, moved",
        WRAPPED,
        lambda t: move(t, ("ranking", 4), 1),
        "ranking: [a, e, b, c, d,\n          f]   # all\n",
    ),
    (
        "wrapped, one more at the end",
        WRAPPED,
        lambda t: insert(t, ("ranking",), ["g", "h"]),
        WRAPPED.replace("f]", "f, [g, h]]"),
    ),
    (
        "a comma at the end stays",
        "a: [x, y,]\n",
        lambda t: insert(remove(t, ("a", 1)), ("a",), "z"),
        "a: [x, z,]\n",
    ),
    (
        "commas at the front of lines",
        "a: [ x  # X\n   , y\n   , z ]\n",
        lambda t: remove(t, ("a", 1)),
        "a: [ x  # X\n   , z ]\n",
    ),
    ("the only item", "a: [ x ]  # why\n", lambda t: remove(t, ("a", 0)), "a: []  # why\n"),
    (
        "the only item, with a comment that is not its own",
        "a: [\n  # none\n\n  x,\n  ]\n",
        lambda t: remove(t, ("a", 0)),
        "a: [\n  # none\n\n  ]\n",
    ),
    (
        "into brackets that hold a comment",
        "a: [ # none yet\n  ]\n",
        lambda t: insert(t, ("a",), "x"),
        "a: [ # none yet\n  x]\n",
    ),
    (
        "a new key",
        STATEMENT,
        lambda t: insert(t, ("prefers", 0, "because"), ["talks"], at=1),
        STATEMENT.replace(", conf", ", because: [talks], conf"),
    ),
    (
        "a statement with commas",
        STATEMENT,
        lambda t: set_value(t, ("prefers", 0, "statement"), "at most 1 of (a, b)"),
        STATEMENT.replace("not aid", '"at most 1 of (a, b)"'),
    ),
    (
        "one more of the same form",
        STATEMENT,
        lambda t: insert(t, ("prefers",), {"statement": "x", "until": None}, at=1),
        STATEMENT.replace("  - truce", "  - {statement: x, until: null}\n  - truce"),
    ),
    ("no value", "a: {b: , c}\n", lambda t: set_value(t, ("a", "b"), 1), "a: {b: 1 , c}\n"),
    ("no colon", "a: {b: , c}\n", lambda t: set_value(t, ("a", "c"), 1), "a: {b: , c: 1}\n"),
    ("a colon at the end", "a: {b: }\n", lambda t: insert(t, ("a", "c"), 1), "a: {b: , c: 1 }\n"),
    (
        "a colon is left at the end",
        "a: {b: , c: 1}\n",
        lambda t: remove(t, ("a", "c")),
        "a: {b: }\n",
    ),
    ("a lone pair", "a: [b: 1, c]\n", lambda t: remove(t, ("a", 0, "b")), "a: [{}, c]\n"),
    (
        "after a comment, not into it",
        "a: [x, y,\n    z  # Z\n   ]\n",
        lambda t: insert(t, ("a",), "w"),
        "a: [x, y,\n    z,  # Z\n    w\n   ]\n",
    ),
    (
        "a comment above that moves to the bracket's line",
        "a: [x, y,\n    # Z\n    z, w]\n",
        lambda t: move(t, ("a", 2), 0),
        "a: [\n    # Z\n    z, x, y,\n    w]\n",
    ),
    (
        "the next one's comment stays above it",
        "a: [x,\n    # Y\n    y, z]\n",
        lambda t: remove(t, ("a", 0)),
        "a: [\n    # Y\n    y, z]\n",
    ),
    (
        "indented as most are, not as the first",
        "a: [x,\n  y,\n  z]\n",
        lambda t: insert(t, ("a",), "w"),
        "a: [x,\n  y,\n  z,\n  w]\n",
    ),
    (
        "a comment between an item and its comma",
        "a: [x # X\n    , y]\n",
        lambda t: move(t, ("a", 0), 1),
        "a: [y, x # X\n    ]\n",
    ),
    (
        "a comment on a line with two items is neither's",
        "a: [x, y,  # both\n    z]\n",
        lambda t: remove(t, ("a", 1)),
        "a: [x,  # both\n    z]\n",
    ),
    (
        "a line in quotes that looks like a comment",
        'a: ["x\n  # y",\n  b,\n  c]\n',
        lambda t: remove(t, ("a", 1)),
        'a: ["x\n  # y",\n  c]\n',
    ),
]


@pytest.mark.parametrize(
    ("before", "edit", "after"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_edits_in_flow_style(before: str, edit: Edit, after: str) -> None:
    assert edit(before) == after
