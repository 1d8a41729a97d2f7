"""Coalitions: the stable states of all of them under all four concepts.

CPU seconds of one thread, from the conflict to every verdict, and the same for the individual
concepts but SIM: `times` is the first by the second. Random prioritised statements that speak of
any options, no constraints, two options that stay once taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from statistics import median

import numpy as np

from benchmarks.large_models import Size, large
from benchmarks.part import Part, Row, Settings, progress
from benchmarks.timing import least
from detente import Conflict
from detente.stability import CONCEPTS
from detente.studies.coalitions import CoalitionalSolution
from detente.studies.solution import Solution

RUNS = 1
SIZES = (Size(10, 3, 8, "global"), Size(10, 7, 8, "global"), Size(12, 7, 8, "global"))


def alone(conflict: Conflict) -> int:
    """How many verdicts there are for single decision makers."""
    solution = Solution(conflict)
    found = [
        solution.stable(concept, dm)
        for concept in CONCEPTS.values()
        if not concept.joint
        for dm in solution.decision_makers
    ]
    return sum(map(len, found))


def together(conflict: Conflict) -> tuple[int, int]:
    """How many verdicts there are for coalitions, and how many states withstand all under CGMR."""
    verdicts = CoalitionalSolution(Solution(conflict))
    assert verdicts.everywhere, "not all states were looked at"
    verdicts.solve()
    assert not verdicts.left_out, "a concept was left out"
    count = len(verdicts.coalitions) * len(verdicts.concepts) * verdicts.groups.size
    universal = (verdicts.universal(concept) for concept in verdicts.concepts)
    return count, int(np.count_nonzero(np.logical_or.reduce(list(universal))))


def rows(settings: Settings) -> Iterator[Row]:
    """A row for each size."""
    for size in SIZES[:2] if settings.quick else SIZES:
        seconds: list[float] = []
        times: list[float] = []
        verdicts, withstand = 0, list[int]()
        for seed in range(1 if settings.quick else settings.seeds):
            conflict = replace(large(size.of(seed)), constraints=())
            _, unit = least(partial(alone, conflict), RUNS)
            (verdicts, some), taken = least(partial(together, conflict), RUNS)
            progress(f"{size.of(seed)}: {taken:.2f} s, {some} states withstand every coalition")
            seconds.append(taken)
            times.append(taken / unit)
            withstand.append(some)
        yield {
            "options": size.options,
            "DMs": size.decision_makers,
            "coalitions": 2**size.decision_makers - 1,
            "verdicts": verdicts,
            "median s": median(seconds),
            "worst s": max(seconds),
            "times": median(times),
            "withstand all": withstand,
        }


PART = Part(
    "coalitions: the stable states of all of them under the four concepts",
    {
        "options": 0,
        "DMs": 0,
        "coalitions": 0,
        "verdicts": 9,
        "median s": 0,
        "worst s": 0,
        "times": 6,
        "withstand all": 0,
    },
    rows,
)
