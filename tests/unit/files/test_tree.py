from __future__ import annotations

import pytest
import yaml

from detente.files.nodes import Mapping, Node, Scalar, Sequence
from detente.files.problems import ModelError
from detente.files.syntax import DEEPEST
from detente.files.text import Text
from detente.files.tree import compose

SAMPLE = """\
# a comment
title: 'it''s so'   # another
empty:
é😀: >
  a folded
  text

list:
- x
- {a: [1, "2"], b: }
last: end
"""


@pytest.fixture(params=[True, False], ids=["C", "Python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param and not yaml.__with_libyaml__:
        pytest.skip("no C parser here")
    monkeypatch.setattr(yaml, "__with_libyaml__", request.param)


def told(content: str) -> str:
    with pytest.raises(ModelError) as caught:
        compose(Text("m", content))
    return str(caught.value)


def written(node: Node, content: str) -> object:
    """The tree in the source text of its parts; every part's span is checked on the way."""
    match node:
        case Scalar():
            assert content[node.start : node.end] == node.raw
            return node.raw
        case Sequence(items=items):
            assert all(node.start <= item.start <= item.end <= node.end for item in items)
            return [written(item, content) for item in items]
        case Mapping(entries=entries):
            assert all(node.start <= k.start <= v.end <= node.end for k, v in entries)
            return {key.raw: written(value, content) for key, value in entries}


def test_every_node_knows_its_span() -> None:
    assert written(compose(Text("m", SAMPLE)), SAMPLE) == {
        "title": "'it''s so'",
        "empty": "",
        "é😀": ">\n  a folded\n  text\n\n",
        "list": ["x", {"a": ["1", '"2"'], "b": ""}],
        "last": "end",
    }


def test_lists_and_mappings_end_with_their_last_entry() -> None:
    tree = compose(Text("m", SAMPLE))
    node = tree.get("list")
    assert node is not None
    assert SAMPLE[node.start : node.end] == '- x\n- {a: [1, "2"], b: }'
    assert SAMPLE[tree.start : tree.end].endswith("last: end")


def test_a_missing_value_stands_after_its_colon() -> None:
    empty = compose(Text("m", SAMPLE)).get("empty")
    assert empty is not None
    assert SAMPLE[: empty.start].endswith("empty:")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a: 1\nb: !x y\n", "2:4: a word that begins with ! is a YAML tag"),
        ("a: !!str y\n", "1:4: a word that begins with ! is a YAML tag"),
        ("a: &x y\n", "1:4: `&x` is a YAML anchor"),
        ("a: *x\n", "1:4: `*x` is a YAML alias"),
        ("a: *x y\n", "1:4: `*x` is a YAML alias"),
        ("<<: {a: b}\n", "1:1: `<<` is a YAML merge key"),
        ("a: 1\n---\nb: 2\n", "2:1: a second YAML document begins here"),
        ("a: 1\nb: 2\na: 3\n", "3:1: the key `a` stands twice, first in line 1"),
        ("a: {1: x, '1': y}\n", "1:11: the key `1` stands twice"),
        ("? [a]\n: b\n", "1:3: a key must be a single text"),
        ("{a: b}: c\n", "1:1: a key must be a single text"),
        ("a:\n- - b\n  - c\n", "2:3: `- -` begins a list inside a list"),
        ("a:\n- -\n- Y\n", "2:3: `- -` begins a list inside a list"),
        ("- a\n", "1:1: a model file begins with a key"),
        ("hello\n", "1:1: a model file begins with a key"),
        ("# nothing\n", "1:1: the file holds no model"),
        ('a: "\\e[2J"\n', "1:4: an escape stands for U+001B"),
        ("[" * 200, f"1:{DEEPEST + 1}: lists and mappings are nested more than"),
    ],
)
def test_what_a_model_has_no_use_for_is_refused(content: str, message: str) -> None:
    assert told(content).startswith(f"m:{message}")
    assert len(told(content).splitlines()) == 1


def test_everything_refused_is_told_at_once() -> None:
    assert len(told("a: &x 1\nb: !y 2\na: 3\n").splitlines()) == 3


def test_patterns_that_begin_with_a_dash_are_texts() -> None:
    tree = compose(Text("m", "a:\n- --Y\n- ---\n- -1\nb: [-, -N]\n"))
    assert written(tree, "a:\n- --Y\n- ---\n- -1\nb: [-, -N]\n") == {
        "a": ["--Y", "---", "-1"],
        "b": ["-", "-N"],
    }


@pytest.mark.parametrize("unit", ["[", "{", "a: [", "- ", "? ", "'", "!"])
def test_a_flood_of_one_sign_ends_in_a_message(unit: str) -> None:
    assert told(unit * 1_000_000).startswith("m:1:")
