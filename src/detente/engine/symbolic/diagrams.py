"""The decision diagrams of one conflict: its options, statements and feasible states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, reduce
from operator import and_, or_
from pathlib import Path
from typing import TYPE_CHECKING

from detente.conflict import Conflict, Option
from detente.conflict.problem import MeaningError
from detente.conflict.statement.evaluate import holds
from detente.conflict.statement.syntax import Expr
from detente.engine.cube import no_state
from detente.engine.symbolic.truths import Truth, View
from detente.engine.symbolic.variables import Variables

if TYPE_CHECKING:
    from oxidd.bcdd import BCDDFunction as Diagram
    from oxidd.bcdd import BCDDSubstitution as Substitution

THREADS = 1
"""How many threads work on one diagram: more gain nothing while the diagrams are small."""

CACHE = 2**22
"""The most results of operations that are kept."""


class Diagrams:
    """Statements about a conflict in option form as binary decision diagrams (Bryant, 1986).

    With complement edges, as OxiDD has them. `order` lists the full names of the options from the
    top of the diagrams down; `nodes` bounds how many nodes all diagrams may have together, beyond
    which an operation raises `MemoryError`.
    """

    def __init__(self, conflict: Conflict, order: Sequence[str], nodes: int) -> None:
        from oxidd.bcdd import BCDDManager

        self.conflict = conflict
        self.manager = BCDDManager(nodes, min(nodes, CACHE), THREADS)
        self.variables = Variables.made(conflict, order)
        self.manager.add_vars(self.variables.count)
        self._levels = {option.name: self._told(option) for option in conflict.options}
        self.view = View({o.name: o.level_ids for o in conflict.options}, self._levels)

    def _told(self, option: Option) -> list[Diagram]:
        bits = [self.manager.var(digit) for digit in reversed(self.variables.here[option.name])]
        return [
            self.all_of(bit if level >> k & 1 else ~bit for k, bit in enumerate(bits))
            for level in range(len(option.levels))
        ]

    def all_of(self, diagrams: Iterable[Diagram]) -> Diagram:
        """Where all of some diagrams are true."""
        return reduce(and_, diagrams, self.manager.true())

    def any_of(self, diagrams: Iterable[Diagram]) -> Diagram:
        """Where any of some diagrams is true."""
        return reduce(or_, diagrams, self.manager.false())

    def cube(self, variables: Iterable[int]) -> Diagram:
        """A set of variables, in the form that quantification takes."""
        return self.all_of(map(self.manager.var, variables))

    def levels(self, option: Option) -> list[Diagram]:
        """Where an option is at each of its levels."""
        return self._levels[option.name]

    def is_level(self, option: Option) -> Diagram:
        """Where the digits of an option tell one of its levels."""
        return self.any_of(self.levels(option))

    def of(self, truth: Truth | bool) -> Diagram:
        """The diagram of what `holds` says with this view."""
        if isinstance(truth, Truth):
            return truth.diagram
        return self.manager.true() if truth else self.manager.false()

    def truth(self, expr: Expr) -> Diagram:
        """Where a statement holds, in feasible states and elsewhere."""
        return self.of(holds(expr, self.view))

    @cached_property
    def feasible(self) -> Diagram:
        """The feasible states. Raises `MeaningError` where there is none."""
        feasible = self.all_of(map(self.is_level, self.conflict.options))
        for place, constraint in enumerate(self.conflict.constraints):
            feasible &= self.truth(constraint.expr)
            if not feasible.satisfiable():
                raise MeaningError([no_state(place)])
        return feasible

    def ends(self, options: Iterable[Option]) -> list[tuple[int, Diagram]]:
        """Each digit of some options in a state, and the same digit after a move."""
        return [(start, self.manager.var(end)) for start, end in self._digits(options)]

    def starts(self, options: Iterable[Option]) -> list[tuple[int, Diagram]]:
        """Each digit of some options after a move, and the same digit in a state."""
        return [(end, self.manager.var(start)) for start, end in self._digits(options)]

    def _digits(self, options: Iterable[Option]) -> Iterator[tuple[int, int]]:
        here, there = self.variables.here, self.variables.there
        for option in options:
            yield from zip(here[option.name], there[option.name], strict=True)

    def substitution(self, pairs: Iterable[tuple[int, Diagram]]) -> Substitution:
        """Something to put in the place of each of some variables, all at once."""
        from oxidd.bcdd import BCDDSubstitution

        return BCDDSubstitution(pairs)

    @staticmethod
    def some(one: Diagram, other: Diagram, variables: Diagram) -> Diagram:
        """Where some values of a set of variables make both true."""
        from oxidd.util import BooleanOperator

        return one.apply_exists(BooleanOperator.AND, other, variables)

    def greater(self, one: Sequence[Diagram], other: Sequence[Diagram]) -> Diagram:
        """Where one row of bits comes after another in lexicographic order."""
        found = self.manager.false()
        for a, b in zip(reversed(one), reversed(other), strict=True):
            found = (a & ~b) | (a.equiv(b) & found)
        return found

    def save(self, path: Path, diagram: Diagram) -> None:
        """Write a diagram to a file, for `load` in diagrams of the same conflict and order."""
        self.manager.export_dddmp(path, [diagram])

    def load(self, path: Path) -> Diagram:
        """Read a diagram from a file."""
        from oxidd.util import DDDMPFile

        (diagram,) = self.manager.import_dddmp(DDDMPFile(path))
        return diagram
