from __future__ import annotations

from itertools import product
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from detente.files.edit.quote import folded, key_text, literal, quoted

SIGNS = "a -:,[]{}#?'\"\\!&|>%@`(.\t~<=\n"
LOADERS: list[Any] = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


def scalars(document: str, loader: Any) -> list[str]:
    return [
        event.value
        for event in yaml.parse(document, Loader=loader)
        if isinstance(event, yaml.ScalarEvent)
    ]


def everywhere(text: str) -> list[str]:
    """Documents with `text` as a value, an item and a key, always after an x and before a y."""
    block, flow, key = quoted(text, flow=False), quoted(text, flow=True), key_text(text)
    return [
        f"x: {block}\ny:\n",
        f"- x\n- {block}\n- y\n",
        f"[x, {flow}, y]",
        f"{{x: {flow}, y: }}",
        f"- x\n- {key}: y\n",
        f"[x, {{{key}: y}}]",
    ]


@pytest.mark.parametrize("loader", LOADERS)
def test_every_short_text_is_read_back(loader: Any) -> None:
    texts = ["".join(signs) for length in range(3) for signs in product(SIGNS, repeat=length)]
    for text in [*texts, "--- a", "... a", "a: b", "a #b", "a :b", ":a:", "null", "~", "<<"]:
        for document in everywhere(text):
            assert scalars(document, loader)[:3] == ["x", text, "y"]


@given(st.text(max_size=8))
def test_any_text_is_read_back(text: str) -> None:
    for document in everywhere(text):
        assert scalars(document, LOADERS[-1])[:3] == ["x", text, "y"]


@pytest.mark.parametrize(
    ("text", "block", "flow"),
    [
        ("mission is nato", "mission is nato", "mission is nato"),
        ("at most 1 of (a, b)", "at most 1 of (a, b)", '"at most 1 of (a, b)"'),
        ("open (a", "open (a", '"open (a"'),
        ("0.7", "0.7", "0.7"),
        ("true", "true", "true"),
        ("null", '"null"', '"null"'),
        ("", '""', '""'),
        (">>", '">>"', '">>"'),
        ("-N-", "-N-", "-N-"),
        ("- a", '"- a"', '"- a"'),
        ("it's", "it's", "it's"),
        ('say "a": b', "'say \"a\": b'", "'say \"a\": b'"),
        ('it\'s "a": b', "'it''s \"a\": b'", "'it''s \"a\": b'"),
        ("a\u2028b", '"a\\u2028b"', '"a\\u2028b"'),
        ("\ufeffa", '"\\ufeffa"', '"\\ufeffa"'),
        ("é😀", "é😀", "é😀"),
    ],
)
def test_quotes_only_where_needed(text: str, block: str, flow: str) -> None:
    assert quoted(text, flow=False) == block
    assert quoted(text, flow=True) == flow


def test_quotes_of_the_kind_asked_for() -> None:
    assert quoted("it's: a", flow=False, like="'") == "'it''s: a'"
    assert quoted('a: "b"', flow=False, like='"') == '"a: \\"b\\""'
    assert quoted("a\tb", flow=False, like="'") == '"a\\tb"'


@given(st.text(alphabet="ab \n#:-", max_size=20), st.integers(1, 12))
def test_blocks_are_read_back_or_not_offered(text: str, width: int) -> None:
    for block in (literal(text), folded(text, width)):
        if block is not None:
            sign, lines = block
            document = "\n".join(
                ["x:", f"  - {sign}", *(f"    {line}" for line in lines), "y:", ""]
            )
            assert scalars(document, LOADERS[-1])[1] == text


@pytest.mark.parametrize(
    "text", ["", "\n", "a\n\n", " a\nb", "a \nb", "a\tb\nc", "a\r\nb", "a\x07\nb"]
)
def test_texts_that_would_not_survive_in_a_block(text: str) -> None:
    assert literal(text) is None
    assert folded(text, 10) is None


def test_folded_lines_keep_their_double_spaces_by_not_being_folded() -> None:
    assert folded("a  b", 10) is None
    assert literal("a  b") == ("|-", ["a  b"])
