"""How long it takes to say how sure an answer is: worlds drawn from uncertain statements.

A random conflict of nine binary options and three decision makers, each with ten statements of
confidence 0.8, so that thirty things may be false and nearly every world is another. All five
concepts that look at one move after the other. Seconds of wall time and of all cores together;
`worlds` are the different ones among the draws, which are solved once each.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

from benchmarks.large_models import Size, large
from benchmarks.part import Part, Row, Settings
from benchmarks.timing import wall
from detente.conflict import Conflict, Prioritised
from detente.stability import CONCEPTS
from detente.studies.robustness import Precision, robust

SIZE = Size(9, 3, 10, "global")
CONFIDENCE = 0.8
ERRORS = (0.026, 0.0081, 0.0026)
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
    """A row for each error that is asked for."""
    conflict = doubtful(SIZE)
    for error in ERRORS[:1] if settings.quick else ERRORS:
        spent = time.process_time()
        precision = Precision(half_width=error)

        def ask(precision: Precision = precision) -> tuple[int, int]:
            found = robust(conflict, concepts=IN_TURN, precision=precision)
            return found.samples or 0, found.worlds

        (samples, worlds), waited = wall(ask)
        yield {
            "error": error,
            "samples": samples,
            "worlds": worlds,
            "seconds": waited,
            "of all cores": time.process_time() - spent,
        }


PART = Part(
    "how sure an answer is: 512 states, 3 decision makers, 30 uncertain statements, five concepts",
    {"error": 0, "samples": 8, "worlds": 8, "seconds": 0, "of all cores": 0},
    rows,
)
