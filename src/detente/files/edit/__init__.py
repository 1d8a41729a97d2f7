r"""Edits of a model file in place: what stands outside the changed place stays as it is.

Each edit takes the text of a model file and gives the new text; `save` writes it. A path is a tuple
of keys, and of positions in lists counted from 0.

>>> draft = "decision_makers:\n  us:\n    prefers: [aid]  # most important first\n"
>>> print(insert(draft, ("decision_makers", "us", "prefers"), "truce", at=0), end="")
decision_makers:
  us:
    prefers: [truce, aid]  # most important first
"""

from __future__ import annotations

from detente.files.edit.error import EditError
from detente.files.edit.model import edited
from detente.files.edit.operations import insert, move, remove, rename, set_value
from detente.files.edit.path import Path
from detente.files.edit.save import save
from detente.files.edit.value import Value

__all__ = [
    "EditError",
    "Path",
    "Value",
    "edited",
    "insert",
    "move",
    "remove",
    "rename",
    "save",
    "set_value",
]
