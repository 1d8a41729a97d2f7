"""A conflict in clauses: its states, its moves and who prefers what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from math import prod

from detente.conflict import Conflict, Option
from detente.conflict.problem import LimitError
from detente.conflict.statement.syntax import Expr
from detente.engine.sat.circuit import FALSE, TRUE, Circuit
from detente.engine.sat.formula import Formula, Levels, State
from detente.engine.sat.preference import Taste

MOST = 2**12


class Game:
    """States of a conflict as rows of literals, any number of them over one circuit.

    Decision makers and options go by their places in the model's order.
    """

    def __init__(self, conflict: Conflict) -> None:
        self.circuit = Circuit()
        self.options = conflict.options
        self._places = {option.name: (k, option) for k, option in enumerate(self.options)}
        self.own = [
            tuple(self._places[option.name][0] for option in dm.options)
            for dm in conflict.decision_makers
        ]
        self._choices: dict[int, list[tuple[Levels, ...]]] = {}
        self._ids = [dm.id for dm in conflict.decision_makers]
        self.tastes = [
            Taste(dm.preference, self.circuit, self.formula) for dm in conflict.decision_makers
        ]
        self.constraints = [self.formula(constraint.expr) for constraint in conflict.constraints]
        self._touching = [
            [c for c in self.constraints if not c.mentions.isdisjoint(own)] for own in self.own
        ]

    def formula(self, expr: Expr) -> Formula:
        """A statement, ready to be made of states."""
        return Formula(expr, self.circuit, self._places)

    def others(self, dm: int) -> list[int]:
        """The opponents of a decision maker that have options."""
        return [j for j, own in enumerate(self.own) if j != dm and own]

    def size(self, dms: Iterable[int]) -> int:
        """How many combinations the options of some decision makers have."""
        return prod(len(self.options[place].levels) for dm in dms for place in self.own[dm])

    def free(self, places: Iterable[int]) -> tuple[Levels, ...]:
        """Levels for some options that are free to be any."""
        return tuple(self._free(len(self.options[place].levels)) for place in places)

    def _free(self, count: int) -> Levels:
        if count == 2:
            on = self.circuit.fresh()
            return (-on, on)
        levels = tuple(self.circuit.fresh() for _ in range(count))
        self.circuit.require(*levels)
        for k, one in enumerate(levels):
            for other in levels[:k]:
                self.circuit.require(-one, -other)
        return levels

    def choices(self, dm: int) -> list[tuple[Levels, ...]]:
        """Every combination of a decision maker's options, in constants.

        Raises `LimitError` where there are too many.
        """
        if dm in self._choices:
            return self._choices[dm]
        count = self.size([dm])
        if count > MOST:
            raise LimitError(
                f"the options of {self._ids[dm]} have {count:,} combinations, more than the SAT"
                f" engine can go through ({MOST:,}); leave out options that do not matter"
            )
        chosen = product(*(_constants(self.options[place]) for place in self.own[dm]))
        return self._choices.setdefault(dm, list(chosen))

    def put(self, state: State, dm: int, choice: Sequence[Levels]) -> State:
        """A state with the options of a decision maker at these levels instead."""
        levels = list(state)
        for place, chosen in zip(self.own[dm], choice, strict=True):
            levels[place] = chosen
        return tuple(levels)

    def legal(self, dm: int, before: State, after: State) -> int:
        """That the options of a decision maker may change like this in one move, or stay."""
        ways: list[int] = []
        for place in self.own[dm]:
            direction = self.options[place].direction
            if direction != "both":
                start, end = before[place], after[place]
                for k, level in enumerate(end):
                    reached = start[: k + 1] if direction == "up" else start[k:]
                    if len(reached) < len(start):
                        ways.append(self.circuit.any_of((-level, *reached)))
        return self.circuit.all_of(ways)

    def feasible(self, dms: Iterable[int], state: State) -> int:
        """That a state satisfies every constraint on an option of these decision makers."""
        return self.circuit.all_of(c.at(state) for dm in dms for c in self._touching[dm])

    def better(self, dm: int, one: State, other: State) -> int:
        """That a decision maker strictly prefers the first of two states."""
        return self.tastes[dm].better(one, other)


def _constants(option: Option) -> list[Levels]:
    levels = range(len(option.levels))
    return [tuple(TRUE if k == level else FALSE for k in levels) for level in levels]
