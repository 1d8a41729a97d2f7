"""What the author of the model may not have meant."""

from __future__ import annotations

from typing import Any

from detente.studies.hints import hints
from detente.studies.solution import Solution
from detente.workbench.asked import Args, Tell


def study(solution: Solution, args: Args, tell: Tell) -> dict[str, Any]:
    """The hints of `detente check`, each with its place in the model file."""
    return {
        "hints": [
            {
                "path": list(hint.where),
                "kind": hint.kind,
                "message": hint.message,
                "advice": hint.advice,
                "remark": hint.remark,
            }
            for hint in hints(solution.conflict)
        ]
    }
