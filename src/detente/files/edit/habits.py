"""How a model file is laid out by custom: its indentation, and where it uses brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from detente.files.edit.layout import BREAK, column, line_start
from detente.files.nodes import Mapping, Node, Scalar, Sequence

Kind = Literal["list", "mapping"]
DASH = re.compile(r"-( +)\Z")


@dataclass(frozen=True, slots=True)
class Habits:
    """How a file is laid out around some list or mapping.

    `step` is the indentation of a mapping under its key, `dash` that of a list, `gap` the distance
    from a dash to its item. `forms` says whether lists and mappings are in brackets: those under a
    key, those that are items of a list under a key (as in `prefers[]`), and under None those beside
    the new one.
    """

    step: int
    dash: int
    gap: int
    line_break: str
    forms: dict[tuple[str | None, Kind], bool]

    def flow(self, key: str | None, kind: Kind) -> bool | None:
        """Whether lists or mappings under `key` are in brackets; None if there is none to tell."""
        return self.forms.get((key, kind), self.forms.get((None, kind)))

    @property
    def inside(self) -> Habits:
        """The custom further inside, where what is beside the new one tells nothing."""
        return replace(
            self, forms={key: flow for key, flow in self.forms.items() if key[0] is not None}
        )


def habits(content: str, near: Node, root: Node) -> Habits:
    """The custom in the node `near`, and where that does not tell, first in the file."""
    forms: dict[tuple[str | None, Kind], bool] = {}
    for _, child in _children(near):
        if not isinstance(child, Scalar) and any(_children(child)):
            forms.setdefault((None, kind(child)), child.flow)
    found: dict[str, int] = {}
    for node in (near, *_walk(root)):
        for key, child in _children(node):
            if key is None:
                dash = DASH.search(content[line_start(content, child.start) : child.start])
                if dash is not None:
                    found.setdefault("gap", 1 + len(dash[1]))
            elif not isinstance(child, Scalar) and any(_children(child)):
                forms.setdefault((key.text, kind(child)), child.flow)
                for item in child.items if isinstance(child, Sequence) else ():
                    if not isinstance(item, Scalar):
                        forms.setdefault((f"{key.text}[]", kind(item)), item.flow)
                if not child.flow:
                    indentation = column(content, child.start) - column(content, key.start)
                    found.setdefault(kind(child), indentation)
    line_break = BREAK.search(content)
    return Habits(
        found.get("mapping", 2),
        found.get("list", 2),
        found.get("gap", 2),
        line_break[0] if line_break else "\n",
        forms,
    )


def kind(node: Mapping | Sequence) -> Kind:
    """The word for what a node is."""
    return "list" if isinstance(node, Sequence) else "mapping"


def _children(node: Node) -> Iterator[tuple[Scalar | None, Node]]:
    match node:
        case Mapping(entries=entries):
            yield from entries
        case Sequence(items=items):
            yield from ((None, item) for item in items)
        case _:
            pass


def _walk(root: Node) -> Iterator[Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed([child for _, child in _children(node)]))
