"""The Graph Model for Conflict Resolution: which outcomes are stable, for whom, and why.

    model = detente.read("truce.yaml")
    print(detente.analyse(model.conflict()).to_json())

Everything below is imported when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from detente._version import __version__

if TYPE_CHECKING:
    from detente.catalogue import case, cases
    from detente.conflict import Conflict
    from detente.files import Model, ModelError, parse, read
    from detente.studies.analysis import Analysis, analyse
    from detente.studies.explanation import Explanation, explain
    from detente.studies.families import Families, families

__all__ = [
    "Analysis",
    "Conflict",
    "Explanation",
    "Families",
    "Model",
    "ModelError",
    "__version__",
    "analyse",
    "case",
    "cases",
    "explain",
    "families",
    "parse",
    "read",
]

_HOMES = {
    "Analysis": "detente.studies.analysis",
    "Conflict": "detente.conflict",
    "Explanation": "detente.studies.explanation",
    "Families": "detente.studies.families",
    "Model": "detente.files",
    "ModelError": "detente.files",
    "analyse": "detente.studies.analysis",
    "case": "detente.catalogue",
    "cases": "detente.catalogue",
    "explain": "detente.studies.explanation",
    "families": "detente.studies.families",
    "parse": "detente.files",
    "read": "detente.files",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'detente' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
