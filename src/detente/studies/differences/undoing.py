"""A conflict with one of the things in which it differs from another one undone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from detente.conflict import (
    Conflict,
    DecisionMaker,
    Option,
    StatusQuo,
)
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
    MeaningChanged,
    OptionAdded,
    OptionRemoved,
    StatesReplaced,
    StatusQuoChanged,
)
from detente.studies.differences.lists import put_back, words
from detente.studies.differences.renaming import meaning
from detente.studies.differences.settled import settled
from detente.studies.differences.undoing_wants import wants


def without(before: Conflict, after: Conflict, difference: Difference) -> Conflict:
    """The conflict `after`, as of its day, with one of its differences from `before` undone.

    What is put back into a list stands right after the nearest of its predecessors in `before`
    that is in its place there, or first. Raises `ConflictError` where what is left in `after`
    speaks of what would then be gone.
    """
    old, new = settled(before), settled(after)
    match difference:
        case DayChanged(before=day):
            return replace(new, as_of=day)
        case StatusQuoChanged(before=quo):
            return replace(new, status_quo=quo)
        case ConstraintAdded(statement=statement):
            gone = words(statement.expr)
            kept = tuple(c for c in new.constraints if words(c.expr) != gone)
            return replace(new, constraints=kept)
        case ConstraintDropped(statement=statement):
            return replace(new, constraints=(*new.constraints, statement))
        case DecisionMakerAdded() | DecisionMakerRemoved():
            return _with_decision_makers(old, new, difference)
        case MeaningChanged(name=name, before=expr):
            return meaning(new, name, expr)
        case ClassAdded() | ClassDropped() | StatesReplaced():
            return _with_other_states(old, new, difference)
        case _:
            return _with_decision_maker(old, new, difference)


def _with_decision_makers(
    old: Conflict, new: Conflict, difference: DecisionMakerAdded | DecisionMakerRemoved
) -> Conflict:
    dm = difference.decision_maker
    if isinstance(difference, DecisionMakerRemoved):
        order = [one.id for one in old.decision_makers]
        dms = put_back(order, {one.id: one for one in new.decision_makers}, dm.id, dm)
        return replace(new, decision_makers=tuple(dms.values()))
    left = tuple(one for one in new.decision_makers if one.id != dm.id)
    quo = _without_options(new.status_quo, dm.options)
    return replace(new, decision_makers=left, status_quo=quo)


def _with_other_states(
    old: Conflict, new: Conflict, difference: ClassAdded | ClassDropped | StatesReplaced
) -> Conflict:
    match difference:
        case ClassAdded(name=name):
            kept = tuple(one for one in new.coalesced if one.name != name)
            return replace(new, coalesced=kept)
        case ClassDropped(name=name):
            lost = tuple(one for one in old.coalesced if one.name == name)
            return replace(new, coalesced=new.coalesced + lost)
        case StatesReplaced():
            return replace(new, states=old.states)


def _with_decision_maker(old: Conflict, new: Conflict, difference: Any) -> Conflict:
    """The conflict with a difference undone that lies with one decision maker."""
    match difference:
        case OptionAdded(option=option) | OptionRemoved(option=option):
            name, edit = option.owner, partial(_options, difference, _decision_maker(old, option))
        case LevelsChanged(before=option):
            name, edit = option.owner, partial(_replaced, option.name, levels=option.levels)
        case DirectionChanged(option=option_name, before=way):
            name = new.option(option_name).owner
            edit = partial(_replaced, option_name, direction=way)
        case _:
            name = difference.decision_maker
            edit = partial(wants, difference, old.decision_maker(name))
    dms = tuple(edit(dm) if dm.id == name else dm for dm in new.decision_makers)
    if isinstance(difference, OptionAdded):
        quo = _without_options(new.status_quo, (difference.option,))
        return replace(new, decision_makers=dms, status_quo=quo)
    return replace(new, decision_makers=dms)


def _decision_maker(conflict: Conflict, option: Option) -> DecisionMaker:
    return conflict.decision_maker(option.owner)


def _options(
    difference: OptionAdded | OptionRemoved, old: DecisionMaker, new: DecisionMaker
) -> DecisionMaker:
    option, options = difference.option, {option.name: option for option in new.options}
    if isinstance(difference, OptionAdded):
        del options[option.name]
    else:
        options = put_back([one.name for one in old.options], options, option.name, option)
    return replace(new, options=tuple(options.values()))


def _replaced(name: str, dm: DecisionMaker, **fields: Any) -> DecisionMaker:
    options = (replace(o, **fields) if o.name == name else o for o in dm.options)
    return replace(dm, options=tuple(options))


def _without_options(quo: StatusQuo | None, gone: tuple[Option, ...]) -> StatusQuo | None:
    if quo is None:
        return None
    names = {option.name for option in gone}
    levels = {name: level for name, level in quo.levels.items() if name not in names}
    return replace(quo, levels=levels)
