"""What a decision maker wants and can do, with one difference undone."""

from __future__ import annotations

from dataclasses import replace
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
    order, marks = list(old), marked(after)
    match difference:
        case MarksReplaced():
            marks = (marks - old.keys()) | (marked(before) & new.keys())
        case StatementAdded():
            new.pop(_key(difference), None)
        case StatementDropped():
            key = _key(difference)
            steady = changed(before.statements, after.statements).steady
            new = put_back(order, new, key, old[key], steady)
            marks |= marked(before) & {key}
        case StatementMoved() if (key := _key(difference)) in new:
            steady = changed(before.statements, after.statements).steady
            new = put_back(order, new, key, new.pop(key), [one for one in steady if one != key])
        case _:
            pass
    return Prioritised(tuple(new.values()), places(new, marks))


def _key(difference: StatementAdded | StatementDropped | StatementMoved | WeightChanged) -> Key:
    return words(difference.statement.expr), difference.occurrence


def _weights(difference: Any, before: Weighted, after: Weighted) -> Weighted:
    if not isinstance(difference, WeightChanged):
        return after
    old, new, key = weighed(before), dict(weighed(after)), _key(difference)
    if key in new and key in old:
        new[key] = replace(new[key], weight=old[key].weight)
    elif key in old:
        new[key] = old[key]
    else:
        new.pop(key, None)
    return Weighted(tuple(new.values()))
