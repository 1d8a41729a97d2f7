"""The symbolic engine: the algebra of `detente.engine.protocol` over decision diagrams.

A value for every state is held as the set of pairs of a state and a bar that the value does not
exceed, the bar being any score of the decision maker whose values they are: a ranking is never
listed. Exact because every R_i is transitive up to return (definitions §2), as in
`detente.engine.dense`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from detente.conflict import Conflict
from detente.conflict.statement.syntax import Expr
from detente.engine.protocol import Steps
from detente.engine.state import State, today
from detente.engine.symbolic.diagrams import Diagrams
from detente.engine.symbolic.mover import Mover
from detente.engine.symbolic.order import along
from detente.engine.symbolic.simultaneous import simultaneous

if TYPE_CHECKING:
    from oxidd.bcdd import BCDDFunction as Diagram


class Symbolic:
    """The states of a conflict in option form as diagrams, never one by one.

    Only feasible states of a set count: what is said of others means nothing. See
    `detente.engine.symbolic.diagrams.Diagrams` for `order` and `nodes`. Raises `MeaningError` where
    no state is feasible; any method may raise `MemoryError`.
    """

    name = "symbolic"
    combines = True

    def __init__(self, conflict: Conflict, order: Sequence[str], *, nodes: int = 2**24) -> None:
        self.conflict = conflict
        self.diagrams = Diagrams(conflict, order, nodes)
        self.size = self.count(self.diagrams.feasible)
        self._turns = along(conflict, order)
        self.movers = [Mover(self.diagrams, dm) for dm in conflict.decision_makers]

    @property
    def today(self) -> State | None:
        """The status quo; None where there is none or it is infeasible."""
        return today(self.conflict)

    def count(self, states: Diagram) -> int:
        """How many states a set has."""
        free = self.diagrams.manager.num_vars()
        digits = sum(map(len, self.diagrams.variables.here.values()))
        return (states & self.diagrams.feasible).sat_count(free) >> (free - digits)

    def has(self, states: Diagram, state: State) -> bool:
        """Whether a state is in a set."""
        return states.eval(self.diagrams.variables.digits(state))

    def each(self, states: Diagram) -> Iterator[State]:
        """The states of a set one by one, in the order in which the diagrams have them."""
        digits = sorted(chain.from_iterable(self.diagrams.variables.here.values()))
        for values in _paths(states & self.diagrams.feasible, digits):
            found = dict(zip(digits, values, strict=True))
            yield self.diagrams.variables.state(found)

    def truth(self, expr: Expr) -> Diagram:
        """Where a statement holds."""
        return self.diagrams.truth(expr)

    def one(self, state: State) -> Diagram:
        """The set of this state alone."""
        pairs = zip(self.conflict.options, state.levels or (), strict=True)
        return self.diagrams.all_of(self.diagrams.levels(o)[level] for o, level in pairs)

    def led(self, dm: int, states: Diagram, steps: Steps) -> Diagram:
        """Where one step of a decision maker leads from the states of a set."""
        return self.movers[dm].led(states & self.diagrams.feasible, steps)

    def leading(self, dm: int, states: Diagram, steps: Steps) -> Diagram:
        """From where one step of a decision maker leads into a set."""
        return self.movers[dm].leading(states, steps)

    def rank(self, dm: int) -> Diagram:
        """The states and the bars that their score does not exceed."""
        return ~self.diagrams.greater(self.movers[dm].score, self.bar(dm))

    def bar(self, dm: int) -> list[Diagram]:
        """The bar that values of a decision maker are compared with, bit by bit."""
        return list(map(self.diagrams.manager.var, self.diagrams.variables.bar[dm]))

    def score(self, dm: int, state: State) -> tuple[bool, ...]:
        """How good a state is for a decision maker: bits, the most significant first."""
        return tuple(self.has(bit, state) for bit in self.movers[dm].score)

    def within(self, dm: int, values: Diagram, state: State, bar: Sequence[bool]) -> bool:
        """Whether a decision maker's value of a state is no greater than a score."""
        bars = zip(self.diagrams.variables.bar[dm], bar, strict=True)
        return values.eval([*self.diagrams.variables.digits(state), *bars])

    def up_to(self, dm: int, values: Diagram, state: State) -> Diagram:
        """The states at which a decision maker's value is no greater than its score of a state."""
        manager = self.diagrams.manager
        bits = (manager.true() if bit else manager.false() for bit in self.score(dm, state))
        pairs = zip(self.diagrams.variables.bar[dm], bits, strict=True)
        return values.substitute(self.diagrams.substitution(pairs))

    def best(self, dm: int, values: Diagram) -> Diagram:
        """At each state the greatest value among the own moves of a decision maker, and staying."""
        return ~self.movers[dm].before(~values, "moves")

    def worst(self, dm: int, values: Diagram, steps: Steps) -> Diagram:
        """At each state the least value that the others of `dm` can bring about, or staying."""
        others = [self.movers[j] for j in self._turns if j != dm]
        settled: set[Mover] = set()
        concerned: set[Mover] = set()
        while len(settled) < len(others):
            for mover in others:
                if mover in settled:
                    continue
                settled.add(mover)
                if mover not in concerned and not mover.affects(values):
                    continue
                concerned.add(mover)
                wider = mover.before(values, steps)
                if wider != values:
                    values, settled = wider, {mover}
            others.reverse()
        return values

    def glance(self) -> int:
        """How many nodes some first steps take: large where the order is bad.

        The first answers by improvements, each of which may concern few options, and the Nash
        equilibria, one decision maker after the other, which concern all.
        """
        count = 0
        found = self.diagrams.feasible
        for dm in self._turns:
            values = self.rank(dm)
            found &= self.contented(dm, values)
            count += found.node_count()
            for mover in (self.movers[j] for j in self._turns if j != dm):
                if mover.affects(values):
                    values = mover.before(values, "improvements")
            count += values.node_count()
        return count

    def lesser(self, one: Diagram, other: Diagram) -> Diagram:
        """At each state the lesser of two values."""
        return one | other

    def contented(self, dm: int, hope: Diagram) -> Diagram:
        """The states from which no own move promises the decision maker more than it has."""
        best = self.best(dm, hope)
        bits = zip(self.diagrams.variables.bar[dm], self.movers[dm].score, strict=True)
        return best.substitute(self.diagrams.substitution(bits))

    def simultaneous(self, dm: int) -> Diagram:
        """The simultaneously stable states for a decision maker (Fraser and Hipel, 1984)."""
        return simultaneous(self.diagrams, self.movers, dm)


def _paths(states: Diagram, digits: Sequence[int]) -> Iterator[tuple[bool, ...]]:
    """The values of these variables, in their order, where a diagram over them is true."""
    waiting: list[tuple[Diagram, tuple[bool, ...]]] = [(states, ())]
    while waiting:
        part, values = waiting.pop()
        if not part.satisfiable():
            continue
        if len(values) == len(digits):
            yield values
            continue
        parts = part.cofactors() if part.node_var() == digits[len(values)] else None
        on, off = parts or (part, part)
        waiting += [(on, (*values, True)), (off, (*values, False))]
