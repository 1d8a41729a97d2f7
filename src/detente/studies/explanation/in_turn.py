"""How others can answer a move one after the other (GMR, SMR, SEQ, SSEQ; definitions §3)."""

from __future__ import annotations

from dataclasses import replace

from detente.stability import Concept, hope
from detente.studies.explanation.answer import Answer
from detente.studies.explanation.lookup import Lookup
from detente.studies.explanation.moves import Moves, Step
from detente.studies.explanation.sequences import Leg, Way, shortest


class InTurn:
    """The answers of the others that one decision maker reckons with under a concept.

    Inside, ranks are the engine's: 1 is worst. `end` is what the decision maker has where the
    others stop, with `escape` after its own best move from there; `hope` the least that it may
    end with.
    """

    def __init__(self, moves: Moves, concept: Concept, dm: int) -> None:
        engine = moves.solution.engine
        self._moves = moves
        self._dm = dm
        self._others = [j for j in moves.solution.decision_makers if j != dm]
        self._escape = concept.escape
        self._improving = concept.sanction == "improvements"
        self._targets = moves.improvements if self._improving else moves.moves
        self._rank = engine.ranks(dm)
        best = engine.promised(engine.best(dm, engine.rank(dm)))
        self._end = best if concept.escape else self._rank
        self._hope = engine.promised(hope(concept, engine, dm))

    def deterred(self, number: int, temptation: int) -> bool:
        """Whether a temptation from a state promises no more than the state itself."""
        return bool(self._hope[temptation - 1] <= self._rank[number - 1])

    def sanction(self, number: int, temptation: int) -> Answer | None:
        """A shortest sequence to what deters a temptation from a state, None if nothing does.

        Of those the one that changes the fewest options, then the one that suits its last mover
        best.
        """
        if not self.deterred(number, temptation):
            return None
        here = int(self._rank[number - 1])
        way = self._way(temptation, here)
        answer = self._answer(temptation, way)
        if self._moves.lookup is None:
            return answer
        unprovoked = self._unprovoked(self._moves.lookup, number, temptation, way)
        if not unprovoked or self._end[unprovoked[-1][1] - 1] >= here:
            return replace(answer, anyway=False)
        steps = self._steps(number, unprovoked)
        return replace(answer, anyway=True, unprovoked=steps, anyway_rank=steps[-1].rank[1])

    def worst(self, temptation: int) -> Answer | None:
        """The worst answer to a temptation, None if none leaves less than the temptation itself."""
        least = int(self._hope[temptation - 1])
        if least == self._rank[temptation - 1]:
            return None
        return self._answer(temptation, self._way(temptation, least))

    def _way(self, temptation: int, most: int) -> Way:
        """A sequence that leaves the decision maker with `most` in the end, or less."""
        goal, through = self._end <= most, self._hope <= most
        ways = shortest(temptation, self._others, self._targets, goal, through)
        return min(ways, key=lambda way: self._preference(temptation, way))

    def _preference(self, temptation: int, way: Way) -> tuple[int, int]:
        mover, outcome = way[-1]
        ends = [temptation, *(target for _, target in way)]
        changed = sum(map(self._moves.distance, ends, ends[1:]))
        return changed, int(self._moves.solution.ranks[mover, outcome - 1])

    def _answer(self, temptation: int, way: Way) -> Answer:
        steps = self._steps(temptation, way)
        escape = self._moves.best(self._dm, way[-1][1]) if self._escape else None
        return Answer(steps, steps[-1].state, steps[-1].rank[1], escape)

    def _steps(self, start: int, way: Way) -> tuple[Step, ...]:
        starts = (start, *(target for _, target in way))
        legs = zip(starts, way, strict=False)
        return tuple(self._moves.step(j, here, there, self._dm) for here, (j, there) in legs)

    def _unprovoked(self, lookup: Lookup, number: int, temptation: int, way: Way) -> Way:
        """The same changes made from the state itself; no moves where they cannot be made there."""
        ranks = self._moves.solution.ranks
        shift = lookup.code(number) - lookup.code(temptation)
        here = number
        moved: list[Leg] = []
        for mover, target in way:
            there = lookup.number(lookup.code(target) + shift)
            if there is None:
                return ()
            if self._improving and ranks[mover, there - 1] >= ranks[mover, here - 1]:
                return ()
            moved.append((mover, there))
            here = there
        return tuple(moved)
