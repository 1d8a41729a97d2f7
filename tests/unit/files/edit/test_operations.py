"""What edits refuse, in which words; and new keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.files.edit import EditError, Value, insert, move, remove, rename, set_value
from detente.files.problems import ModelError

MODEL = "title: x\nmakers:\n  us:\n    prefers: [a, b]\n  eu:\nstates: [s1: 1]\n"


def nested(depth: int) -> Value:
    value: Value = []
    for _ in range(depth):
        value = [value]
    return value


REFUSED: list[tuple[Callable[[str], str], str]] = [
    (lambda t: set_value(t, (), 1), "the path is empty; name a key of the model"),
    (
        lambda t: set_value(t, ("makers", "us", "prefer"), 1),
        "there is no key `prefer` in `makers.us`; did you mean `prefers`?",
    ),
    (
        lambda t: remove(t, ("makers", "us", "zz")),
        "there is no key `zz` in `makers.us`; insert it first",
    ),
    (
        lambda t: set_value(t, ("makers", "us", "prefers", 2), 1),
        "there is no item 2 in `makers.us.prefers`; its positions are 0 to 1",
    ),
    (
        lambda t: set_value(t, ("makers", "us", "prefers", -1), 1),
        "there is no item -1 in `makers.us.prefers`; its positions are 0 to 1",
    ),
    (
        lambda t: set_value(t, ("makers", "us", "prefers", "a"), 1),
        "`makers.us.prefers` is a list; name a position in it, not the key `a`",
    ),
    (
        lambda t: set_value(t, ("makers", 0), 1),
        "`makers` is a mapping; name a key in it, not the position 0",
    ),
    (
        lambda t: set_value(t, ("title", "x"), 1),
        "`title` is a single text, so there is no `x` in it",
    ),
    (
        lambda t: set_value(t, ("makers", "eu", "x"), 1),
        "`makers.eu` is empty, so there is no `x` in it; insert it first",
    ),
    (
        lambda t: insert(t, ("title",), 1),
        "`title` is there already; set its value, "
        "or name the list and, with `at`, the position of the new item",
    ),
    (
        lambda t: insert(t, ("makers", "us", "prefers", 0), 1),
        "`makers.us.prefers[0]` is there already; set its value, "
        "or name the list and, with `at`, the position of the new item",
    ),
    (lambda t: insert(t, ("makers",), 1), "`makers` is a mapping; name the new key in it"),
    (
        lambda t: insert(t, ("makers", "us", "prefers"), 1, at=3),
        "3 is no position in `makers.us.prefers`; its positions are 0 to 2",
    ),
    (
        lambda t: insert(t, ("makers", "eu", "title"), 1, at=1),
        "1 is no position in `makers.eu`; its positions are 0 to 0",
    ),
    (
        lambda t: insert(t, ("states", 0, "title"), 1),
        "`s1: 1` has no braces of its own; write {s1: 1} first",
    ),
    (
        lambda t: move(t, ("makers", "us"), 2),
        "2 is no position in `makers`; its positions are 0 to 1",
    ),
    (
        lambda t: rename(t, ("makers", "us"), "eu"),
        "there is a key `makers.eu` already; take another name",
    ),
    (
        lambda t: rename(t, ("makers", "us", "prefers", 0), "c"),
        "`makers.us.prefers[0]` is an item of a list, which has no key",
    ),
    (
        lambda _: remove("title: x\n", ("title",)),
        "`title` is the only key of the model, which cannot be empty",
    ),
    (
        lambda _: rename("? a\n: b\nc: d\n", ("c",), "e"),
        "the key `a` is written with `?`; write `a:` instead",
    ),
    (
        lambda _: insert("a: |\n  the text ends here", ("b",), 1),
        "nothing is changed, for more than that place would be; "
        "end the last line of the file first",
    ),
    (
        lambda _: set_value(f"a: {'[' * 38}x{']' * 38}\n", ("a", *[0] * 38), nested(2)),
        "nothing is changed, for line 1 would be wrong: lists and mappings are nested more than 40 "
        "deep; is a bracket too many here?",
    ),
]


@pytest.mark.parametrize(("edit", "sentence"), REFUSED, ids=[case[1] for case in REFUSED])
def test_refused(edit: Callable[[str], str], sentence: str) -> None:
    with pytest.raises(EditError) as refused:
        edit(MODEL)
    assert str(refused.value) == sentence


@pytest.mark.parametrize("text", ["a: [", "", "a: 1\na: 2\n", "a: &x 1\n", "- a\n"])
def test_a_file_that_cannot_be_read_is_not_edited(text: str) -> None:
    with pytest.raises(ModelError):
        set_value(text, ("a",), 1)


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ("a: 1  # A\nb: 2\n", "c", "c: 1  # A\nb: 2\n"),
        ("{a: 1, b: 2}\n", "c: d", '{"c: d": 1, b: 2}\n'),
        ('{"a":1}\n', "c", "{c: 1}\n"),
        ("'a': 1\n", "<<", "'<<': 1\n"),
        ("a:\n  - x\n", "null", '"null":\n  - x\n'),
        ("{a}\n", "c", "{c}\n"),
        ("a: 1\n", "a", "a: 1\n"),
    ],
)
def test_rename(before: str, new: str, after: str) -> None:
    assert rename(before, ("a",), new) == after


def test_a_move_to_the_same_place_changes_nothing() -> None:
    assert move(MODEL, ("makers", "us"), 0) == MODEL
