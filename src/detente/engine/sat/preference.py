"""What a decision maker prefers, as a comparison of two states."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import accumulate

from detente.conflict import Preference, Prioritised, Ranked, Weighted
from detente.conflict.statement.syntax import Expr
from detente.engine.ranks import whole
from detente.engine.sat.circuit import FALSE, Circuit
from detente.engine.sat.formula import Formula, State


class Taste:
    """A preference of any kind (definitions §7) as a row of literals, the higher the better.

    A state is better than another iff its row is true at the first place where the two differ:
    the statements of a prioritised list; for a ranking, that a state matches the first group, one
    of the first two, and so on; the binary digits of a sum of weights.
    """

    def __init__(
        self, preference: Preference | None, circuit: Circuit, read: Callable[[Expr], Formula]
    ) -> None:
        self._circuit = circuit
        self._ranked = isinstance(preference, Ranked)
        self._weights: list[int] | None = None
        groups: list[tuple[Expr, ...]] = []
        match preference:
            case Prioritised(statements=statements):
                groups = [(statement.expr,) for statement in statements]
            case Weighted(weights=weights):
                groups = [(weight.statement.expr,) for weight in weights]
                self._weights = whole([weight.weight for weight in weights])
            case Ranked(groups=groups_):
                groups = list(groups_)
            case None:
                pass
        self._groups = [tuple(map(read, group)) for group in groups]
        self._order = sorted(frozenset[int]().union(*self.mentions))
        self._rows: dict[State, list[int]] = {}

    @property
    def mentions(self) -> Iterator[frozenset[int]]:
        """The places of the options on which each item depends that two states may differ in.

        Where two states agree on all options of an item, it does not tell them apart.
        """
        each = (frozenset[int]().union(*(f.mentions for f in group)) for group in self._groups)
        return accumulate(each, frozenset[int].union) if self._ranked else each

    def better(self, one: State, other: State) -> int:
        """That the first of two states is strictly better."""
        a, b = self._row(one), self._row(other)
        if self._weights is not None:
            listed = zip(self._weights, a, b, strict=True)
            differing = [item for item in listed if item[1] != item[2]]
            a = self._circuit.total((x, weight) for weight, x, _ in differing)
            b = self._circuit.total((y, weight) for weight, _, y in differing)
        return self._circuit.above(a, b)

    def _row(self, state: State) -> list[int]:
        key = tuple([state[place] for place in self._order])
        if key not in self._rows:
            self._rows[key] = self._read(state)
        return self._rows[key]

    def _read(self, state: State) -> list[int]:
        circuit = self._circuit
        each = [circuit.any_of([f.at(state) for f in group]) for group in self._groups]
        if not self._ranked:
            return each
        return list(accumulate(each, lambda a, b: circuit.any_of((a, b)), initial=FALSE))
