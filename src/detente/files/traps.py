"""Text that is proper YAML but surely not what its author meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from detente.files.nodes import Mapping, Node, Scalar, Sequence
from detente.files.problems import Problem
from detente.files.text import Text

WHOLE = re.compile(r"[-+]?[0-9]+")


def traps(root: Node, text: Text) -> list[Problem]:
    """What in the tree of `text` was cut by a comma of YAML's."""
    problems: list[Problem] = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        match node:
            case Sequence(items=items, flow=flow):
                waiting.extend(item for item in items if not isinstance(item, Scalar))
                if flow:
                    problems += _cut_statements(items, text)
            case Mapping(entries=entries, flow=flow):
                waiting.extend(value for _, value in entries if not isinstance(value, Scalar))
                if flow:
                    problems += _cut_statements([part for entry in entries for part in entry], text)
                    problems += _cut_numbers(entries, text)
            case _:
                pass
    return problems


def _cut_statements(parts: tuple[Node, ...] | list[Node], text: Text) -> Iterator[Problem]:
    """`[exactly 1 of (a, b), c]` is cut into `exactly 1 of (a`, `b)` and `c`."""
    opened: Scalar | None = None
    for part in parts:
        if not isinstance(part, Scalar) or part.style:
            continue
        balance = part.text.count("(") - part.text.count(")")
        if balance > 0 and opened is None:
            opened = part
        elif balance < 0 and opened is not None:
            yield text.problem(
                opened.start,
                f"the comma after `{opened.text}` ends this entry of the list",
                "put the whole entry in quotes, or on a line of its own",
            )
            opened = None


def _cut_numbers(entries: tuple[tuple[Scalar, Node], ...], text: Text) -> Iterator[Problem]:
    """`{confidence: 0,7}` is cut into `confidence: 0` and `7`."""
    for (_, value), (key, nothing) in pairwise(entries):
        if not isinstance(value, Scalar) or not isinstance(nothing, Scalar) or nothing.raw:
            continue
        numbers = WHOLE.fullmatch(value.raw) and WHOLE.fullmatch(key.raw)
        if numbers and value.end + 1 == key.start:
            number = f"{value.raw},{key.raw}"
            yield text.problem(
                value.start, f"`{number}` is two entries", f"write {number.replace(',', '.')}"
            )
