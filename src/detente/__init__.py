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
    from detente.conflict.problem import LimitError, MeaningError
    from detente.files import Model, ModelError, json_schema, parse, read
    from detente.report.figures.figure import Figure, draw
    from detente.studies.advice import Advice, Condition, Scope, advise, condition
    from detente.studies.analysis import Analysis, analyse
    from detente.studies.claims import Claims, claims
    from detente.studies.coalitions import Coalitions, coalitions
    from detente.studies.comparison import (
        Comparison,
        NotComparable,
        compare,
        irreversibility_choices,
    )
    from detente.studies.explanation import Explanation, explain
    from detente.studies.families import Families, families
    from detente.studies.hints import hints, swaps
    from detente.studies.large import Limits
    from detente.studies.paths import Paths, paths
    from detente.studies.robustness import Critical, Means, Precision, Robustness, robust
    from detente.studies.timeline import Timeline, timeline
    from detente.studies.where import StateError

__all__ = [
    "Advice",
    "Analysis",
    "Claims",
    "Coalitions",
    "Comparison",
    "Condition",
    "Conflict",
    "Critical",
    "Explanation",
    "Families",
    "Figure",
    "LimitError",
    "Limits",
    "MeaningError",
    "Means",
    "Model",
    "ModelError",
    "NotComparable",
    "Paths",
    "Precision",
    "Robustness",
    "Scope",
    "StateError",
    "Timeline",
    "__version__",
    "advise",
    "analyse",
    "case",
    "cases",
    "claims",
    "coalitions",
    "compare",
    "condition",
    "draw",
    "explain",
    "families",
    "hints",
    "irreversibility_choices",
    "json_schema",
    "parse",
    "paths",
    "read",
    "robust",
    "swaps",
    "timeline",
]

_HOMES = {
    "robust": "detente.studies.robustness",
    "Robustness": "detente.studies.robustness",
    "Precision": "detente.studies.robustness",
    "Means": "detente.studies.robustness",
    "Critical": "detente.studies.robustness",
    "Advice": "detente.studies.advice",
    "Analysis": "detente.studies.analysis",
    "Condition": "detente.studies.advice",
    "Comparison": "detente.studies.comparison",
    "Claims": "detente.studies.claims",
    "Coalitions": "detente.studies.coalitions",
    "Conflict": "detente.conflict",
    "Explanation": "detente.studies.explanation",
    "Families": "detente.studies.families",
    "Figure": "detente.report.figures.figure",
    "LimitError": "detente.conflict.problem",
    "Limits": "detente.studies.large",
    "MeaningError": "detente.conflict.problem",
    "Model": "detente.files",
    "ModelError": "detente.files",
    "Scope": "detente.studies.advice",
    "NotComparable": "detente.studies.comparison",
    "Paths": "detente.studies.paths",
    "StateError": "detente.studies.where",
    "Timeline": "detente.studies.timeline",
    "advise": "detente.studies.advice",
    "analyse": "detente.studies.analysis",
    "case": "detente.catalogue",
    "cases": "detente.catalogue",
    "condition": "detente.studies.advice",
    "compare": "detente.studies.comparison",
    "claims": "detente.studies.claims",
    "coalitions": "detente.studies.coalitions",
    "draw": "detente.report.figures.figure",
    "explain": "detente.studies.explanation",
    "families": "detente.studies.families",
    "hints": "detente.studies.hints",
    "irreversibility_choices": "detente.studies.comparison",
    "json_schema": "detente.files",
    "parse": "detente.files",
    "paths": "detente.studies.paths",
    "read": "detente.files",
    "swaps": "detente.studies.hints",
    "timeline": "detente.studies.timeline",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'detente' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
