"""How long it takes to say how sure an answer is: worlds drawn from uncertain statements.

A random conflict of nine binary options and three decision makers, each with ten statements of
confidence 0.8, so that thirty things may be false and nearly every world is another. All five
concepts that look at one move after the other. Seconds of wall time and of all cores together;
`worlds` are the different ones among the draws. A key is what the stable states of a decision maker
hang on under a concept: each is solved once by a process, and found again from then on.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace

from benchmarks.large_models import Size, large
from benchmarks.part import Part, Row, Settings
from benchmarks.timing import wall
from detente.conflict import Conflict, Prioritised
from detente.stability import CONCEPTS
from detente.studies.robustness import Means, Precision, Robustness, robust

SIZE = Size(9, 3, 10, "global")
CONFIDENCE = 0.8
ERRORS = (0.026, 0.0081, 0.0026)
WORKERS = (1, 2)
IN_TURN = [concept.id for concept in CONCEPTS.values() if not concept.joint]


def doubtful(size: Size) -> Conflict:
    """A random conflict each of whose statements may be false."""
    conflict = replace(large(size), constraints=())
    dms = []
    for dm in conflict.decision_makers:
        assert isinstance(dm.preference, Prioritised)
        sure = dm.preference.statements
        unsure = tuple(replace(statement, confidence=CONFIDENCE) for statement in sure)
        dms.append(replace(dm, preference=Prioritised(unsure)))
    return replace(conflict, decision_makers=tuple(dms))


def rows(settings: Settings) -> Iterator[Row]:
    """A row for each error that is asked for, by one process and by two."""
    conflict = doubtful(SIZE)
    for error in ERRORS[:1] if settings.quick else ERRORS:
        for workers in WORKERS:
            spent = _cpu()

            def ask(error: float = error, workers: int = workers) -> Robustness:
                return robust(
                    conflict,
                    concepts=IN_TURN,
                    precision=Precision(half_width=error),
                    means=Means(workers=workers),
                )

            found, waited = wall(ask)
            solved, asked = found.work
            yield {
                "error": error,
                "samples": found.samples,
                "worlds": found.worlds,
                "processes": workers,
                "keys solved": solved,
                "cache hits": asked - solved,
                "seconds": waited,
                "of all cores": _cpu() - spent,
            }


def _cpu() -> float:
    """Seconds of all cores that this process and those that it ended have taken."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


PART = Part(
    "how sure an answer is: 512 states, 3 decision makers, 30 uncertain statements, five concepts",
    {
        "error": 0,
        "samples": 8,
        "worlds": 8,
        "processes": 0,
        "keys solved": 8,
        "cache hits": 9,
        "seconds": 0,
        "of all cores": 0,
    },
    rows,
)
