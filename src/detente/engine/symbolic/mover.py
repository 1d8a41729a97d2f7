"""The moves of one decision maker, from where they lead back to where they start."""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from operator import or_
from typing import TYPE_CHECKING

from detente.conflict import DecisionMaker, Option
from detente.conflict.statement.syntax import options_in
from detente.engine.protocol import Steps
from detente.engine.symbolic.scores import score

if TYPE_CHECKING:
    from oxidd.bcdd import BCDDFunction as Diagram

    from detente.engine.symbolic.diagrams import Diagrams


class Mover:
    """A decision maker of a conflict whose states are told by `diagrams`.

    A move is checked against the constraints that mention one of the mover's options, and no
    others: those hold after a move iff they held before. So all below is right at feasible states,
    which is where it is asked, and means nothing elsewhere.
    """

    def __init__(self, diagrams: Diagrams, dm: DecisionMaker) -> None:
        self.diagrams = diagrams
        self.dm = dm
        names = [option.name for option in dm.options]
        here, there = diagrams.variables.here, diagrams.variables.there
        self.own = diagrams.cube(v for name in names for v in here[name])
        self.ends = diagrams.cube(v for name in names for v in there[name])
        free = (option.name for option in dm.options if option.direction == "both")
        self._free = diagrams.cube(v for name in free for v in here[name])
        self._to_ends = diagrams.substitution(diagrams.ends(dm.options))
        self._to_starts = diagrams.substitution(diagrams.starts(dm.options))

    def affects(self, states: Diagram) -> bool:
        """Whether it can matter to these states where the mover's own options stand."""
        return states.exists(self.own) != states

    @cached_property
    def score(self) -> list[Diagram]:
        """How good a state is: bits, the most significant first."""
        return list(map(self.diagrams.of, score(self.dm.preference, self.diagrams.view)))

    @cached_property
    def _feasible(self) -> Diagram:
        """Where the constraints hold that a move of this decision maker can break."""
        owned = {option.name for option in self.dm.options}
        touched = [
            self.diagrams.truth(constraint.expr)
            for constraint in self.diagrams.conflict.constraints
            if options_in(constraint.expr) & owned
        ]
        levels = (self.diagrams.is_level(option) for option in self.dm.options)
        return self.diagrams.all_of([*touched, *levels])

    def moving(self, truth: Diagram) -> Diagram:
        """Where something is true of the state that a move leads to."""
        return truth.substitute(self._to_ends)

    @cached_property
    def improvements(self) -> Diagram:
        """The unilateral improvements: of pairs of a state and another for the mover's options."""
        after = [self.moving(bit) for bit in self.score]
        found = self.diagrams.greater(after, self.score) & self.moving(self._feasible)
        for option in self.dm.options:
            if option.direction != "both":
                found &= self._legal(option)
        return found

    def _legal(self, option: Option) -> Diagram:
        """Where a one-way option ends no earlier, or no later, than it starts."""
        starts = self.diagrams.levels(option)
        ends = list(map(self.moving, starts))
        if option.direction == "down":
            starts, ends = starts[::-1], ends[::-1]
        from_then_on = list(accumulate(reversed(ends), or_))[::-1]
        pairs = zip(starts, from_then_on, strict=True)
        return self.diagrams.any_of(start & end for start, end in pairs)

    @cached_property
    def _staying(self) -> Diagram:
        """Where no option of the mover changes."""
        return self.diagrams.all_of(
            self.diagrams.manager.var(start).equiv(end)
            for start, end in self.diagrams.ends(self.dm.options)
        )

    @cached_property
    def improving_or_not(self) -> Diagram:
        """The unilateral improvements, and staying."""
        return self.improvements | self._staying

    @cached_property
    def moves(self) -> Diagram:
        """The unilateral moves between feasible states, as `improvements`."""
        one_way = (option for option in self.dm.options if option.direction != "both")
        return self.diagrams.all_of(
            [~self._staying, self.moving(self._feasible), *map(self._legal, one_way)]
        )

    def led(self, states: Diagram, steps: Steps) -> Diagram:
        """Where one step, a move or an improvement, leads from some feasible states."""
        led = self.diagrams.some(states, self._steps(steps), self.own)
        return led.substitute(self._to_starts)

    def leading(self, states: Diagram, steps: Steps) -> Diagram:
        """From where one step, a move or an improvement, leads into a set."""
        return self.diagrams.some(self._steps(steps), self.moving(states), self.ends)

    def _steps(self, steps: Steps) -> Diagram:
        return self.moves if steps == "moves" else self.improvements

    def before(self, goal: Diagram, steps: Steps) -> Diagram:
        """Where one step, a move or an improvement, or none leads into a set."""
        if steps == "improvements":
            return self.diagrams.some(self.improving_or_not, self.moving(goal), self.ends)
        found = self.diagrams.some(goal, self._feasible, self._free)
        for option in self.dm.options:
            if option.direction != "both":
                found = self._changed(option, found)
        return goal | found

    def _changed(self, option: Option, goal: Diagram) -> Diagram:
        """Where a set is reached by changing a one-way option, or by leaving it as it is."""
        levels = self.diagrams.levels(option)
        if option.direction == "down":
            levels = levels[::-1]
        own = self.diagrams.cube(self.diagrams.variables.here[option.name])
        led = [self.diagrams.some(goal, level, own) for level in levels]
        from_then_on = list(accumulate(reversed(led), or_))[::-1]
        pairs = zip(levels, from_then_on, strict=True)
        return self.diagrams.any_of(start & end for start, end in pairs)
