"""The ground on which conflicts are compared: all their options, or their named states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from detente.conflict import CoalescedClass, Conflict, DecisionMaker, GraphState, Level, Option
from detente.studies.differences.lists import words


class NotComparable(ValueError):
    """The outcomes of the conflicts cannot be matched; the message says why."""


def common(conflicts: Mapping[str, Conflict]) -> Conflict:
    """A conflict with the decision makers, options, levels and named states of all of them.

    In the order of the first, what others have besides after it. It serves to name outcomes: nobody
    wants anything in it, and nothing is ruled out. Raises `NotComparable` where some of the
    conflicts are in option form and others in graph form, or where different states are coalesced.
    """
    _check(conflicts)
    every = list(conflicts.values())
    dms: dict[str, list[DecisionMaker]] = {}
    for conflict in every:
        for dm in conflict.decision_makers:
            dms.setdefault(dm.id, []).append(dm)
    states = {state.id: state for c in reversed(every) for state in reversed(c.states or ())}
    definitions = {d.name: d for c in reversed(every) for d in c.definitions}
    return Conflict(
        tuple(
            replace(same[0], options=_options(same), preference=None, uncertainty=None, moves=None)
            for same in dms.values()
        ),
        title=every[0].title,
        coalesced=every[0].coalesced,
        definitions=tuple(definitions.values()),
        states=None if every[0].states is None else _states(every, states),
    )


def _states(every: Sequence[Conflict], states: Mapping[str, GraphState]) -> tuple[GraphState, ...]:
    order = dict.fromkeys(state.id for conflict in every for state in conflict.states or ())
    return tuple(states[name] for name in order)


def _options(dms: Sequence[DecisionMaker]) -> tuple[Option, ...]:
    """The options that any of the same decision makers has, each with all its levels."""
    found: dict[str, list[Option]] = {}
    for dm in dms:
        for option in dm.options:
            found.setdefault(option.name, []).append(option)
    return tuple(replace(same[0], levels=_levels(same)) for same in found.values())


def _levels(options: Sequence[Option]) -> tuple[Level, ...]:
    levels: dict[str, Level] = {}
    for option in options:
        for level in option.levels:
            levels.setdefault(level.id, level)
    return tuple(levels.values())


def _check(conflicts: Mapping[str, Conflict]) -> None:
    base, *others = conflicts.items()
    for name, conflict in others:
        if (conflict.states is None) != (base[1].states is None):
            in_graph_form = [n for n, c in (base, (name, conflict)) if c.states is not None]
            raise NotComparable(
                f"`{in_graph_form[0]}` lists its states, the other is made of options: "
                f"the outcomes of {base[0]} and {name} cannot be matched"
            )
        if _classes(conflict.coalesced) != _classes(base[1].coalesced):
            raise NotComparable(
                f"{base[0]} and {name} do not count the same states as one (`coalesce`): their"
                " outcomes cannot be matched; coalesce the same states in both, or in neither"
            )


def _classes(coalesced: Sequence[CoalescedClass]) -> dict[str, str]:
    return {one.name: words(one.expr) for one in coalesced}


def names_of(conflict: Conflict) -> Iterator[str]:
    """The names of the states that have one: those of graph form, and of coalesced classes."""
    yield from (state.id for state in conflict.states or ())
    yield from (one.name for one in conflict.coalesced)
