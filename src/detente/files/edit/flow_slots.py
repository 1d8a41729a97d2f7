"""The entries of a list in brackets or a mapping in braces, each with its own comments.

Comments on lines of their own directly above an entry that begins its line belong to it; so does a
comment at the end of its line, if no entry before it stands on that line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.files.edit.layout import (
    after_colon,
    after_remark,
    after_trivia,
    leads,
    line_above,
    line_start,
)
from detente.files.nodes import Mapping, Node, Scalar, Sequence

COMMENT_LINE = re.compile(r"[ \t]*(#[^\r\n]*)")


@dataclass(frozen=True, slots=True)
class FlowSlot:
    """An entry and what belongs to it, as places in the text.

    It starts with the comments `above` or with its `head`; `hook` is the place after its colon, in
    a list its head; its value ends at `end`; `comma` is the place of the comma behind it, None if
    it has none; the comma and the comment `beside` it end at `stop`.
    """

    start: int
    head: int
    hook: int
    end: int
    comma: int | None
    stop: int
    above: tuple[str, ...]
    beside: str
    key: Scalar | None
    value: Node


def flow_slots_of(content: str, node: Sequence | Mapping) -> tuple[FlowSlot, ...]:
    """The entries of `node` in order."""
    slots: list[FlowSlot] = []
    floor = node.start
    for head, hook, key, value in _heads(content, node):
        end = max(hook, value.end)
        comma = after_trivia(content, end)
        has_comma = comma < node.end and content[comma] == ","
        stop = comma + 1 if has_comma else end
        alone = leads(content, head) or not slots
        after = after_remark(content, stop) if alone else stop
        above = _comments_above(content, head, floor)
        slots.append(
            FlowSlot(
                above[0],
                head,
                hook,
                end,
                comma if has_comma else None,
                after,
                above[1],
                content[stop:after],
                key,
                value,
            )
        )
        floor = after
    return tuple(slots)


def _heads(content: str, node: Sequence | Mapping) -> list[tuple[int, int, Scalar | None, Node]]:
    if isinstance(node, Mapping):
        return [(key.start, after_colon(content, key), key, value) for key, value in node.entries]
    return [(item.start, item.start, None, item) for item in node.items]


def _comments_above(content: str, head: int, floor: int) -> tuple[int, tuple[str, ...]]:
    if not leads(content, head):
        return head, ()
    start, comments = head, list[str]()
    line = line_start(content, head)
    while line > floor:
        line = line_above(content, line)
        comment = COMMENT_LINE.match(content, line)
        if comment is None or line <= floor:
            break
        start = comment.start(1)
        comments.insert(0, comment[1])
    return start, tuple(comments)
