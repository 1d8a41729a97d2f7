"""A decision maker's states in the order of its preference, with what decides between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from detente.conflict.preference import Prioritised
from detente.conflict.statement.text import text
from detente.studies.solution import Solution
from detente.workbench.asked import Args, Tell, Unasked

TOP = 3
"""How many of the best ranks are always shown."""

ROWS = 36
"""How many ranks are shown at most."""


def study(solution: Solution, args: Args, tell: Tell) -> dict[str, Any]:
    """The ranks that matter, best first, and the truth of each statement in them."""
    conflict, engine = solution.conflict, solution.engine
    ids = [dm.id for dm in conflict.decision_makers]
    if args.get("dm") not in ids:
        raise Unasked(f"there is no decision maker `{args.get('dm')}`")
    dm = ids.index(args["dm"])
    ranks = solution.ranks[dm]
    preference = conflict.decision_makers[dm].preference
    statements = preference.statements if isinstance(preference, Prioritised) else ()
    truths = [engine.truth(statement.expr) for statement in statements]
    tags = _tags(args.get("tagged"), ranks)
    quo = None if engine.status_quo is None else int(ranks[engine.status_quo - 1])
    _, first, counts = np.unique(ranks, return_index=True, return_counts=True)
    return {
        "dm": ids[dm],
        "ranks": len(counts),
        "states": int(engine.size),
        "statements": [
            {"text": text(statement.expr), "share": float(np.mean(truth))}
            for statement, truth in zip(statements, truths, strict=True)
        ],
        "rows": _rows(
            [
                {
                    "rank": int(ranks[place]),
                    "count": int(count),
                    "truths": [bool(truth[place]) for truth in truths],
                    "quo": int(ranks[place]) == quo,
                    "tags": tags.get(int(ranks[place]), []),
                }
                for place, count in zip(first, counts, strict=True)
            ]
        ),
    }


def _tags(tagged: Any, ranks: Any) -> dict[int, list[str]]:
    """Which of the groups to be marked have a state of a rank."""
    found: dict[int, list[str]] = {}
    if not isinstance(tagged, Mapping):
        return found
    for key, numbers in tagged.items():
        for rank in dict.fromkeys(int(ranks[n - 1]) for n in numbers if 1 <= n <= len(ranks)):
            found.setdefault(rank, []).append(key)
    return found


def _rows(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first rows, the last one and those about the marked ones; `gap` counts the others."""
    marked = [place for place, row in enumerate(rows) if row["quo"] or row["tags"]]
    shown = {*range(TOP), *marked, len(rows) - 1}
    near = {place + step for place in marked for step in (-1, 1)}
    if len(shown | near) <= ROWS:
        shown |= near
    if len(rows) <= ROWS:
        shown = set(range(len(rows)))
    found: list[dict[str, Any]] = []
    last = -1
    for place in sorted(p for p in shown if 0 <= p < len(rows)):
        if place > last + 1:
            found.append({"gap": place - last - 1})
        found.append(rows[place])
        last = place
    return found
