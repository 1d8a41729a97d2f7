"""From a random model of the oracle to a conflict of détente, and from its states to theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from detente.conflict import (
    BINARY,
    CoalescedClass,
    Conflict,
    DecisionMaker,
    GraphState,
    Level,
    Option,
    Ranked,
    Statement,
)
from detente.conflict.statement.syntax import Constant, Expr, InState, Named, Or, Pattern
from tests.oracle.model import Config, OptionForm, State
from tests.oracle.random_models import RandomModel


@dataclass(frozen=True)
class Converted:
    """A conflict and the number that each state of the oracle has in it."""

    conflict: Conflict
    numbers: dict[State, int]

    @cached_property
    def states(self) -> dict[int, State]:
        """The oracle's state of each number."""
        return {number: state for state, number in self.numbers.items()}


def convert(model: RandomModel) -> Converted:
    """Decision makers d1, d2, …; options o1, o2, …, each under its owner; classes c1, c2, …

    A conflict lists the options of one decision maker side by side, so that the states of an option
    form may be numbered in another order than the oracle's.
    """
    return _graph_form(model) if model.form is None else _option_form(model, model.form)


def _graph_form(model: RandomModel) -> Converted:
    assert model.arcs is not None
    ids = {state: f"s{state}" for state in model.states}
    dms = tuple(
        DecisionMaker(
            f"d{i}",
            preference=Ranked(tuple(tuple(InState(ids[s]) for s in group) for group in groups)),
            moves={ids[s]: tuple(ids[b] for a, b in arcs if a == s) for s in model.states},
        )
        for i, (arcs, groups) in enumerate(zip(model.arcs, model.groups, strict=True), 1)
    )
    states = tuple(map(GraphState, ids.values()))
    return Converted(Conflict(dms, states=states), {s: n for n, s in enumerate(ids, 1)})


def _option_form(model: RandomModel, form: OptionForm) -> Converted:
    options = [
        Option(f"o{k}", f"d{owner + 1}", levels=_levels(count), direction=direction)
        for k, (owner, count, direction) in enumerate(
            zip(form.owners, form.levels, form.direction, strict=True), 1
        )
    ]
    order = sorted(range(len(options)), key=lambda k: form.owners[k])
    names = tuple(options[k].name for k in order)

    def pattern(config: Config) -> Pattern:
        marks = ("NY"[config[k]] if options[k].binary else str(config[k]) for k in order)
        return Pattern(names, "".join(marks))

    classes = {
        one: Named(f"c{k}", _any(map(pattern, sorted(one))))
        for k, one in enumerate(form.classes, 1)
    }
    constraint = Statement(_any(map(pattern, sorted(form.feasible))))
    item: dict[State, Expr] = {config: pattern(config) for config in form.feasible}
    item.update((one, named) for one, named in classes.items())
    dms = tuple(
        DecisionMaker(
            f"d{i}",
            options=tuple(option for option in options if option.owner == f"d{i}"),
            preference=Ranked(tuple(tuple(item[s] for s in group) for group in groups)),
        )
        for i, groups in enumerate(model.groups, 1)
    )
    conflict = Conflict(
        dms,
        constraints=(constraint,),
        coalesced=tuple(CoalescedClass(named.name, named.body) for named in classes.values()),
    )
    return Converted(conflict, _numbers(form, order))


def _levels(count: int) -> tuple[Level, ...]:
    return BINARY if count == 2 else tuple(Level(f"l{k}") for k in range(count))


def _any(items: Iterable[Expr]) -> Expr:
    """That one of some statements holds."""
    listed = tuple(items)
    match listed:
        case ():
            return Constant(False)
        case (only,):
            return only
        case _:
            return Or(listed)


def _numbers(form: OptionForm, order: list[int]) -> dict[State, int]:
    """The numbering of definitions §1, the options taken in another order."""
    ordered = sorted(form.feasible, key=lambda config: [config[k] for k in reversed(order)])
    first: dict[State, None] = {}
    for config in ordered:
        first.setdefault(next((one for one in form.classes if config in one), config))
    return {state: number for number, state in enumerate(first, 1)}
