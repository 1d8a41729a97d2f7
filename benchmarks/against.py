"""Our engines against each other: the same conflicts, at sizes that all of them can do.

CPU seconds of one thread, from the conflict to all its equilibria under one concept; for the other
two engines how many times as long as the dense one they take. All must find equally many, unless
the SAT engine says itself that it cannot tell whether it found all; then no more than there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from benchmarks.large_models import Size, large
from benchmarks.part import Part, Row, Settings
from benchmarks.timing import least
from detente import Conflict
from detente.engine.dense import Dense
from detente.engine.sat import Sat
from detente.engine.symbolic.engine import Symbolic
from detente.engine.symbolic.order import orders
from detente.stability import CONCEPTS, Concept, stable

RUNS = 3
NODES = 2**20
ROUNDS = 4
SIZES = (Size(10, 4, 12, "local"), Size(14, 4, 16, "local"), Size(18, 4, 20, "local"))

Answer = tuple[int, bool]


def dense(conflict: Conflict, concept: Concept) -> Answer:
    """How many equilibria there are, and that these are all."""
    engine = Dense(conflict)
    dms = range(len(conflict.decision_makers))
    found = np.logical_and.reduce([stable(concept, engine, dm) for dm in dms])
    return int(found.sum()), True


def symbolic(conflict: Conflict, concept: Concept) -> Answer:
    """The same, along the first order of the options."""
    engine = Symbolic(conflict, next(orders(conflict)), nodes=NODES)
    found = engine.diagrams.feasible
    for dm in range(len(conflict.decision_makers)):
        found &= stable(concept, engine, dm)
    return engine.count(found), True


def sat(conflict: Conflict, concept: Concept, there_are: int) -> Answer:
    """How many the solver finds one by one, asked for one more than there are, and if all."""
    found = Sat(conflict, ROUNDS).equilibria(concept, there_are + 1)
    return len(found.states), found.complete


def rows(settings: Settings) -> Iterator[Row]:
    """A row for each size and concept."""
    for size in SIZES[:1] if settings.quick else SIZES:
        conflict = large(size)
        for concept in CONCEPTS.values():
            if not concept.joint:
                yield {
                    "options": size.options,
                    "DMs": size.decision_makers,
                    "statements": size.statements,
                    "concept": concept.short,
                    **_compared(conflict, concept),
                }


def _compared(conflict: Conflict, concept: Concept) -> Row:
    (count, _), unit = least(partial(dense, conflict, concept), RUNS)
    others: dict[str, tuple[Callable[[], Answer], int]] = {
        "symbolic": (partial(symbolic, conflict, concept), RUNS),
        "sat": (partial(sat, conflict, concept, count), 1),
    }
    told: dict[str, float | int | str] = {"equilibria": count, "dense s": unit}
    for name, (task, runs) in others.items():
        (found, complete), taken = least(task, runs)
        assert found == count if complete else found <= count, f"{name}: {found}, not {count}"
        told[f"{name}, times"] = taken / unit
        told[f"{name} found"] = found if complete else f"{found:,}, cannot say if all"
    return told


PART = Part(
    "our engines against each other on the same conflicts",
    {
        "options": 0,
        "DMs": 0,
        "statements": 0,
        "concept": 0,
        "equilibria": 0,
        "dense s": 8,
        "symbolic, times": 0,
        "sat, times": 0,
        "sat found": 24,
    },
    rows,
)
