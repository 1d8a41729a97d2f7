"""What somebody wants of the outcomes, or wants to avoid, as a statement about them."""

from __future__ import annotations

from detente.conflict import Conflict
from detente.conflict.statement.evaluate import Levels, holds
from detente.conflict.statement.parse import parse
from detente.conflict.statement.syntax import And, At, Constant, Expr, InState, Named
from detente.conflict.status_quo import broken_by_status_quo, levels_of_status_quo
from detente.studies.where import StateError, vocabulary_of

STATUS_QUO = "status quo"
"""What may be written for the statement that holds in the status quo alone."""


def wanted_statement(conflict: Conflict, words: Expr | str | None) -> Expr | None:
    """A statement about a conflict; `status quo` is one that holds there alone, or in its class.

    Raises `StatementError` for what is no statement, `StateError` where there is no status quo.
    """
    if not isinstance(words, str):
        return words
    if words.strip().replace("_", " ") != STATUS_QUO:
        return parse(words, vocabulary_of(conflict))
    quo = conflict.status_quo
    if quo is not None and quo.state is not None:
        return Named(STATUS_QUO, InState(quo.state))
    levels = levels_of_status_quo(conflict)
    if levels is None:
        raise StateError("there is no status quo; write what holds in the states you mean")
    pairs = [*zip(conflict.options, levels, strict=True)]
    view = Levels(conflict.options, {option.name: level for option, level in pairs})
    its_class = next((one.expr for one in conflict.coalesced if holds(one.expr, view)), None)
    if its_class is not None and not broken_by_status_quo(conflict):
        return Named(STATUS_QUO, its_class)
    at = (At(option.name, "is", option.level_ids[level]) for option, level in pairs)
    return Named(STATUS_QUO, And((Constant(True), *at)))
