"""§7, preference elicitation: prioritisation, weighting, ranking; §1, statements at a class."""

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction

from .model import Config, OptionForm, State, members, states_of


def prioritised(
    states: Collection[State], truths: Sequence[AbstractSet[State]]
) -> dict[State, int]:
    """Option prioritisation: the lexicographically greater truth vector is preferred.

    `truths[j]` is the set of states where statement j holds, most important first.
    """
    vector = {s: tuple(s in truth for truth in truths) for s in states}
    return {s: 1 + len({v for v in vector.values() if v > vector[s]}) for s in states}


def weighted(
    states: Collection[State], truths: Sequence[tuple[AbstractSet[State], Fraction]]
) -> dict[State, int]:
    """Weighting: the greater exact sum over the true statements is preferred."""
    total = {s: sum((w for truth, w in truths if s in truth), Fraction(0)) for s in states}
    return {s: 1 + len({x for x in total.values() if x > total[s]}) for s in states}


def ranked(states: Collection[State], groups: Sequence[AbstractSet[State]]) -> dict[State, int]:
    """Ranking: a state belongs to the first group it is in, to none comes last, tied."""
    place = {s: _first_group(s, groups) for s in states}
    return {s: 1 + len({p for p in place.values() if p < place[s]}) for s in states}


def _first_group(state: State, groups: Sequence[AbstractSet[State]]) -> int:
    for place, group in enumerate(groups):
        if state in group:
            return place
    return len(groups)


def lift(form: OptionForm, truth: AbstractSet[Config]) -> frozenset[State]:
    """The states where a statement holds, given where it holds before coalescing.

    §1: a statement holds at C iff it holds at every member.
    """
    return frozenset(
        state
        for state in states_of(form)
        if all(config in truth for config in members(form, state))
    )
