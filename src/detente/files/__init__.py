"""Model files: read into conflicts, with every error at its line and column.

Everything below is imported when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.files.model import Model, parse, parse_bytes, read
    from detente.files.problems import ModelError, Problem
    from detente.files.schema import json_schema

__all__ = ["Model", "ModelError", "Problem", "json_schema", "parse", "parse_bytes", "read"]

_HOMES = {
    "Model": "model",
    "ModelError": "problems",
    "Problem": "problems",
    "json_schema": "schema",
    "parse": "model",
    "parse_bytes": "model",
    "read": "model",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
