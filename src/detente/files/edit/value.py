"""Plain Python data that can be written, and the part of a tree that an edit must leave alone."""

from __future__ import annotations

import math
from collections.abc import Callable
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence as AnySequence
from datetime import date, datetime
from decimal import Decimal

from detente.files.edit.error import EditError
from detente.files.nodes import Mapping, Node, Scalar
from detente.files.syntax import DEEPEST

Value = (
    str
    | bool
    | int
    | float
    | Decimal
    | date
    | None
    | AnySequence["Value"]
    | AnyMapping[str, "Value"]
)
"""What can be written: text, a number, a day, true, false, nothing, lists and mappings of such."""


class Bare(str):
    """Text that is never quoted: a number, a day, `true`, `false`."""

    __slots__ = ()


Outline = str | None | list["Outline"] | dict[str, "Outline"]
"""A tree without its layout: texts, None where nothing is written, lists, and mappings in order."""

Entry = tuple[str, Outline]
"""A key and its value; in a list the key is empty."""


def outline(node: Node) -> Outline:
    """The outline of a tree of nodes."""
    match node:
        case Scalar():
            return None if node.null else node.text
        case Mapping(entries=entries):
            return {key.text: outline(value) for key, value in entries}
        case _:
            return [outline(item) for item in node.items]


def outline_of(value: Value, depth: int = 0) -> Outline:
    """The outline of plain data. Raises `EditError` where a model file has no way to write it.

    >>> outline_of({"levels": ["none", 2], "confidence": Decimal("0.70")})
    {'levels': ['none', '2'], 'confidence': '0.70'}
    """
    if depth > DEEPEST:
        raise EditError(f"lists and mappings can be nested at most {DEEPEST} deep")
    match value:
        case None:
            return None
        case str():
            return _text(value)
        case bool():
            return Bare("true" if value else "false")
        case int() | float() | Decimal():
            return _number(value)
        case date() if not isinstance(value, datetime):
            return Bare(value.isoformat())
        case list() | tuple():
            return [outline_of(item, depth + 1) for item in value]
        case AnyMapping():
            return {_key(key): outline_of(entry, depth + 1) for key, entry in value.items()}
        case _:
            raise EditError(
                f"a value of type {type(value).__name__} cannot be written; give text, a number, "
                "a date, True, False, None, or a list or dict of such"
            )


def _number(value: int | float | Decimal) -> Bare:
    if not math.isfinite(value):
        raise EditError(f"{value} is not a number that a model file can hold")
    plain = value if isinstance(value, Decimal) else _exact(value)
    return Bare(plain)


def _exact(value: float) -> int | float:
    """Without the class of another library, whose way of printing may differ."""
    return int(value) if isinstance(value, int) else float(value)


def _text(value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise EditError("half a character (a surrogate) cannot be written; delete it") from None
    return str(value)


def _key(key: object) -> str:
    if isinstance(key, str):
        return _text(key)
    raise EditError(f"the key {key!r} is not a text; put it in quotes")


def same(one: Outline, other: Outline) -> bool:
    """Whether two outlines agree, the order of keys included."""
    match one, other:
        case dict(), dict():
            return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
        case list(), list():
            return len(one) == len(other) and all(map(same, one, other))
        case _:
            return one == other


def altered(
    tree: Outline, path: tuple[str | int, ...], change: Callable[[list[Entry]], list[Entry]]
) -> Outline:
    """`tree` with the entries of the list or mapping at `path` changed.

    >>> altered({"a": ["x", "y"]}, ("a",), lambda entries: entries[1:])
    {'a': ['y']}
    """
    match tree:
        case dict() if not path:
            return dict(change(list(tree.items())))
        case dict():
            return {
                key: altered(value, path[1:], change) if key == path[0] else value
                for key, value in tree.items()
            }
        case list() if not path:
            return [value for _, value in change([("", value) for value in tree])]
        case list():
            return [
                altered(value, path[1:], change) if place == path[0] else value
                for place, value in enumerate(tree)
            ]
        case _:
            return tree
