"""Where a statement holds: in how many states, and in how many of each group that holds."""

from __future__ import annotations

from typing import Any

import numpy as np

from detente.conflict.statement.error import StatementError
from detente.conflict.statement.parse import parse
from detente.studies.families import families_of
from detente.studies.solution import Solution
from detente.studies.where import vocabulary_of
from detente.workbench.asked import Args, Tell, Unasked
from detente.workbench.asked.families import key
from detente.workbench.language.checked import problem_json


def study(solution: Solution, args: Args, tell: Tell) -> dict[str, Any]:
    """Counts of the states that satisfy a statement; `problems` where it cannot be read."""
    words = args.get("statement")
    if not isinstance(words, str):
        raise Unasked("a statement is a text")
    none: dict[str, Any] = {"statement": words, "states": 0, "held": 0, "families": {}}
    try:
        expr = parse(words, vocabulary_of(solution.conflict))
    except StatementError as error:
        return {**none, "problems": [problem_json(one, words) for one in error.problems]}
    truth = solution.engine.truth(expr)
    families = families_of(solution, limit=None).families
    counts = {key(f): int(np.count_nonzero(truth[np.array(f.numbers) - 1])) for f in families}
    sets = [solution.equilibria(concept) for concept in solution.defined()]
    held = np.logical_or.reduce([np.zeros_like(truth), *sets])
    return {
        "statement": words,
        "states": int(np.count_nonzero(truth)),
        "held": int(np.count_nonzero(truth & held)),
        "families": counts,
        "problems": [],
    }
