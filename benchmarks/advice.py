"""How long it takes to find the least change after which a wanted state is an equilibrium.

Random conflicts as in `benchmarks.large_models`, whose statements speak of any options; wanted is
a random state that is no equilibrium under SEQ, to which changes of cost two or less are searched
among preferences and structure. CPU seconds of one run: the search works on one core.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import numpy as np

from benchmarks.large_models import Size, large
from benchmarks.part import Part, Row, Settings
from benchmarks.timing import least
from detente.conflict import Conflict
from detente.conflict.statement.syntax import And, At, Expr
from detente.stability import SEQ
from detente.studies.advice import advise
from detente.studies.solution import Solution

SIZES = (Size(8, 4, 6, "global"), Size(10, 4, 6, "global"), Size(12, 4, 6, "global"))


def wanted(conflict: Conflict, seed: int) -> Expr:
    """That the conflict is in one state that is no equilibrium, drawn at random."""
    solution = Solution(conflict)
    unstable = np.flatnonzero(~solution.equilibria(SEQ))
    state = solution.engine.state(Random(seed).choice(unstable.tolist()) + 1)
    pairs = zip(conflict.options, state.levels or (), strict=True)
    return And(tuple(At(option.name, "is", option.level_ids[level]) for option, level in pairs))


def rows(settings: Settings) -> Iterator[Row]:
    """A row for each size and seed."""
    for size in SIZES[:2] if settings.quick else SIZES:
        for seed in range(settings.seeds):
            conflict = large(size.of(seed))
            want = wanted(conflict, seed)

            def search(conflict: Conflict = conflict, want: Expr = want) -> tuple[str, int, int]:
                changes = advise(conflict, want).changes
                assert changes is not None
                cost = "none" if changes.cost is None else f"{changes.cost:f}"
                return cost, changes.count, changes.tried

            (cost, count, tried), seconds = least(search, 1)
            yield {
                "options": size.options,
                "decision makers": size.decision_makers,
                "seed": seed,
                "least cost": cost,
                "ways": count,
                "tried": tried,
                "seconds": seconds,
            }


PART = Part(
    "the least change for a wanted state, up to a cost of two",
    {
        "options": 0,
        "decision makers": 0,
        "seed": 0,
        "least cost": 0,
        "ways": 6,
        "tried": 8,
        "seconds": 7,
    },
    rows,
)
