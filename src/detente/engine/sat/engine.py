"""The SAT engine: equilibria of conflicts with too many states to list, one by one.

A state is an equilibrium iff every improvement from it is answered. The own combinations of options
of each decision maker are gone through; the answer to each is a short path, free in the clauses, so
that no quantifier is left and a solver finds a state and the answers together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import islice

from detente.conflict import Conflict
from detente.conflict.problem import LimitError, MeaningError
from detente.conflict.statement.syntax import Expr
from detente.engine.cube import no_state
from detente.engine.sat.answers import Answers, Move, Reasoning
from detente.engine.sat.bound import enough
from detente.engine.sat.circuit import FALSE
from detente.engine.sat.game import Game
from detente.engine.sat.solver import Solver


@dataclass(frozen=True, slots=True)
class Found:
    """Some equilibria of a conflict: for each the index of the level of every option.

    Each is a proven equilibrium. `exhausted` says that the solver found no further one with
    answers as short as it looked at, `complete` that there provably is none, and `why` says in a
    sentence for people what the answer is and is not.
    """

    states: tuple[tuple[int, ...], ...]
    exhausted: bool
    complete: bool
    why: str


class Sat:
    """Finds equilibria of a conflict in force, in option form without coalesced states.

    In an answer to a move each opponent may move once a round; `rounds` is how many rounds the
    search goes up to where one is not provably enough. What is found is right with any number of
    them. Raises `LimitError` for another form of conflict and where python-sat is missing,
    `MeaningError` where no state is feasible.
    """

    name = "sat"

    def __init__(self, conflict: Conflict, rounds: int = 1) -> None:
        if conflict.states is not None or conflict.coalesced:
            raise LimitError("the SAT engine needs option form without coalesced states")
        self.conflict = conflict
        self.rounds = rounds
        _require_a_state(conflict)

    def equilibria(self, concept: Reasoning, limit: int, where: Expr | None = None) -> Found:
        """The first `limit` equilibria that come up, of those that satisfy `where`.

        In no order; the same on every run. Raises `LimitError` where a decision maker has too many
        combinations of options.
        """
        found: tuple[tuple[int, ...], ...] = ()
        rounds = 1
        while True:
            with closing(Search(self.conflict, concept, rounds, where)) as search:
                for levels in found:
                    search.exclude(levels)
                found += tuple(islice(search.all(), limit - len(found)))
            answer = _told(found, search, exhausted=len(found) < limit)
            if answer.complete or not answer.exhausted or rounds >= self.rounds:
                return answer
            rounds = min(2 * rounds, self.rounds)


class Search:
    """One run of the solver for one concept, with answers of so many rounds.

    What a state needs to be stable is told to the solver only once it comes up with a state where
    it is needed: most moves improve from none of the states that come up.
    """

    def __init__(
        self, conflict: Conflict, reasoning: Reasoning, rounds: int, where: Expr | None = None
    ) -> None:
        self.rounds = rounds
        self.reasoning = reasoning
        self.game = Game(conflict)
        self.start = self.game.free(range(len(conflict.options)))
        for constraint in self.game.constraints:
            self.game.circuit.require(constraint.at(self.start))
        if where is not None:
            self.game.circuit.require(self.game.formula(where).at(self.start))
        self._waiting = dict.fromkeys(self._moves())
        self._answers = Answers(self.game, reasoning, rounds)
        self._answered: set[int] = set()
        self._solver = Solver()

    @property
    def complete(self) -> bool:
        """Whether longer answers could not make any further state stable."""
        steps = None if self.reasoning.joint else self.reasoning.sanction
        return steps is None or all(
            enough(self.game, dm, steps, self.rounds) for dm in self._answered
        )

    def all(self) -> Iterator[tuple[int, ...]]:
        """The equilibria that were not found before."""
        while self._solve():
            tempting = [move for move in self._waiting if self._solver.value(move.tempting)]
            if not tempting:
                levels = tuple(map(self._level, self.start))
                self.exclude(levels)
                yield levels
            for move in tempting:
                del self._waiting[move]
                self._answers.answer(move)
                self._answered.add(move.dm)

    def exclude(self, levels: Sequence[int]) -> None:
        """Do not find this state."""
        here = (option[level] for option, level in zip(self.start, levels, strict=True))
        self.game.circuit.require(*(-literal for literal in here))

    def close(self) -> None:
        """Give the memory back."""
        self._solver.close()

    def _moves(self) -> Iterator[Move]:
        """Every own combination of every decision maker that could be an improvement."""
        game, start = self.game, self.start
        for dm in range(len(game.own)):
            for choice in game.choices(dm):
                moved = game.put(start, dm, choice)
                possible = (game.legal(dm, start, moved), game.feasible([dm], moved))
                better = FALSE if FALSE in possible else game.better(dm, moved, start)
                tempting = game.circuit.all_of((*possible, better))
                if tempting != FALSE:
                    yield Move(dm, start, moved, tempting)

    def _solve(self) -> bool:
        self._solver.add(self.game.circuit.taken())
        return self._solver.solve()

    def _level(self, option: Sequence[int]) -> int:
        return [self._solver.value(level) for level in option].index(True)


def _require_a_state(conflict: Conflict) -> None:
    """Raise `MeaningError` where no state is feasible, naming the constraint that leaves none."""
    game = Game(conflict)
    start = game.free(range(len(conflict.options)))
    with closing(Solver()) as solver:
        for place, constraint in enumerate(game.constraints):
            game.circuit.require(constraint.at(start))
            solver.add(game.circuit.taken())
            if not solver.solve():
                raise MeaningError([no_state(place)])


def _told(states: tuple[tuple[int, ...], ...], search: Search, *, exhausted: bool) -> Found:
    complete = exhausted and search.complete
    if not exhausted:
        why = f"the search stopped at {len(states)}; there may be more"
    elif complete:
        every = "these are all" if states else "there is none"
        why = f"{every}: longer answers than those looked at could not deter anybody from more"
    else:
        found = "each is an equilibrium" if states else "none was found"
        others = "others" if states else "some"
        times = "once" if search.rounds == 1 else f"{search.rounds} times"
        why = (
            f"{found}, but there may be {others}, which rest on answers in which somebody moves"
            f" more than {times}"
        )
    return Found(states, exhausted, complete, why)
