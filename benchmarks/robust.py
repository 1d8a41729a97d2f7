"""How long it takes to say how sure an answer is: worlds drawn from uncertain statements.

Random conflicts of binary options, one of nine with three decision makers, one of eight with four,
each with ten statements of confidence 0.8, so that nearly every world is another. All five
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
from detente.studies.robustness import Means, Precision, robust

ERRORS = {
    Size(8, 4, 10, "global"): (0.0249,),
    Size(9, 3, 10, "global"): (0.026, 0.0081, 0.0026),
}
CONFIDENCE = 0.8
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
    for size, errors in ERRORS.items():
        conflict = doubtful(size)
        for error in errors[:1] if settings.quick else errors:
            for workers in WORKERS:
                yield {
                    "states": 2**size.options,
                    "decision makers": size.decision_makers,
                    "error": error,
                    "processes": workers,
                    **_measured(conflict, Precision(half_width=error), Means(workers=workers)),
                }


def _measured(conflict: Conflict, precision: Precision, means: Means) -> Row:
    spent = _cpu()
    found, waited = wall(
        lambda: robust(conflict, concepts=IN_TURN, precision=precision, means=means)
    )
    solved, asked = found.work
    return {
        "samples": found.samples,
        "worlds": found.worlds,
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
    "how sure an answer is: worlds drawn from 30 or 40 uncertain statements, five concepts",
    {
        "states": 0,
        "decision makers": 0,
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
