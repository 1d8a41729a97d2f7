"""The changes of a proposal as a scenario of the model file, laid over the model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from detente.conflict import Conflict, Prioritised, Statement
from detente.conflict.statement.syntax import options_in
from detente.conflict.statement.text import text
from detente.studies.advice.result import Proposal
from detente.studies.differences.difference import (
    ConstraintAdded,
    ConstraintDropped,
    Difference,
    DirectionChanged,
    StatementAdded,
    StatementDropped,
    StatementMoved,
)


class _Unwritable(Exception):
    """A change that cannot be written as part of a scenario."""


def overlay(proposal: Proposal, whole: Conflict) -> dict[str, Any] | None:
    """What a scenario says that makes the changes; None where it cannot say so plainly.

    `whole` is the model as it is written: of what is dated, or has an `otherwise`, it holds more
    than what is in force, and then a statement can be named only if it stands there once.
    """
    scenario = _Scenario(proposal.conflict, whole)
    try:
        for change in proposal.changes:
            scenario.take(change)
    except _Unwritable:
        return None
    return scenario.said


class _Scenario:
    def __init__(self, then: Conflict, whole: Conflict) -> None:
        self.then, self.whole = then, whole
        self.said: dict[str, Any] = {}

    def take(self, change: Difference) -> None:
        match change:
            case StatementDropped(decision_maker=dm, statement=one):
                self._drop(self._wishes(dm), one, _wishes(self.whole, dm))
            case StatementAdded(decision_maker=dm, statement=one, place=place):
                self._add(dm, one, place)
            case StatementMoved(decision_maker=dm, statement=one, after=place):
                self._drop(self._wishes(dm), one, _wishes(self.whole, dm))
                self._add(dm, one, place)
            case ConstraintAdded(statement=one, held=""):
                self._list("constraints", "add").append(text(one.expr))
            case ConstraintDropped(statement=one, held=""):
                self._drop("constraints", one, self.whole.constraints)
            case ConstraintDropped(statement=one, held="as an instrument"):
                self._list("instruments", "drop").extend(options_in(one.expr))
            case DirectionChanged(option=name, after=way):
                binary = {"up": "on", "down": "off"} if self.whole.option(name).binary else {}
                told = None if way == "both" else binary.get(way, way)
                self.said.setdefault("irreversible", {})[name] = told
            case _:
                raise _Unwritable

    def _wishes(self, dm: str) -> str:
        return f"decision_makers/{dm}/prefers"

    def _list(self, place: str, what: str) -> list[Any]:
        """The part of a list that is dropped or added."""
        here = self.said
        for step in place.split("/"):
            here = here.setdefault(step, {})
        found: list[Any] = here.setdefault(what, [])
        return found

    def _drop(self, place: str, one: Statement, written: Sequence[Statement]) -> None:
        self._list(place, "drop").append(_name(one, written))

    def _add(self, dm: str, one: Statement, place: int) -> None:
        """Add a wish at a place in the list as it then is, before what was there already."""
        written = _wishes(self.whole, dm)
        left = [s for s in _wishes(self.then, dm)[place:] if _count(s, written)]
        words = text(one.expr)
        added: str | Mapping[str, Any] = words
        if left:
            added = {"statement": words, "before": _name(left[0], written)}
        self._list(self._wishes(dm), "add").append(added)


def _wishes(conflict: Conflict, dm: str) -> Sequence[Statement]:
    preference = conflict.decision_maker(dm).preference
    if not isinstance(preference, Prioritised) or preference.greatly:  # marks are between two
        raise _Unwritable
    return preference.statements


def _count(one: Statement, written: Sequence[Statement]) -> int:
    return sum(other.expr == one.expr for other in written)


def _name(one: Statement, written: Sequence[Statement]) -> str:
    """What names a statement that stands there once: its id or its text."""
    if _count(one, written) != 1:
        raise _Unwritable
    return one.id or text(one.expr)
