"""What a decision maker wants and can do, with one difference undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from detente.conflict import DecisionMaker, Prioritised, Weighted
from detente.studies.differences.difference import (
    MarksReplaced,
    MovesReplaced,
    PreferenceReplaced,
    StatementAdded,
    StatementDropped,
    StatementMoved,
    UncertaintyReplaced,
    WeightChanged,
)
from detente.studies.differences.lists import Key, changed, keyed, put_back, words
from detente.studies.differences.preferences import as_of_kind, marked, places, weighed

Wish = StatementAdded | StatementDropped | StatementMoved | WeightChanged


def wants(difference: Any, old: DecisionMaker, new: DecisionMaker) -> DecisionMaker:
    """A decision maker with something that it wants, or can do, as it was."""
    match difference:
        case PreferenceReplaced(before=preference):
            return replace(new, preference=preference)
        case UncertaintyReplaced(before=uncertainty):
            return replace(new, uncertainty=uncertainty)
        case MovesReplaced(before=moves):
            return replace(new, moves=moves)
        case _:
            pass
    before = as_of_kind(old.preference, new.preference)
    after = as_of_kind(new.preference, old.preference)
    if isinstance(before, Prioritised) and isinstance(after, Prioritised):
        return replace(new, preference=_wishes(difference, before, after))
    if isinstance(before, Weighted) and isinstance(after, Weighted):
        return replace(new, preference=_weights(difference, before, after))
    return new


def _wishes(difference: Any, before: Prioritised, after: Prioritised) -> Prioritised:
    old, new = keyed(before.statements), keyed(after.statements)
    steady, marks = changed(old.values(), new.values()).steady, marked(after)
    match difference:
        case MarksReplaced():
            marks = (marks - old.keys()) | (marked(before) & new.keys())
        case StatementAdded():
            new.pop(_last(difference, new), None)
        case StatementDropped() if (key := _next(difference, new)) in old:
            new = put_back([*old], new, key, old[key], steady)
            marks |= marked(before) & {key}
        case StatementMoved() if (key := _key(difference)) in new:
            new = put_back([*old], new, key, new[key], [one for one in steady if one != key])
        case _:
            pass
    return Prioritised(tuple(new.values()), places(new, marks))


def _weights(difference: Any, before: Weighted, after: Weighted) -> Weighted:
    old, new = weighed(before), dict(weighed(after))
    match difference:
        case WeightChanged(before=None):
            new.pop(_last(difference, new), None)
        case WeightChanged(after=None) if (key := _next(difference, new)) in old:
            new[key] = old[key]
        case WeightChanged() if (key := _key(difference)) in new:
            new[key] = replace(new[key], weight=difference.before or Decimal(0))
        case _:
            pass
    return Weighted(tuple(new.values()))


def _key(difference: Wish) -> Key:
    return words(difference.statement.expr), difference.occurrence


def _last(difference: Wish, items: Mapping[Key, Any]) -> Key:
    """The key of the last of the statements with this text."""
    name = words(difference.statement.expr)
    return name, sum(text == name for text, _ in items)


def _next(difference: Wish, items: Mapping[Key, Any]) -> Key:
    """The key of one more statement with this text."""
    name, count = _last(difference, items)
    return name, count + 1
