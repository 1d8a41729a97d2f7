"""How sure the outcomes of a report are: what is asked of `robust`, and of which outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.conflict import Conflict
from detente.conflict.problem import LimitError
from detente.conflict.statement.syntax import And, At, Constant, Expr, Or
from detente.studies.families import Family
from detente.studies.robustness import ASKED, Means, Precision, Robustness, robust
from detente.studies.where import statement_of

DEFAULT = ("nash", "seq")
"""Under what it is asked unless told otherwise, as advice is."""

COARSE = Precision(half_width=0.2, worlds=500, limit=None)
"""How exactly probabilities are looked at to choose the outcome that is asked about."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """How sure it is, and the place of the outcome, among those told, that `critical` asks about.

    The place is None where it asks about what is wanted, or about nothing.
    """

    found: Robustness
    about: int | None


def assess(
    conflict: Conflict,
    want: Expr | None,
    concepts: Sequence[str] | None,
    families: Sequence[Family],
    precision: Precision,
    means: Means,
) -> Assessment:
    """How sure it is that what is wanted holds, or the least certain of some families.

    What is found by an interrupt is the answer; `KeyboardInterrupt` is raised where nothing is.
    Raises `LimitError` where it cannot be asked.
    """
    asked = [c for c in concepts or DEFAULT if c in ASKED]
    if not asked:
        raise LimitError("it is not told under simultaneous stability alone")
    about = None
    if want is None:
        coarse = robust(conflict, concepts=asked, precision=COARSE)
        if coarse.stopped:
            raise KeyboardInterrupt
        about = _least_certain(coarse, families)
        want = None if about is None else _statement(families[about], conflict)
    critical = want is not None
    found = robust(
        conflict, want, concepts=asked, critical=critical, precision=precision, means=means
    )
    return Assessment(found, about)


def _least_certain(found: Robustness, families: Sequence[Family]) -> int | None:
    """The first of the families whose most probable state is the least certain either way."""
    if not found.events:
        return None
    weakest = found.outlooks["seq" if "seq" in found.outlooks else next(iter(found.outlooks))]
    known = {one.state.number: one.probability for one in weakest.equilibria}
    highest = [max(known.get(n, 0.0) for n in one.numbers) for one in families]
    far = [abs(round(probability, 12) - 0.5) for probability in highest]
    return min(range(len(families)), key=far.__getitem__, default=None)


def _statement(family: Family, conflict: Conflict) -> Expr | None:
    """The statement that holds in the states of a family alone, a class by its name."""
    if not family.fixed:
        return statement_of(conflict, family.name)
    parts = [
        Or((Constant(False), *(At(one.option, "is", level) for level in one.levels)))
        for one in family.fixed
    ]
    return And((Constant(True), *parts))
