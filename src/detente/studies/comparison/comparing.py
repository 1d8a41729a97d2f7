"""Conflicts side by side: which outcomes are equilibria in which, and why they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.conflict import Conflict
from detente.conflict.problem import LimitError, MeaningError
from detente.conflict.statement.syntax import Expr
from detente.studies.comparison.answer import Comparison
from detente.studies.comparison.changes import Changes
from detente.studies.comparison.side_by_side import Name, SideBySide
from detente.studies.solution import Solution

LIMIT = 100


def compare(
    conflict: Conflict,
    others: Mapping[str, Conflict],
    *,
    concepts: Sequence[str] | None = None,
    where: Expr | str | None = None,
    limit: int = LIMIT,
) -> Comparison:
    """What other conflicts, by name, change about the equilibria of a conflict, and why.

    Each is taken as of its day. Outcomes are matched by what holds in them: an option that a
    conflict does not have is at its first level there; a state of graph form, or a coalesced class,
    goes by its name. `concepts` are ids of `detente.stability.CONCEPTS`, all by default; one that
    is not defined for all of the conflicts, or is too much for one of them, is left out and named
    in `undefined`. With a statement `where`, only outcomes that satisfy it count. `limit` bounds
    the families of the table and those of each change; counts are exact.

    Because of what: each single difference (see `detente.studies.differences`) is undone alone, and
    made alone, and the conflicts that result are solved.

    A conflict among the others that cannot be analysed is told with its problems. Raises
    `MeaningError` where the first one cannot, `LimitError` where one is too large, `NotComparable`
    where outcomes cannot be matched, and `StatementError` for a `where` that cannot be read.
    """
    if limit < 1:
        raise ValueError(f"a limit of {limit}: give at least 1")
    solved: dict[Name, Solution] = {None: Solution(conflict)}
    solved[None].asked(concepts)
    written: dict[Name, Conflict] = {None: conflict}
    failed: dict[Name, MeaningError] = {}
    for name, other in others.items():
        written[name] = other
        try:
            solved[name] = Solution(other)
        except MeaningError as error:
            failed[name] = error
        except LimitError as error:
            raise LimitError(f"{name}: {error}") from None
    sides = SideBySide(written, solved, failed, concepts)
    statement = sides.statement(where)
    sets = sides.sets(statement)
    table, count, left_out = sides.table(sets, limit)
    changes = Changes(sides.outcomes, sides.ids, limit)
    made = tuple(
        changes.change(name, (conflict, written[name]), (sets[None], sets[name]))
        for name in solved
        if name is not None
    )
    return Comparison(
        concepts=sides.ids,
        columns=tuple(sides.column(name, sets.get(name)) for name in written),
        table=table,
        count=count,
        left_out=left_out,
        changes=made,
        common=sides.outcomes.common,
        undefined=sides.undefined,
        where=statement,
        partial=changes.stopped,
    )
