"""The entries of a list or mapping in block style, each with the comments that belong to it.

A comment directly above an entry, not indented deeper than it, belongs to the entry; so does one on
its line, and one below that is indented deeper. A comment at the top of the file is the file's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.files.edit.layout import (
    after_colon,
    after_remark,
    after_space,
    after_trivia,
    column,
    content_end,
    leads,
    line_above,
    line_start,
    next_line,
)
from detente.files.nodes import Mapping, Node, Scalar, Sequence

COMMENT_LINE = re.compile(r"( *)#")
COMMENT_BELOW = re.compile(r"(?:[ \t]*(?:\r\n?|\n))+( *)#[^\r\n]*")


@dataclass(frozen=True, slots=True)
class Slot:
    """An entry and what belongs to it, as places in the text.

    It starts with the comments above or with its `head`, a key or dash; `hook` is the place after
    its colon or dash; its value ends at `end`, comments beside it and deeper ones below at `stop`.
    """

    start: int
    head: int
    hook: int
    end: int
    stop: int
    key: Scalar | None
    value: Node


def slots_of(content: str, node: Sequence | Mapping, root: bool) -> tuple[Slot, ...]:
    """The entries of `node` in order; `root` says whether it is the whole model."""
    slots: list[Slot] = []
    for head, hook, key, value in _heads(content, node):
        end = max(hook, content_end(content, value))
        stop = after_space(content, after_remark(content, end))
        margin = column(content, head)
        while (below := COMMENT_BELOW.match(content, stop)) and len(below[1]) > margin:
            stop = below.end()
        floor = next_line(content, slots[-1].stop) if slots else 0
        start = _with_comments_above(content, head, floor)
        if root and start == 0:
            start = line_start(content, head)
        slots.append(Slot(start, head, hook, end, stop, key, value))
    return tuple(slots)


def _heads(content: str, node: Sequence | Mapping) -> list[tuple[int, int, Scalar | None, Node]]:
    if isinstance(node, Mapping):
        return [(key.start, after_colon(content, key), key, value) for key, value in node.entries]
    heads: list[tuple[int, int, Scalar | None, Node]] = []
    dash = node.start
    for item in node.items:
        heads.append((dash, dash + 1, None, item))
        dash = after_trivia(content, max(dash + 1, item.end))
    return heads


def _with_comments_above(content: str, head: int, floor: int) -> int:
    if not leads(content, head):
        return head
    start = line_start(content, head)
    margin = head - start
    while start > floor:
        above = line_above(content, start)
        comment = COMMENT_LINE.match(content, above)
        if comment is None or len(comment[1]) > margin:
            break
        start = above
    return start
