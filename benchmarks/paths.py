"""How long status quo analysis takes where the states are listed: reach, layers and shortest paths.

Random conflicts as in `benchmarks.large_models`, without constraints, so that every combination of
their options is a state. CPU seconds of one run, with the search for the equilibria that are its
goals, and to one state, the one farthest from the first in options, without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from benchmarks.large_models import Size, large
from benchmarks.part import Part, Row, Settings
from benchmarks.timing import least
from detente.conflict import Conflict
from detente.studies.paths import Asked, Paths, paths_of, start_of
from detente.studies.solution import Solution

SIZES = (Size(12, 4, 8, "global"), Size(16, 4, 8, "global"), Size(20, 5, 8, "global"))


def search(conflict: Conflict, asked: Asked) -> Paths:
    """The paths from the first state, the conflict not solved before."""
    solution = Solution(conflict)
    return paths_of(solution, start_of(solution.engine, 1), asked)


def rows(settings: Settings) -> Iterator[Row]:
    """A row for each size and seed."""
    for size in SIZES[:2] if settings.quick else SIZES:
        for seed in range(settings.seeds):
            conflict = replace(large(size.of(seed)), constraints=())
            states = 2**size.options
            one, to_one = least(partial(search, conflict, Asked(states)), 1)
            _, to_all = least(partial(search, conflict, Asked()), 1)
            yield {
                "options": size.options,
                "decision makers": size.decision_makers,
                "seed": seed,
                "states": states,
                "by moves": one.moves.count,
                "by improvements": one.improvements.count,
                "to one state": to_one,
                "to the equilibria": to_all,
            }


PART = Part(
    "status quo analysis of conflicts of up to a million states",
    {
        "options": 0,
        "decision makers": 0,
        "seed": 0,
        "states": 9,
        "by moves": 9,
        "by improvements": 0,
        "to one state": 0,
        "to the equilibria": 0,
    },
    rows,
)
