"""Where lines, comments and values of a model file begin and end."""

from __future__ import annotations

import re

from detente.files.edit.error import EditError
from detente.files.nodes import Node, Scalar, Sequence

BREAK = re.compile(r"\r\n?|\n")
LINE_END = re.compile(r"(?=[\r\n])|\Z")
TRIVIA = re.compile(r"(?:[ \t\r\n]+|#[^\r\n]*)*")
SPACE = re.compile(r"[ \t]*")
REMARK = re.compile(r"[ \t]+#[^\r\n]*")
BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n?|\n))*")
BLOCK_SIGN = re.compile(r"[|>][-+0-9]*")

Splice = tuple[int, int, str]
"""Where the text is replaced, from and to, and what stands there instead."""


def applied(content: str, splices: list[Splice]) -> str:
    """`content` with its splices made; of two at one place, the first in the list comes first."""
    parts: list[str] = []
    done = 0
    for start, end, new in sorted(splices, key=lambda splice: splice[:2]):
        parts += [content[done:start], new]
        done = end
    return "".join([*parts, content[done:]])


def line_start(content: str, at: int) -> int:
    """Where the line of `at` begins."""
    start = content.rfind("\n", 0, at) + 1
    return max(start, content.rfind("\r", start, at) + 1)


def line_end(content: str, at: int) -> int:
    """Where the line of `at` ends, its line end not counted."""
    return _end(LINE_END, content, at)


def next_line(content: str, at: int) -> int:
    """Where the line after that of `at` begins; the end of the text if there is none."""
    end = line_end(content, at)
    found = BREAK.match(content, end)
    return found.end() if found else end


def line_above(content: str, start: int) -> int:
    """Where the line above begins, given where a line begins that is not the first."""
    width = 2 if content[start - 2 : start] == "\r\n" else 1
    return line_start(content, start - width)


def after_blank_lines(content: str, start: int) -> int:
    """Where the first line from `start` on begins that is not blank."""
    found = BLANK_LINES.match(content, start)
    return found.end() if found else start


def before_blank_lines(content: str, start: int, floor: int) -> int:
    """Where the blank lines above the line that begins at `start` begin, from `floor` on."""
    while start > floor and not content[line_above(content, start) : start].strip(" \t\r\n"):
        start = line_above(content, start)
    return start


def column(content: str, at: int) -> int:
    """How many characters stand before `at` on its line."""
    return at - line_start(content, at)


def leads(content: str, at: int) -> bool:
    """Whether nothing but space stands before `at` on its line."""
    return not content[line_start(content, at) : at].strip(" \t")


def after_trivia(content: str, at: int) -> int:
    """The first place from `at` on that is neither space nor comment."""
    return _end(TRIVIA, content, at)


def after_space(content: str, at: int) -> int:
    """The first place from `at` on that is not space; line ends are not space."""
    return _end(SPACE, content, at)


def after_remark(content: str, at: int) -> int:
    """The end of the comment that stands on the line of `at`, right after it; `at` without one."""
    return found.end() if (found := REMARK.match(content, at)) else at


def _end(pattern: re.Pattern[str], content: str, at: int) -> int:
    found = pattern.search(content, at)
    return found.end() if found else at


def after_colon(content: str, key: Scalar) -> int:
    """Where the value of `key` may begin: after the colon, or the key if it has none."""
    if content[line_start(content, key.start) : key.start].rstrip(" \t").endswith("?"):
        raise EditError(f"the key `{key.text}` is written with `?`; write `{key.text}:` instead")
    at = after_space(content, key.end)
    return at + 1 if content.startswith(":", at) else key.end


def block_sign(scalar: Scalar) -> str:
    """The sign that begins a block of text, such as `>-`; empty for other texts."""
    found = BLOCK_SIGN.match(scalar.raw) if scalar.style in {"|", ">"} else None
    return found[0] if found else ""


def content_end(content: str, node: Node) -> int:
    """Where a node ends, without the blank lines after a block of text that are no part of it."""
    last = node
    while not isinstance(last, Scalar) and not last.flow:
        last = last.items[-1] if isinstance(last, Sequence) else last.entries[-1][1]
    if not isinstance(last, Scalar) or last.style not in {"|", ">"}:
        return last.end
    if "+" in block_sign(last):
        return last.end - len(last.raw) + len(re.sub(r"(?:\r\n?|\n)\Z", "", last.raw))
    return line_end(content, last.start + len(last.raw.rstrip(" \t\r\n")))
