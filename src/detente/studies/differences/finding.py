"""In what two conflicts differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from detente.conflict import Conflict, DecisionMaker, Option, Prioritised, Statement, Weighted
from detente.conflict.statement.text import text
from detente.studies.differences.difference import (
    ClassAdded,
    ClassDropped,
    ConstraintAdded,
    ConstraintDropped,
    DayChanged,
    DecisionMakerAdded,
    DecisionMakerRemoved,
    Difference,
    DirectionChanged,
    LevelsChanged,
    MarksReplaced,
    MeaningChanged,
    MovesReplaced,
    OptionAdded,
    OptionRemoved,
    PreferenceReplaced,
    StatementAdded,
    StatementDropped,
    StatementMoved,
    StatesReplaced,
    StatusQuoChanged,
    UncertaintyReplaced,
    WeightChanged,
)
from detente.studies.differences.lists import Key, changed, keyed, words
from detente.studies.differences.preferences import as_of_kind, marked, same, weighed
from detente.studies.differences.settled import held, settled


def differences(before: Conflict, after: Conflict) -> tuple[Difference, ...]:
    """In what two conflicts differ as of their days: all that must be changed to get to the second.

    Decision makers, options, classes and listed states are matched by name, statements by their
    canonical text. Titles and evidence are no differences.
    """
    return tuple(_differences(before, after))


def _differences(before: Conflict, after: Conflict) -> Iterator[Difference]:
    old, new = settled(before), settled(after)
    if old.as_of != new.as_of:
        yield DayChanged(old.as_of, new.as_of)
    yield from _states(old, new)
    yield from _names(old, new)
    olds = {dm.id: dm for dm in old.decision_makers}
    news = {dm.id: dm for dm in new.decision_makers}
    yield from (DecisionMakerRemoved(dm) for name, dm in olds.items() if name not in news)
    yield from (DecisionMakerAdded(dm) for name, dm in news.items() if name not in olds)
    for name, dm in olds.items():
        if name in news:
            yield from _decision_maker(dm, news[name])
    why = {**held(before), **held(after)}
    for constraint in missing(old.constraints, new.constraints):
        yield ConstraintDropped(constraint, why.get(text(constraint.expr), ""))
    for constraint in missing(new.constraints, old.constraints):
        yield ConstraintAdded(constraint, why.get(text(constraint.expr), ""))
    if _stands(old) != _stands(new):
        yield StatusQuoChanged(old.status_quo, new.status_quo)


def _states(before: Conflict, after: Conflict) -> Iterator[Difference]:
    old, new = _ids(before), _ids(after)
    if old != new:
        yield StatesReplaced(old, new)


def _ids(conflict: Conflict) -> tuple[str, ...] | None:
    states = conflict.states
    return None if states is None else tuple(state.id for state in states)


def _stands(conflict: Conflict) -> Mapping[str, str] | str | None:
    """Where things stand: the level of every option that is not at its first one, or a state."""
    quo = conflict.status_quo
    if quo is None:
        return None
    if quo.state is not None:
        return quo.state
    firsts = {option.name: option.level_ids[0] for option in conflict.options}
    return {name: level for name, level in quo.levels.items() if level != firsts[name]}


def _names(before: Conflict, after: Conflict) -> Iterator[Difference]:
    """What names stand for; a definition that only one of the two has is no difference."""
    old, new = ({one.name: one.expr for one in c.coalesced} for c in (before, after))
    defined = ({one.name: one.expr for one in c.definitions} for c in (before, after))
    olds, news = (both | classes for both, classes in zip(defined, (old, new), strict=True))
    for name, expr in olds.items():
        if name in news and words(expr) != words(news[name]):
            yield MeaningChanged(name, expr, news[name])
    yield from (ClassDropped(name, expr) for name, expr in old.items() if name not in new)
    yield from (ClassAdded(name, expr) for name, expr in new.items() if name not in old)


def _decision_maker(before: DecisionMaker, after: DecisionMaker) -> Iterator[Difference]:
    yield from _options(before.options, after.options)
    if (before.moves or {}) != (after.moves or {}):
        yield MovesReplaced(after.id, before.moves, after.moves)
    if before.uncertainty != after.uncertainty:
        yield UncertaintyReplaced(after.id, before.uncertainty, after.uncertainty)
    old = as_of_kind(before.preference, after.preference)
    new = as_of_kind(after.preference, before.preference)
    match old, new:
        case Prioritised(), Prioritised():
            yield from _wishes(after.id, old, new)
        case Weighted(), Weighted():
            yield from _weights(after.id, old, new)
        case _ if not same(old, new):
            yield PreferenceReplaced(after.id, before.preference, after.preference)
        case _:
            pass


def _options(before: Sequence[Option], after: Sequence[Option]) -> Iterator[Difference]:
    olds, news = ({option.name: option for option in options} for options in (before, after))
    yield from (OptionRemoved(option) for name, option in olds.items() if name not in news)
    yield from (OptionAdded(option) for name, option in news.items() if name not in olds)
    for name, new in news.items():
        old = olds.get(name)
        if old is not None and old.level_ids != new.level_ids:
            yield LevelsChanged(old, new)
        if old is not None and old.direction != new.direction:
            yield DirectionChanged(name, old.direction, new.direction)


def _wishes(name: str, before: Prioritised, after: Prioritised) -> Iterator[Difference]:
    change = changed(before.statements, after.statements)
    old, new = keyed(before.statements), keyed(after.statements)
    was = {key: place for place, key in enumerate(old, 1)}
    now = {key: place for place, key in enumerate(new, 1)}
    for key in change.dropped:
        yield StatementDropped(name, old[key], was[key], len(old), key[1])
    for key in change.added:
        yield StatementAdded(name, new[key], now[key], len(new), key[1])
    for key in change.moved:
        up, past = _passed(key, change.steady, was, now)
        yield StatementMoved(name, new[key], was[key], now[key], up, new[past].expr, key[1])
    marks = [tuple(sorted(marked(p) & old.keys() & new.keys())) for p in (before, after)]
    if marks[0] != marks[1]:
        yield MarksReplaced(name, marks[0], marks[1])


def _passed(
    key: Key, steady: Sequence[Key], was: dict[Key, int], now: dict[Key, int]
) -> tuple[bool, Key]:
    """Whether a moved statement went up, and the nearest steady one that it has gone past."""
    over = [other for other in steady if was[other] < was[key] and now[other] > now[key]]
    under = [other for other in steady if was[other] > was[key] and now[other] < now[key]]
    return (True, over[0]) if over else (False, under[-1])


def _weights(name: str, before: Weighted, after: Weighted) -> Iterator[Difference]:
    old, new = weighed(before), weighed(after)
    for key, weight in old.items():
        now = new[key].weight if key in new else None
        if now != weight.weight:
            yield WeightChanged(name, weight.statement, weight.weight, now, key[1])
    for key, weight in new.items():
        if key not in old:
            yield WeightChanged(name, weight.statement, None, weight.weight, key[1])


def missing(statements: Sequence[Statement], among: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements whose text stands nowhere among others."""
    known = {words(statement.expr) for statement in among}
    return tuple(statement for statement in statements if words(statement.expr) not in known)
