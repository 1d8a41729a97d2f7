"""Finds a place in a model file by a path of keys and positions."""

from __future__ import annotations

from detente.files.edit.error import EditError
from detente.files.nodes import Mapping, Node, Scalar, Sequence
from detente.files.problems import did_you_mean

Path = tuple[str | int, ...]
"""Keys, and positions in lists counted from 0: `("decision_makers", "us", "prefers", 2)`."""


def spelled(path: Path) -> str:
    """A path in words for messages.

    >>> spelled(("decision_makers", "us", "prefers", 2))
    '`decision_makers.us.prefers[2]`'
    """
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return f"`{''.join(steps).removeprefix('.')}`" if path else "the model"


def above_and_step(path: Path) -> tuple[Path, str | int]:
    """The path of the list or mapping that holds an entry, and the entry's key or position."""
    if not path:
        raise EditError("the path is empty; name a key of the model")
    *above, step = path
    return tuple(above), step


def find(tree: Mapping, path: Path) -> Node:
    """The node at `path`. Raises `EditError` if there is none."""
    node: Node = tree
    for depth in range(len(path)):
        node = entry(node, path[: depth + 1])[1]
    return node


def entry(node: Node, path: Path) -> tuple[int, Node]:
    """The position and the value of the last step of `path` in `node`, to which the others lead."""
    above, step = above_and_step(path)
    where = spelled(above)
    match node, step:
        case Mapping(entries=entries), str():
            for place, (key, value) in enumerate(entries):
                if key.text == step:
                    return place, value
            advice = did_you_mean(step, node) or "insert it first"
            raise EditError(f"there is no key `{step}` in {where}; {advice}")
        case Mapping(), _:
            raise EditError(f"{where} is a mapping; name a key in it, not the position {step}")
        case Sequence(items=items), int():
            if 0 <= step < len(items):
                return step, items[step]
            raise EditError(f"there is no item {step} in {where}; {_positions(len(items))}")
        case Sequence(), _:
            raise EditError(f"{where} is a list; name a position in it, not the key `{step}`")
        case Scalar(null=True), _:
            raise EditError(f"{where} is empty, so there is no `{step}` in it; insert it first")
        case _:
            raise EditError(f"{where} is a single text, so there is no `{step}` in it")


def _positions(count: int) -> str:
    return f"its positions are 0 to {count - 1}" if count else "it is empty"


def position(at: int | None, count: int, path: Path) -> int:
    """`at` as one of the positions 0 to `count`, `count` if it is None."""
    if at is None:
        return count
    if 0 <= at <= count:
        return at
    raise EditError(f"{at} is no position in {spelled(path)}; {_positions(count + 1)}")
