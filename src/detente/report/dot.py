"""Paths as a drawing in the DOT language of Graphviz."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from detente.studies.paths import Paths
from detente.studies.paths.drawing import edges, nodes


def dot(paths: Paths) -> str:
    """The paths told as a text that Graphviz and others draw.

    A move that its mover does not gain by is dashed, the start has a bold frame, a goal two.
    """
    return "\n".join(["digraph paths {", *(f"  {line}" for line in _lines(paths)), "}", ""])


def _lines(paths: Paths) -> Iterator[str]:
    yield f"graph {_attributes({'label': paths.conflict.title or 'paths'})};"
    yield 'node [shape="box"];'
    for name, node in nodes(paths).items():
        label = "\n".join((name, node["text"], _ranks(node)))
        shown = {"label": label if name != node["text"] else f"{name}\n{_ranks(node)}"}
        shown |= {"style": "bold"} if node["start"] else {}
        shown |= {"peripheries": "2"} if node["goal"] else {}
        yield f"{quoted(name)} {_attributes(shown)};"
    for (start, end, mover), edge in edges(paths).items():
        lines = (mover, edge["changes"], f"rank {edge['before']} to {edge['after']}")
        shown = {"label": "\n".join(filter(None, lines))}
        shown |= {} if edge["improves"] else {"style": "dashed"}
        yield f"{quoted(start)} -> {quoted(end)} {_attributes(shown)};"


def _ranks(node: Mapping[str, Any]) -> str:
    ranks = {key.removeprefix("rank_"): n for key, n in node.items() if key.startswith("rank_")}
    return ", ".join(f"{dm} {rank}" for dm, rank in ranks.items())


def _attributes(attributes: Mapping[str, str]) -> str:
    return f"[{', '.join(f'{key}={quoted(value)}' for key, value in attributes.items())}]"


def quoted(text: str) -> str:
    r"""A text as a quoted string of DOT, its line breaks kept.

    >>> print(quoted('to say "no"'))
    "to say \"no\""
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
