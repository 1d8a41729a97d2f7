from __future__ import annotations

import pytest

from detente.files.nodes import Mapping, Scalar
from detente.files.text import Text
from detente.files.tree import compose


def scalar(written: str) -> tuple[str, Scalar]:
    content = f"a: {written}\n"
    node = compose(Text("m", content)).get("a")
    assert isinstance(node, Scalar)
    return content, node


@pytest.mark.parametrize(
    "written",
    [
        "x and y",
        "'x and y'",
        '"x and y"',
        "'it''s x and y'",
        "é😀 x and y",
        "x\n  and y",
        "'it''s\n\n  x and\n  y'",
        '"x and\n  y"',
        "> # x\n  x and\n  y",
        "|-\n\n   x\n   and y",
    ],
)
def test_every_character_is_found_in_the_file(written: str) -> None:
    content, node = scalar(written)
    for word in ("x", "and", "y"):
        at = node.index(node.text.index(word))
        assert content[at:].startswith(word)
        assert content.find("#") < at


def test_with_escapes_the_beginning_is_the_place() -> None:
    _, node = scalar('"x\\u0020y"')
    assert node.index(len(node.text) - 1) == node.start


@pytest.mark.parametrize(
    ("written", "null"), [("", True), ("~", True), ("null", True), ("'~'", False), ("no", False)]
)
def test_what_counts_as_nothing(written: str, null: bool) -> None:
    assert scalar(written)[1].null is null


def test_a_mapping_is_read_by_its_keys() -> None:
    node = compose(Text("m", "a: 1\ntrue: 2\nnull: 3\n10: 4\n"))
    assert list(node) == ["a", "true", "null", "10"]
    ten = node.get("10")
    assert isinstance(ten, Scalar)
    assert ten.text == "4"
    assert node.key("b") is None
    assert node.get("b") is None
    assert isinstance(node, Mapping)
