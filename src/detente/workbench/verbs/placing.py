"""Places in a text: what stands there, and something put there whether or not it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from detente.files.edit import EditError, insert, set_value
from detente.files.edit.document import Document
from detente.files.edit.path import Path, find
from detente.files.edit.value import outline as plain
from detente.files.text import Text
from detente.workbench.outline import outline

Edit = Mapping[str, Any]
Outline = dict[str, Any]


def put(text: str, path: Path, value: Any) -> str:
    """Another value of a key, which is made if it is not there."""
    rows = found_at(text, path[:-1])
    if isinstance(path[-1], str) and path[-1] not in rows:
        return insert(text, path, value)
    return set_value(text, path, value)


def put_entry(text: str, path: Path, key: str, value: Any) -> str:
    """A new entry in a mapping, which is made if it is not there."""
    above = found_at(text, path[:-1])
    if path[-1] not in above:
        return insert(text, path, {key: value})
    return insert(text, (*path, key), value)


def path_of(edit: Edit) -> Path:
    """The place that an edit names. Raises `ValueError` where it names none."""
    path = edit["path"]
    if not isinstance(path, list) or not path:
        raise ValueError("path")
    return tuple(step if isinstance(step, int) else str(step) for step in path)


def found_at(text: str, path: Path) -> Any:
    """What stands at a path as plain data; empty where there is nothing."""
    found = plain(find(Document(text).tree, path))
    return {} if found is None else found


def outline_of(text: str) -> Outline:
    """The rows of a text. Raises `EditError` where it cannot be read."""
    found = outline(Text("the model", text))
    if found is None:
        raise EditError("the file cannot be read as YAML; mend that first")
    return found
