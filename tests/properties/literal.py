"""A conflict as the oracle reads it: state by state, by the letter of definitions §1 and §7."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from detente.conflict import Conflict, Preference, Prioritised, Ranked, Weighted
from detente.conflict.statement.evaluate import holds
from detente.conflict.statement.syntax import Expr, Or
from tests.oracle import model, preference
from tests.oracle.model import Graph, OptionForm, State
from tests.strategies import feasible, true_at


class Literal:
    """The oracle's view of a conflict: its form, its states in the order of their numbers."""

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self.form = None if conflict.states is not None else option_form(conflict)
        self.states: tuple[State, ...]
        if self.form is None:
            self.states = tuple(state.id for state in conflict.states or ())
        else:
            self.states = model.states_of(self.form)
            self._members = {state: model.members(self.form, state) for state in self.states}
        ranks = [self.rank(dm.preference) for dm in conflict.decision_makers]
        if self.form is None:
            moves = tuple(
                dict[State, frozenset[State]](
                    (s, frozenset(ts)) for s, ts in (dm.moves or {}).items()
                )
                for dm in conflict.decision_makers
            )
            self.graph = Graph(len(moves), self.states, moves, tuple(ranks), None)
        else:
            self.graph = model.graph(self.form, ranks)

    def truth(self, expr: Expr) -> frozenset[State]:
        """The states where a statement holds: at a class iff at every member."""
        return frozenset(state for state in self.states if self._true(expr, state))

    def _true(self, expr: Expr, state: State) -> bool:
        if self.form is None:
            return bool(holds(expr, _State(str(state))))
        options = self.conflict.options
        return all(true_at(expr, options, config) for config in self._members[state])

    def rank(self, wanted: Preference | None) -> dict[State, int]:
        """The rank of every state, 1 the best (definitions §7)."""
        match wanted:
            case Prioritised(statements=statements):
                return preference.prioritised(self.states, [self.truth(s.expr) for s in statements])
            case Weighted(weights=weights):
                pairs = [(self.truth(w.statement.expr), Fraction(w.weight)) for w in weights]
                return preference.weighted(self.states, pairs)
            case Ranked(groups=groups):
                joined = [self.truth(Or(group)) for group in groups]
                return preference.ranked(self.states, joined)
            case None:
                return dict.fromkeys(self.states, 1)


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
