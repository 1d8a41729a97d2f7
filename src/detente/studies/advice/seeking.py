"""The search for the least change, with what is allowed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import numpy as np

from detente.conflict import Conflict, Statement
from detente.conflict.in_force import out_of_time
from detente.conflict.statement.syntax import options_in
from detente.studies.advice.goal import Goal
from detente.studies.advice.lists import Lists
from detente.studies.advice.pool import additions, pool, wishes
from detente.studies.advice.proposing import proposals
from detente.studies.advice.result import Proposals
from detente.studies.advice.search import Found, Search
from detente.studies.advice.structure import Imposed, Structural, sets, structural
from detente.studies.solution import Solution

Kind = Literal["preferences", "structure"]

KINDS: tuple[Kind, ...] = ("preferences", "structure")

LIMIT = 5
"""How many proposals are told, unless told otherwise."""

MOST = Decimal(2)
"""What changes may cost together, unless told otherwise."""

STOPPED = "the search was stopped"

Tell = Callable[[Decimal, int], None]
"""Takes the cost that is being searched, and how many combinations were tried."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What may be changed: of which kinds, whose lists (ids; None: everybody's), at which cost.

    `hearts`: also search, apart, what takes a change of heart (a decision maker simply comes to
    want an option of its own) or imposes what is asked for (a constraint on an option that the
    wanted statement speaks of, or one that rules out the very equilibria to be avoided). At most
    `limit` proposals are told, and moves in each condition.
    """

    kinds: tuple[Kind, ...] = KINDS
    by: tuple[str, ...] | None = None
    most: Decimal = MOST
    hearts: bool = False
    limit: int = LIMIT


class Seeker:
    """The search for changes of a conflict, as it is written and solved today."""

    def __init__(
        self, written: Conflict, solution: Solution, goal: Goal, asked: Scope, tell: Tell
    ) -> None:
        self.written, self.solution = written, solution
        self.today = solution.conflict
        self.goal, self.scope, self.tell = goal, asked, tell
        self.pool = pool(self.today, out_of_time(written))
        self._against = solution.equilibria(goal.concept) & goal.avoided(solution.engine)

    def proposals(self, *, hearts: bool) -> Proposals:
        """What costs least; with `hearts` of all that takes a change of heart, or imposes."""
        searched: Decimal | None = None
        found: list[Found] = []
        tried = 0
        stopped = ""
        try:
            for cost in self._costs():
                search = self._search(cost, tried, hearts=hearts)
                for one in search.at(cost):
                    if not hearts or self._trivial(one):
                        found.append(one)
                tried, searched = search.tried, cost
                if found:
                    break
        except KeyboardInterrupt:
            stopped = STOPPED
        told = proposals(self.solution, self.goal, found, self.scope.limit)
        least = found[0].cost if found else None
        return Proposals(told, len(found), least, searched, tried, stopped)

    def _costs(self) -> list[Decimal]:
        """What changes may cost, from the least on."""
        prices = {Decimal(1)} | {
            s.price for dm in self._dms() for s in wishes(self.today, dm) or ()
        }
        prices |= {statement.price for statement in self.pool}
        costs, new = {Decimal(0)}, {Decimal(0)}
        while new:
            sums = {cost + price for cost in new for price in prices}
            new = {one for one in sums if one <= self.scope.most} - costs
            costs |= new
        return sorted(costs)

    def _dms(self) -> Iterator[int]:
        """Whose lists may change."""
        if "preferences" in self.scope.kinds:
            for place, dm in enumerate(self.today.decision_makers):
                if self.scope.by is None or dm.id in self.scope.by:
                    yield place

    def _search(self, most: Decimal, tried: int, *, hearts: bool) -> Search:
        lists = {
            dm: Lists(old, additions(self.today, dm, self.pool, hearts=hearts), most)
            for dm in self._dms()
            if (old := wishes(self.today, dm)) is not None
        }
        changes: tuple[Structural, ...] = ()
        if "structure" in self.scope.kinds:
            changes = tuple(
                change
                for change in structural(self.written, self.today, self.pool)
                if hearts or not self._imposes(change)
            )
        structures = [*sets(changes, int(most))]
        search = Search(self.today, self.goal, structures, lists, lambda n: self.tell(most, n))
        search.tried = tried
        return search

    def _trivial(self, found: Found) -> bool:
        """Whether something takes a change of heart, or imposes what is asked for."""
        return any(map(self._imposes, found.structure)) or any(
            self._own(dm, statement)
            for dm, statements in found.lists.items()
            for statement in statements
            if statement not in (wishes(self.today, dm) or ())
        )

    def _own(self, dm: int, statement: Statement) -> bool:
        own = {option.name for option in self.today.decision_makers[dm].options}
        mentioned = options_in(statement.expr)
        return bool(mentioned) and not mentioned - own

    def _imposes(self, change: Structural) -> bool:
        """Whether a constraint speaks of an option that is wanted, or just rules out the rest."""
        if not isinstance(change, Imposed):
            return False
        expr = change.statement.expr
        wanted = frozenset[str]() if self.goal.want is None else options_in(self.goal.want)
        left = self.solution.engine.truth(expr)
        return bool(options_in(expr) & wanted) or bool(np.any(self._against & ~left))
