"""Edits of lists with dashes and of keys on lines of their own; each result was read by eye."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.files.edit import insert, move, remove, rename, set_value

PREFERS = """\
prefers:   # most important first
# own
- a  # A

# about b
- b
  # deeper than the dash: b's too
- c: 1  # C
  # about d
  d: 2  # D
title: x
"""

GROUPS = """\
# what the file is
title: x

# who decides
makers:
    us: {prefers: [a]}
    # about eu
    eu: {prefers: [b]}

status: [a]
"""

Edit = Callable[[str], str]

CASES: list[tuple[str, str, Edit, str]] = [
    (
        "remove the first",
        PREFERS,
        lambda t: remove(t, ("prefers", 0)),
        """\
prefers:   # most important first
# about b
- b
  # deeper than the dash: b's too
- c: 1  # C
  # about d
  d: 2  # D
title: x
""",
    ),
    (
        "remove with comments above, below and blank lines",
        PREFERS,
        lambda t: remove(t, ("prefers", 1)),
        """\
prefers:   # most important first
# own
- a  # A

- c: 1  # C
  # about d
  d: 2  # D
title: x
""",
    ),
    (
        "remove the last",
        PREFERS,
        lambda t: remove(t, ("prefers", 2)),
        """\
prefers:   # most important first
# own
- a  # A

# about b
- b
  # deeper than the dash: b's too
title: x
""",
    ),
    (
        "remove the key behind the dash",
        PREFERS,
        lambda t: remove(t, ("prefers", 2, "c")),
        PREFERS.replace("- c: 1  # C\n  # about d\n", "- # about d\n"),
    ),
    (
        "move to the front",
        PREFERS,
        lambda t: move(t, ("prefers", 2), 0),
        """\
prefers:   # most important first
- c: 1  # C
  # about d
  d: 2  # D
# own
- a  # A

# about b
- b
  # deeper than the dash: b's too
title: x
""",
    ),
    (
        "move to the end",
        PREFERS,
        lambda t: move(t, ("prefers", 0), 2),
        """\
prefers:   # most important first
# about b
- b
  # deeper than the dash: b's too
- c: 1  # C
  # about d
  d: 2  # D
# own
- a  # A
title: x
""",
    ),
    (
        "move the key behind the dash",
        PREFERS,
        lambda t: move(t, ("prefers", 2, "c"), 1),
        PREFERS.replace(
            "- c: 1  # C\n  # about d\n  d: 2  # D", "- # about d\n  d: 2  # D\n  c: 1  # C"
        ),
    ),
    (
        "insert behind the dash",
        PREFERS,
        lambda t: insert(t, ("prefers", 2, "id"), "z", at=0),
        PREFERS.replace("- c: 1", "- id: z\n  c: 1"),
    ),
    (
        "insert above a comment",
        PREFERS,
        lambda t: insert(t, ("prefers",), {"statement": "x y", "because": ["p", "q"]}, at=1),
        PREFERS.replace("# about b", "- statement: x y\n  because: [p, q]\n# about b"),
    ),
    (
        "insert at the end",
        PREFERS,
        lambda t: insert(t, ("prefers",), "z"),
        PREFERS.replace("  d: 2  # D\n", "  d: 2  # D\n- z\n"),
    ),
    (
        "a comment at the top is the file's",
        GROUPS,
        lambda t: remove(t, ("title",)),
        GROUPS.replace("title: x\n\n", ""),
    ),
    (
        "before the first key, below the comment at the top, apart as the others are",
        GROUPS,
        lambda t: insert(t, ("as_of",), "2025-03-08", at=0),
        GROUPS.replace("title: x", "as_of: 2025-03-08\n\ntitle: x"),
    ),
    (
        "groups stay apart",
        GROUPS,
        lambda t: move(t, ("status",), 1),
        """\
# what the file is
title: x

status: [a]

# who decides
makers:
    us: {prefers: [a]}
    # about eu
    eu: {prefers: [b]}
""",
    ),
    (
        "odd indentation is taken up",
        GROUPS,
        lambda t: insert(t, ("makers", "cn"), {"prefers": ["c", "d e"]}, at=1),
        GROUPS.replace("    # about eu", "    cn: {prefers: [c, d e]}\n    # about eu"),
    ),
    (
        "mappings are indented as elsewhere",
        GROUPS,
        lambda t: insert(t, ("define",), {"truce": "a and b"}),
        GROUPS + "\ndefine:\n    truce: a and b\n",
    ),
    (
        "the only item",
        "a:  # why\n  # own\n  - x\nb: 1\n",
        lambda t: remove(t, ("a", 0)),
        "a: []  # why\nb: 1\n",
    ),
    (
        "the only key behind a dash",
        "a:\n  - x: 1  # X\n  - y\n",
        lambda t: remove(t, ("a", 0, "x")),
        "a:\n  - {}\n  - y\n",
    ),
    (
        "a comment of less depth above goes along, one deeper stays with what is above it",
        "a:\n  - x\n    # x's\n# y's\n  - y\n  - z\n",
        lambda t: remove(t, ("a", 1)),
        "a:\n  - x\n    # x's\n  - z\n",
    ),
    (
        "a comment that blank lines part from the entry stays",
        "a:\n  # heading\n\n  - x\n  - y\n",
        lambda t: remove(t, ("a", 0)),
        "a:\n  # heading\n\n  - y\n",
    ),
    (
        "odd gaps behind dashes",
        "a:\n-   x\n-   y: 1\n",
        lambda t: insert(t, ("a",), {"p": "q", "r": None}),
        "a:\n-   x\n-   y: 1\n-   p: q\n    r: null\n",
    ),
    (
        "no line end at the end",
        "a: 1\nb:\n  - x",
        lambda t: insert(t, ("b",), "y"),
        "a: 1\nb:\n  - x\n  - y\n",
    ),
    (
        "CRLF",
        "a:\r\n  - x  # X\r\n  - y\r\n",
        lambda t: insert(move(t, ("a", 1), 0), ("b",), "one\ntwo\n"),
        "a:\r\n  - y\r\n  - x  # X\r\nb: |\r\n  one\r\n  two\r\n",
    ),
    (
        "byte order mark and characters of four bytes",
        "\ufeff😀: 😀 # 😀\nb: x\n",
        lambda t: rename(set_value(t, ("b",), "😀: y"), ("😀",), "c"),
        '\ufeffc: 😀 # 😀\nb: "😀: y"\n',
    ),
    (
        "a block of text with the blank lines that are its own",
        "a: |+\n  x\n\n\nb: |\n  y\n\n# c\nc: 1\n",
        lambda t: move(t, ("a",), 1),
        "b: |\n  y\n\na: |+\n  x\n\n\n# c\nc: 1\n",
    ),
    (
        "of the blank lines around, the more stay",
        "a: 1\nb: 2\n\nc: 3\n",
        lambda t: remove(t, ("b",)),
        "a: 1\n\nc: 3\n",
    ),
    (
        "blank lines that belong to a text above stay",
        "a: |+\n  x\n\nb: 1\n",
        lambda t: remove(t, ("b",)),
        "a: |+\n  x\n\n",
    ),
    (
        "a line in quotes that looks like a comment",
        'a: "x\n# y"\nb: 1\nc: 2\n',
        lambda t: remove(t, ("b",)),
        'a: "x\n# y"\nc: 2\n',
    ),
]


@pytest.mark.parametrize(
    ("before", "edit", "after"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_edits_in_block_style(before: str, edit: Edit, after: str) -> None:
    assert edit(before) == after
