"""Texts as they are written: plain where YAML and our reader allow it, else quoted, or a block."""

from __future__ import annotations

import json
import re
import textwrap

from detente.files.nodes import NULLS, Style
from detente.files.text import NOT_TEXT

RESERVED = NULLS | {"<<"}
NOT_PLAIN = re.compile(
    r"[,\[\]{}#&*!|>'\"%@`]"  # an indicator at the beginning
    r"|[-?:](?:[ ]|\Z)"
    r"|---|\.\.\."
    r"|.*(?::(?:[ ]|\Z)|[ ]\#)"  # the end of a key, the beginning of a comment
)
NOT_PLAIN_IN_FLOW = re.compile(r":|.*[,\[\]{}?]")
ESCAPED = re.compile("[\t\n\r\ufeff]")
NOT_IN_QUOTES = re.compile(rf"{NOT_TEXT.pattern}|\ufeff")


def quoted(text: str, flow: bool, like: Style = "") -> str:
    """`text` on one line, for a place in brackets or braces if `flow`.

    Quotes, where there must be some, are of the kind `like` if that is possible.

    >>> print(quoted("mission is nato", flow=True), quoted("exactly 1 of (a, b)", flow=True))
    mission is nato "exactly 1 of (a, b)"
    """
    escapes = ESCAPED.search(text) or NOT_TEXT.search(text)
    if not escapes and _plain(text, flow):
        return text
    single = like == "'" if like in {"'", '"'} else '"' in text or "\\" in text
    if single and not escapes:
        return "'" + text.replace("'", "''") + "'"
    return NOT_IN_QUOTES.sub(_escape, json.dumps(text, ensure_ascii=False))


def key_text(text: str, like: Style = "") -> str:
    """A key, for any place."""
    return quoted(text, flow=True, like=like)


def _plain(text: str, flow: bool) -> bool:
    if text in RESERVED or text != text.strip(" ") or NOT_PLAIN.match(text):
        return False
    # the reader takes a lone parenthesis in brackets for a statement cut at its comma
    return not flow or (not NOT_PLAIN_IN_FLOW.match(text) and text.count("(") == text.count(")"))


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def literal(text: str) -> tuple[str, list[str]] | None:
    r"""The sign and the lines of a literal block, None if `text` would not survive in it.

    >>> literal("one\ntwo\n")
    ('|', ['one', 'two'])
    """
    body = text.removesuffix("\n")
    lines = body.split("\n")
    fragile = any(line != line.rstrip(" ") for line in lines) or body[:1] in {"", " ", "\n"}
    if fragile or body.endswith("\n") or ESCAPED.search(body.replace("\n", "")):
        return None
    if NOT_TEXT.search(body):
        return None
    return "|" if text != body else "|-", lines


def folded(text: str, width: int) -> tuple[str, list[str]] | None:
    r"""The sign and the lines of a folded block of this width, None if `text` would not survive.

    >>> folded("what is decided and what is not", 16)
    ('>-', ['what is decided', 'and what is not'])
    """
    block = literal(text)
    if block is None or any(line.startswith(" ") or "  " in line for line in block[1]):
        return None
    wrapped = [
        textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
        for line in block[1]
    ]
    lines = [line for paragraph in wrapped for line in ("", *paragraph)]
    return block[0].replace("|", ">"), lines[1:]
