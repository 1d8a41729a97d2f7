"""What the author of the model may not have meant."""

from __future__ import annotations

from typing import Any

from detente.studies.hints import hints
from detente.studies.solution import Solution
from detente.workbench.asked import Args, Tell


def study(solution: Solution, args: Args, tell: Tell) -> dict[str, Any]:
    """The hints of `detente check`, each with its place in the model file.

    `whole` is the conflict on all days, by default that of the solution, which is of one day;
    `others` is the conflict under the scenarios of the model.
    """
    whole, others = args.get("whole", solution.conflict), args.get("others", ())
    return {
        "hints": [
            {
                "path": list(hint.where),
                "kind": hint.kind,
                "message": hint.message,
                "advice": hint.advice,
                "remark": hint.remark,
            }
            for hint in hints(whole, others)
        ]
    }
