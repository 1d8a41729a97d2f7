"""Any edit changes what it should and nothing else, in files of any layout."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from detente.files.edit import insert, move, remove, rename, set_value
from detente.files.text import Text
from detente.files.tree import compose
from tests.unit.files.edit.layouts import (
    Scribe,
    around,
    comments,
    data,
    model,
    paths,
    sprinkled,
    tree,
)

ROOT = Path(__file__).parents[4]
FILES = [
    *sorted((ROOT / "src/detente/catalogue/models").glob("*.yaml")),
    ROOT / "tests/data/truce_draft.yaml",
]
NEW = "a new: key"


def ordered(value: Any) -> Any:
    """Data in which the order of keys counts."""
    if isinstance(value, dict):
        return [(key, ordered(entry)) for key, entry in value.items()]
    return [ordered(item) for item in value] if isinstance(value, list) else value


def entries_at(root: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        root = root[step]
    return root


def with_entries(root: Any, path: tuple[str | int, ...], entries: list[tuple[Any, Any]]) -> Any:
    """`root` with other entries in the list or mapping at `path`."""
    if not path:
        return dict(entries) if isinstance(root, dict) else [value for _, value in entries]
    step, *rest = path
    steps = root.items() if isinstance(root, dict) else enumerate(root)
    changed = [
        (key, with_entries(value, tuple(rest), entries) if key == step else value)
        for key, value in steps
    ]
    return with_entries(root, (), changed)


def edit_somewhere(text: str, random: Random) -> None:
    """Make a random edit of `text` and compare with the same edit of its data."""
    before = tree(text)
    path = random.choice(paths(before))
    above, step = path[:-1], path[-1]
    parent = entries_at(before, above)
    entries: list[tuple[Any, Any]] = list(
        parent.items() if isinstance(parent, dict) else enumerate(parent)
    )
    place = list(parent).index(step) if isinstance(parent, dict) else int(step)
    value = data(random, 2)
    lost: set[str] = set()
    match random.choice(["set", "insert", "insert", "remove", "move", "rename"]):
        case "set":
            after = set_value(text, path, value)
            entries[place] = (step, value)
            lost = around(text, path) if isinstance(entries_at(before, path), dict | list) else lost
        case "insert" if isinstance(parent, dict):
            at = random.randint(0, len(entries))
            after = insert(text, (*above, NEW), value, at)
            entries.insert(at, (NEW, value))
        case "insert":
            at = random.randint(0, len(entries))
            after = insert(text, above, value, at)
            entries.insert(at, ("", value))
        case "remove" if above or len(entries) > 1:
            after = remove(text, path)
            del entries[place]
            lost = around(text, path)
        case "rename" if isinstance(parent, dict):
            after = rename(text, path, NEW)
            entries[place] = (NEW, entries[place][1])
        case _:
            to = random.randrange(len(entries))
            after = move(text, path, to)
            entries.insert(to, entries.pop(place))
            assert sorted(comments(after)) == sorted(comments(text))
            assert ordered(tree(after)) == ordered(with_entries(before, above, entries))
            return
    assert ordered(tree(after)) == ordered(with_entries(before, above, entries))
    assert without(comments(after), lost) == without(comments(text), lost)
    assert set(comments(after)) <= set(comments(text))


def without(all_comments: list[str], lost: set[str]) -> list[str]:
    return [comment for comment in all_comments if comment not in lost]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_edits_of_published_models(file: Path, random: Random) -> None:
    text = sprinkled(file.read_text("utf-8"), random)
    edit_somewhere(text, random)


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 2**32))
def test_edits_in_any_layout(seed: int) -> None:
    random = Random(seed)
    written = model(random)
    text = Scribe(random).write(written)
    assume(tree(text) == written)
    edit_somewhere(text, random)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_the_rest_of_the_file_is_the_same_byte_for_byte(seed: int) -> None:
    """A text that is set anew changes nothing outside the place where the old one stands."""
    random = Random(seed)
    written = model(random)
    text = Scribe(random).write(written)
    assume(tree(text) == written)
    texts = [path for path in paths(written) if isinstance(entries_at(written, path), str)]
    assume(texts)
    path = random.choice(texts)
    content = text.removeprefix("\ufeff")
    node: Any = compose(Text("text", content))
    for step in path:
        node = node.get(step) if isinstance(step, str) else node.items[step]
    after = set_value(text, path, "new").removeprefix("\ufeff")
    assert after.startswith(content[: node.start])
    assert after.endswith(content[node.end :].lstrip("\r\n"))
