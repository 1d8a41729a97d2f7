"""What rests on which claims: named under `because`, wherever that stands in a model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from detente.files.edit import EditError, insert, remove, set_value
from detente.files.edit.document import Document
from detente.files.edit.path import Path, find
from detente.files.nodes import Mapping, Node, Scalar, Sequence
from detente.workbench.verbs.placing import found_at, put

NAMED = {
    "claims",
    "coalesce",
    "decision_makers",
    "define",
    "levels",
    "options",
    "scenarios",
    "sources",
    "states",
}
"""Keys whose mapping has names for its keys, which may be any word."""


def link(text: str, path: Path, claim: str) -> str:
    """Let a statement, a constraint, an option or a scenario rest on a claim.

    A short form becomes a long one; `{all: […]}` stays one.
    """
    if path[-2:-1] == ("weights",) and isinstance(path[-1], str):
        raise EditError(
            "a weight in the form `statement: number` has no room for a claim; write it as "
            "`{statement: …, weight: …}` in a list first"
        )
    here = found_at(text, path)
    if not isinstance(here, dict):
        key = "title" if path[-2:-1] == ("options",) else "statement"
        return set_value(text, path, {key: here, "because": [claim]})
    where, because = (*path, "because"), here.get("because")
    if not because:
        return put(text, where, [claim])
    if isinstance(because, str):
        return text if because == claim else set_value(text, where, [because, claim])
    if isinstance(because, dict):
        where, because = (*where, "all"), because.get("all") or []
    return text if claim in because else insert(text, where, claim)


def unlink(text: str, path: Path, claim: str) -> str:
    """Let something no longer rest on a claim, even where it is named twice."""
    here = (*path, "because")
    while found := [where for where in uses(text, claim) if where[: len(here)] == here]:
        text = forget(text, found[-1])
    return text


def uses(text: str, claim: str) -> list[Path]:
    """Every place under a `because`, those of scenarios included, where a claim is named."""
    tree = Document(text).tree
    return [path for path in _reasons(tree, ()) if _said(find(tree, path)) == claim]


def forget(text: str, path: Path) -> str:
    """Without one place where a claim is named; a `because` of that claim alone goes with it."""
    top = path[: _last(path) + 1]
    tree = Document(text).tree
    if len(list(_scalars(find(tree, top), top))) > 1:
        return remove(text, path)
    return _shortened(remove(text, top), top[:-1])


def _shortened(text: str, path: Path) -> str:
    """With a statement or option in its short form, if nothing but its words is left of it."""
    document = Document(text)
    node, here = find(document.tree, path), found_at(text, path)
    if not isinstance(here, dict) or list(here) not in (["statement"], ["title"]):
        return text
    if "#" in document.content[node.start : node.end]:
        return text
    (words,) = here.values()
    return set_value(text, path, words)


def _last(path: Path) -> int:
    """Where in a path the `because` stands, below which there are lists and `all` alone."""
    return len(path) - 1 - [*reversed(path)].index("because")


def _reasons(node: Node, path: Path, named: bool = False) -> Iterator[Path]:
    """The places of all words under a `because`; `named` says that the keys here are names."""
    if isinstance(node, Sequence):
        for place, item in enumerate(node.items):
            yield from _reasons(item, (*path, place))
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            here = (*path, key.text)
            if key.text == "because" and not named:
                yield from _scalars(value, here)
            else:
                yield from _reasons(value, here, not named and key.text in NAMED)


def _scalars(node: Node, path: Path) -> Iterator[Path]:
    if isinstance(node, Scalar):
        yield path
    elif isinstance(node, Sequence):
        for place, item in enumerate(node.items):
            yield from _scalars(item, (*path, place))
    else:
        for key, value in node.entries:
            yield from _scalars(value, (*path, key.text))


def _said(node: Any) -> str | None:
    return node.text.strip() if isinstance(node, Scalar) else None
