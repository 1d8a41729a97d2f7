"""The rows of a whole model."""

from __future__ import annotations

from typing import Any

from detente.files import ModelError
from detente.files.nodes import Mapping, Node
from detente.files.text import Text, checked
from detente.files.tree import compose
from detente.workbench.outline.nodes import (
    Path,
    because,
    entries,
    items,
    number,
    texts,
    under,
    words,
)
from detente.workbench.outline.options import options_of, set_directions, set_now
from detente.workbench.outline.statements import Statements
from detente.workbench.tags import tags

PREFERENCES = ("prefers", "weights", "ranking")


def outline(text: Text) -> dict[str, Any] | None:
    """The rows of a model; None where its YAML cannot be read."""
    try:
        tree = compose(checked(text))
    except ModelError:
        return None
    claims = _claims(tree)
    confidences = {c["id"]: 1.0 if c["confidence"] is None else c["confidence"] for c in claims}
    day = words(under(tree, "as_of")) or None
    statements = Statements(text.content, confidences, day)
    decision_makers = _decision_makers(tree, statements)
    options = [option for dm in decision_makers for option in dm["options"]]
    set_directions(options, under(tree, "irreversible"))
    set_now(options, under(tree, "status_quo"))
    states = under(tree, "states")
    return {
        "title": words(under(tree, "title")),
        "about": words(under(tree, "about")),
        "as_of": day,
        "form": "options" if states is None else "graph",
        "decision_makers": decision_makers,
        "constraints": statements.rows(under(tree, "constraints"), ("constraints",)),
        "pool": statements.rows(under(tree, "pool"), ("pool",)),
        "define": [
            {"name": name, "text": words(value), "path": ["define", name]}
            for name, value in entries(under(tree, "define"))
        ],
        "status_quo": texts(under(tree, "status_quo")),
        "coalesced": [name for name, _ in entries(under(tree, "coalesce"))],
        "states": None if states is None else sum(1 for _ in entries(states)),
        "scenarios": _scenarios(tree),
        "dates": _dates(tree),
        "claims": claims,
        "sources": _sources(tree),
    }


def _decision_makers(tree: Mapping, statements: Statements) -> list[dict[str, Any]]:
    named = list(entries(under(tree, "decision_makers")))
    tag = tags((id, words(under(node, "title"))) for id, node in named)
    return [_decision_maker(id, node, tag[id], statements) for id, node in named]


def _decision_maker(id: str, node: Node, tag: str, statements: Statements) -> dict[str, Any]:
    path: Path = ("decision_makers", id)
    kind = next((key for key in PREFERENCES if under(node, key) is not None), None)
    found = under(node, kind) if kind else None
    rows = statements.weights if kind == "weights" else statements.rows
    moves = under(node, "moves")
    return {
        "id": id,
        "title": words(under(node, "title")),
        "tag": tag,
        "path": list(path),
        "options": options_of(id, node, path),
        "preference": kind,
        "statements": rows(found, (*path, kind)) if kind else [],
        "moves": None if moves is None else sum(len(texts(ends)) for _, ends in entries(moves)),
    }


def _scenarios(tree: Mapping) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "title": name.replace("_", " "),
            "as_of": words(under(node, "as_of")) or None,
            "given": [
                words(under(item, "statement")) or words(item)
                for _, item in items(under(node, "given"))
            ],
            "because": because(node)[0],
            "path": ["scenarios", name],
        }
        for name, node in entries(under(tree, "scenarios"))
    ]


def _dates(node: Node) -> list[str]:
    """The days at which something begins or ends, in order."""
    found: set[str] = set()
    waiting: list[Node] = [node]
    while waiting:
        one = waiting.pop()
        waiting += [value for _, value in entries(one)] + [item for _, item in items(one)]
        found |= {words(under(one, key)) for key in ("since", "until")}
    return sorted(found - {""})


def _claims(tree: Mapping) -> list[dict[str, Any]]:
    return [
        {
            "id": id,
            "says": words(under(node, "says")),
            "said_by": words(under(node, "said_by")),
            "source": words(under(node, "source")) or None,
            "where": words(under(node, "where")),
            "confidence": number(under(node, "confidence")),
            "event_date": words(under(node, "event_date")) or None,
            "quote": words(under(under(node, "quote"), "exact")),
            "path": ["claims", id],
        }
        for id, node in entries(under(tree, "claims"))
    ]


def _sources(tree: Mapping) -> list[dict[str, Any]]:
    return [
        {
            "id": id,
            "title": words(under(node, "title")),
            "publisher": words(under(node, "publisher")),
            "date": words(under(node, "date")) or None,
            "url": words(under(node, "url")),
            "file": words(under(node, "file")),
            "path": ["sources", id],
        }
        for id, node in entries(under(tree, "sources"))
    ]
