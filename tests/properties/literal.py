"""A conflict as the oracle reads it: state by state, by the letter of definitions §1 and §7."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from detente.conflict import Conflict, Preference, Prioritised, Ranked, Weighted
from detente.conflict.statement.evaluate import holds
from detente.conflict.statement.syntax import Expr
from tests.oracle import model, preference
from tests.oracle.model import Graph, OptionForm, Rank, State, states_of
from tests.strategies import feasible, true_at

Truth = Callable[[Expr], frozenset[State]]


def literal(conflict: Conflict) -> Graph:
    """The oracle's graph of a conflict; its states stand in the order of their numbers."""
    if conflict.states is None:
        form = option_form(conflict)
        return model.graph(form, _ranks(conflict, states_of(form), truths(conflict)))
    states: tuple[State, ...] = tuple(state.id for state in conflict.states)
    moves = tuple(
        dict[State, frozenset[State]]((s, frozenset(ends)) for s, ends in (dm.moves or {}).items())
        for dm in conflict.decision_makers
    )
    ranks = _ranks(conflict, states, truths(conflict))
    return Graph(len(moves), states, moves, ranks, None)


def option_form(conflict: Conflict) -> OptionForm:
    """The option form of a conflict, its feasible states found by trying them all."""
    ids = [dm.id for dm in conflict.decision_makers]
    options, possible = conflict.options, feasible(conflict)
    return OptionForm(
        owners=tuple(ids.index(option.owner) for option in options),
        levels=tuple(len(option.levels) for option in options),
        direction=tuple(option.direction for option in options),
        feasible=frozenset(possible),
        n=len(ids),
        classes=tuple(
            frozenset(c for c in possible if true_at(one.expr, options, c))
            for one in conflict.coalesced
        ),
    )


def truths(conflict: Conflict) -> Truth:
    """The states where a statement holds."""
    if conflict.states is not None:
        states = [state.id for state in conflict.states]
        return lambda expr: frozenset(s for s in states if holds(expr, _State(s)))
    form = option_form(conflict)
    return lambda expr: preference.lift(
        form, {c for c in form.feasible if true_at(expr, conflict.options, c)}
    )


@dataclass(frozen=True)
class _State:
    """A state of graph form, as a statement sees it."""

    name: str

    def state(self, state: str) -> bool:
        return state == self.name

    def column(self, option: str) -> int:
        raise KeyError(option)

    def index(self, option: str, level: str) -> int:
        raise KeyError(option, level)


def _ranks(conflict: Conflict, states: tuple[State, ...], truth: Truth) -> tuple[Rank, ...]:
    return tuple(rank(dm.preference, states, truth) for dm in conflict.decision_makers)


def rank(wanted: Preference | None, states: tuple[State, ...], truth: Truth) -> dict[State, int]:
    """The rank of every state, 1 the best (definitions §7)."""
    match wanted:
        case Prioritised(statements=statements):
            return preference.prioritised(states, [truth(s.expr) for s in statements])
        case Weighted(weights=weights):
            pairs = [(truth(w.statement.expr), Fraction(w.weight)) for w in weights]
            return preference.weighted(states, pairs)
        case Ranked(groups=groups):
            joined = [frozenset[State]().union(*map(truth, group)) for group in groups]
            return preference.ranked(states, joined)
        case None:
            return dict.fromkeys(states, 1)
