"""The changes of a proposal in words: as they are told, and after “if”."""

from __future__ import annotations

from detente.conflict import Conflict
from detente.conflict.statement.text import text
from detente.report.differences import told as difference_told
from detente.report.phrases import sentence
from detente.studies.differences.difference import (
    ConstraintAdded,
    ConstraintDropped,
    Difference,
    DirectionChanged,
    StatementAdded,
    StatementDropped,
    StatementMoved,
)


def told(difference: Difference, before: Conflict, after: Conflict) -> str:
    """A change in a sentence without its full stop; statements stand between backticks."""
    words = difference_told(difference, before, after)
    match difference:
        case StatementDropped(statement=one) | StatementAdded(statement=one):
            written = text(one.expr)
            return words.replace(f": {written}", f": `{written}`", 1)
        case ConstraintAdded(statement=one) | ConstraintDropped(statement=one):
            written = text(one.expr)
            return sentence(words.replace(f": {written}", f": `{written}`", 1))
        case _:
            return sentence(words)


def supposed(difference: Difference, before: Conflict, after: Conflict) -> str:
    """A change as one supposes it: what stands after “if”."""
    words = difference_told(difference, before, after)
    match difference:
        case StatementDropped(decision_maker=dm, statement=one):
            return f"{_label(dm, before)} no longer wanted `{text(one.expr)}`"
        case StatementAdded(decision_maker=dm, statement=one):
            return f"{_label(dm, before)} also wanted `{text(one.expr)}`"
        case StatementMoved(decision_maker=dm, statement=one, up=up, past=past):
            place = "above" if up else "below"
            return f"{_label(dm, before)} put `{text(one.expr)}` {place} `{text(past)}`"
        case DirectionChanged(option=name):
            owner = _label(before.option(name).owner, before)
            return f"{owner}{words.removeprefix(sentence(owner))}"
        case ConstraintAdded(statement=one, held=""):
            return f"`{text(one.expr)}` held in every state"
        case ConstraintDropped(statement=one, held=""):
            return f"`{text(one.expr)}` did not have to hold"
        case ConstraintAdded() | ConstraintDropped():
            return words.replace("” is ", "” were ")
        case _:
            return words


def _label(dm: str, conflict: Conflict) -> str:
    return conflict.decision_maker(dm).label
