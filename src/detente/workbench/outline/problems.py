"""Where in the model a problem is, and how a click could mend it."""

from __future__ import annotations

import re
from typing import Any

from detente.files import ModelError, Problem
from detente.files.nodes import Mapping, Node, Sequence
from detente.files.text import Text, checked
from detente.files.tree import compose
from detente.workbench.outline.nodes import Path

WORD = re.compile(r"[\w.]+")
MEANT = re.compile(r"did you mean `([^`]+)`\?")


def placed(problem: Problem, text: Text) -> dict[str, Any]:
    """A problem with its place in the text and in the model, and what mends it."""
    start = min(text.start(problem.line) + problem.column - 1, len(text.content))
    word = WORD.match(text.content, start)
    end = word.end() if word else min(start + 1, len(text.content))
    return {
        "line": problem.line,
        "column": problem.column,
        "offset": units(text.content, start),
        "end": units(text.content, end),
        "message": problem.message,
        "advice": problem.advice,
        "path": _path(text, start),
        "mends": mends(text.content, start, end, problem.advice),
    }


def mends(content: str, start: int, end: int, advice: str) -> list[dict[str, Any]]:
    """What to write in the place of a wrong word, where the advice names it."""
    found = MEANT.search(advice)
    if found is None or start == end:
        return []
    place = {"from": units(content, start), "to": units(content, end)}
    return [{"label": f"Write {found[1]}", **place, "insert": found[1]}]


def units(content: str, index: int) -> int:
    """An index counted as a browser counts: in units of UTF-16."""
    head = content[:index]
    return index if head.isascii() else len(head.encode("utf-16-le")) // 2


def _path(text: Text, index: int) -> list[str | int] | None:
    try:
        node: Node = compose(checked(text))
    except ModelError:
        return None
    path: Path = ()
    while (step := _step(node, index)) is not None:
        key, node = step
        path = (*path, key)
    return list(path)


def _step(node: Node, index: int) -> tuple[str | int, Node] | None:
    """The entry of a node that an index lies in."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            if key.start <= index <= max(key.end, value.end):
                return key.text, value
    elif isinstance(node, Sequence):
        for place, item in enumerate(node.items):
            if item.start <= index <= item.end:
                return place, item
    return None
