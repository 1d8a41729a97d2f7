"""A tree of nodes as it is asked: the words, entries and items under a key, whatever is there."""

from __future__ import annotations

from collections.abc import Iterator

from detente.files.nodes import Mapping, Node, Scalar, Sequence

Path = tuple[str | int, ...]


def under(node: Node | None, key: str) -> Node | None:
    """What stands under a key, None where there is no such key or nothing stands there."""
    found = node.get(key) if isinstance(node, Mapping) else None
    return None if isinstance(found, Scalar) and found.null else found


def words(node: Node | None) -> str:
    """A single text, empty where there is none."""
    return node.text.strip() if isinstance(node, Scalar) and not node.null else ""


def entries(node: Node | None) -> Iterator[tuple[str, Node]]:
    """The keys and values of a mapping."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield key.text, value


def items(node: Node | None) -> Iterator[tuple[int, Node]]:
    """The items of a list with their positions."""
    if isinstance(node, Sequence):
        yield from enumerate(node.items)


def texts(node: Node | None) -> list[str]:
    """The texts in a list, or a single text."""
    if isinstance(node, Scalar):
        return [words(node)] if words(node) else []
    return [words(item) for _, item in items(node) if words(item)]


def number(node: Node | None) -> float | None:
    """A number, None where none is written."""
    try:
        return float(words(node)) if words(node) else None
    except ValueError:
        return None


def because(node: Node | None) -> tuple[list[str], bool]:
    """The claims that something rests on, and whether it does on all of them together."""
    found = under(node, "because")
    together = isinstance(found, Mapping)
    return texts(under(found, "all") if together else found), together
