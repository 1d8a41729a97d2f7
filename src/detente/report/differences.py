"""What two conflicts differ in, in words: a sentence a difference, without its full stop."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from detente.conflict import (
    Conflict,
    Option,
    Preference,
    Prioritised,
    Ranked,
    StatusQuo,
    Weighted,
)
from detente.conflict.statement.syntax import options_in
from detente.conflict.statement.text import text
from detente.report.phrases import level_title, listed, option_title, sentence
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

DIRECTIONS: Mapping[bool, Mapping[str, str]] = {
    True: {
        "both": "could take back {title} at any time",
        "up": "could not take back {title} once it is chosen",
        "down": "could not choose {title} again once it is taken back",
    },
    False: {
        "both": "could move {title} to any level",
        "up": "could move {title} to later levels only",
        "down": "could move {title} to earlier levels only",
    },
}
"""Who decides over an option, binary or of several levels, could do this with it."""


def told(difference: Difference, before: Conflict, after: Conflict) -> str:
    """A difference between two conflicts in a sentence."""
    return Words(before, after).told(difference)


class Words:
    """The differences between two conflicts in words."""

    def __init__(self, before: Conflict, after: Conflict) -> None:
        both = (*before.decision_makers, *after.decision_makers)
        self.labels = {dm.id: dm.label for dm in both}
        self.options = {option.name: option for dm in both for option in dm.options}

    def told(self, difference: Difference) -> str:
        """A difference in a sentence."""
        dm = getattr(difference, "decision_maker", None)
        if isinstance(dm, str):
            return self._of_decision_maker(difference, sentence(self.labels[dm]))
        match difference:
            case ConstraintDropped() | ConstraintAdded():
                return self._constraint(difference)
            case DecisionMakerAdded(decision_maker=one):
                return f"{sentence(one.label)} {'decides' if one.options else 'takes part'} as well"
            case DecisionMakerRemoved(decision_maker=one):
                return f"{sentence(one.label)} takes no part"
            case StatusQuoChanged(before=old, after=new):
                return self._status_quo(old, new)
            case DayChanged(before=old, after=new):
                past = f" instead of {old}" if old else ""
                return f"it is looked at as of {new}{past}" if new else "no day is named"
            case OptionAdded() | OptionRemoved() | LevelsChanged() | DirectionChanged():
                return self._option(difference)
            case _:
                return self._of_model(difference)

    def _of_decision_maker(self, difference: Difference, who: str) -> str:
        match difference:
            case PreferenceReplaced(before=old, after=new):
                return f"{who} {_way(old, new)}"
            case MarksReplaced():
                return f"{who} would see great differences elsewhere among the same wishes"
            case UncertaintyReplaced():
                return f"what {who} prefers is unknown for other pairs"
            case MovesReplaced():
                return f"{who} could make other moves"
            case _:
                return f"{who} {self._wish(difference)}"

    def _wish(self, difference: Difference) -> str:
        match difference:
            case StatementDropped(statement=wish, place=place, of=count):
                return f"would no longer want: {text(wish.expr)} (was {nth(place)} of {count})"
            case StatementAdded(statement=wish, place=place, of=count):
                return f"would want: {text(wish.expr)} ({nth(place)} of {count})"
            case StatementMoved(statement=wish, up=up, past=past):
                return f"would put `{text(wish.expr)}` {'above' if up else 'below'} `{text(past)}`"
            case WeightChanged(statement=wish, before=old, after=None):
                return f"would give no weight to: {text(wish.expr)} (was {old})"
            case WeightChanged(statement=wish, before=old, after=new):
                was = "none" if old is None else old
                return f"would give the weight {new} to: {text(wish.expr)} (was {was})"
            case _:
                return difference.kind

    def _constraint(self, difference: ConstraintAdded | ConstraintDropped) -> str:
        words, added = text(difference.statement.expr), isinstance(difference, ConstraintAdded)
        if difference.held:
            title = self._held(difference)
            if added:
                return f"{title} is held off {difference.held}"
            return f"{title} is open now, no longer held off {difference.held}"
        if added:
            return f"would hold in every state: {words}"
        return f"would not have to hold any more: {words}"

    def _held(self, difference: ConstraintAdded | ConstraintDropped) -> str:
        """The option that a constraint holds at its first level."""
        (name,) = options_in(difference.statement.expr)
        return f"“{option_title(self.options[name])}”"

    def _option(self, difference: Difference) -> str:
        match difference:
            case DirectionChanged(option=name, after=way):
                option = self.options[name]
                title = f"“{option_title(option)}”"
                return f"{self._owner(option)} {DIRECTIONS[option.binary][way].format(title=title)}"
            case OptionAdded(option=option):
                return f"{self._owner(option)} can also choose about “{option_title(option)}”"
            case OptionRemoved(option=option):
                return f"{self._owner(option)} has no choice about “{option_title(option)}”"
            case LevelsChanged(after=option):
                levels = listed([f"“{level_title(level)}”" for level in option.levels])
                return f"“{option_title(option)}” has the levels {levels}"
            case _:
                return difference.kind

    def _of_model(self, difference: Difference) -> str:
        match difference:
            case MeaningChanged(name=name, before=old, after=new):
                return f"`{name}` means {text(new)}, no longer {text(old)}"
            case ClassAdded(name=name, statement=expr):
                return f"the states in which {text(expr)} count as one, `{name}`"
            case ClassDropped(name=name, statement=expr):
                return f"the states in which {text(expr)} no longer count as one, `{name}`"
            case StatesReplaced():
                return "the states are others"
            case _:
                return difference.kind

    def _owner(self, option: Option) -> str:
        return sentence(self.labels[option.owner])

    def _status_quo(self, old: StatusQuo | None, new: StatusQuo | None) -> str:
        if new is None:
            return "it is not said where things stand"
        if new.state is not None:
            return f"things stand at {new.state}"
        levels = {} if old is None else old.levels
        firsts = {name: option.level_ids[0] for name, option in self.options.items()}
        changes = [
            f"{name} is {new.levels.get(name, first)}"
            for name, first in firsts.items()
            if levels.get(name, first) != new.levels.get(name, first)
        ]
        return f"things stand elsewhere: {listed(changes)}" if changes else "things stand as named"


def nth(place: int) -> str:
    """A place in a list.

    >>> [nth(place) for place in (1, 2, 3, 4, 11, 12, 21, 112)]
    ['1st', '2nd', '3rd', '4th', '11th', '12th', '21st', '112th']
    """
    teen = place % 100 in (11, 12, 13)
    return f"{place}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(place % 10, 'th')}"


def _way(old: Preference | None, new: Preference | None) -> str:
    """How a decision maker's preference is replaced."""
    kinds: dict[type[Any], str] = {Prioritised: "wishes", Weighted: "weights", Ranked: "a ranking"}
    if new is None:
        return "would have no preference"
    kind = kinds[type(new)]
    if old is None:
        return f"would have {kind}"
    if type(old) is type(new):
        return f"would have {'another ranking' if kind == 'a ranking' else f'other {kind}'}"
    return f"would have {kind} instead of {kinds[type(old)]}"
