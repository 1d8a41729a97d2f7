"""What a witness says beyond its verdict, against the same said literally: how short a sanction is,
whether it could be carried out anyway, and how far the others' answers fall short."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from detente.stability import CONCEPTS, Concept
from detente.studies.explanation.answer import Answer
from detente.studies.explanation.witness import Witnesses
from detente.studies.solution import Solution
from tests.convert import convert
from tests.oracle.model import Config, Graph, OptionForm, State, members, state_of
from tests.oracle.random_models import random_model
from tests.oracle.reach import better, group_improvements, group_moves, improvements, moves
from tests.oracle.stability import (
    DETERRED,
    combination,
    joint_choices,
    no_escape,
    not_better,
    opponents,
)


@pytest.mark.parametrize("seed", range(2000, 2080))
def test_answers_are_what_they_are_said_to_be(seed: int) -> None:
    model = random_model(seed)
    graph, converted = model.graph(), convert(model)
    states = converted.states
    witnesses = Witnesses(Solution(converted.conflict))
    for concept in CONCEPTS.values():
        if concept.id in witnesses.undefined:
            continue
        for dm in range(model.n):
            for number in range(1, len(states) + 1, 3):
                witness = witnesses.witness(concept, dm, number)
                literal = Literal(graph, concept, dm, states[number])
                for temptation in witness.temptations:
                    start, answer = states[temptation.move.state.number], temptation.sanction
                    if answer is not None:
                        ends = [states[step.state.number] for step in answer.steps]
                        assert answer.joint or len(answer.steps) == literal.fewest_moves(start)
                        assert answer.anyway == literal.anyway(start, answer, ends)
                assert (witness.shortfall is None) == (witness.stable or concept.id == "nash")
                if witness.shortfall is not None:
                    assert witness.undeterred is not None
                    start = states[witness.undeterred.move.state.number]
                    found = witness.shortfall
                    end = states[found.worst.outcome.number] if found.worst else None
                    assert (end and literal.left_with(end)) == literal.worst(start)
                    assert (found.needed is not None) == literal.needed(start)


@dataclass(frozen=True)
class Literal:
    """What can be said of a state and a decision maker under a concept."""

    graph: Graph
    concept: Concept
    dm: int
    state: State

    def step(self, mover: int, state: State) -> frozenset[State]:
        improving = self.concept.sanction == "improvements"
        return (improvements if improving else moves)(self.graph, mover, state)

    def fewest_moves(self, start: State) -> int:
        """The length of the shortest legal sequence of the others to a sanction."""
        others = opponents(self.graph, self.dm)
        level: set[tuple[State, int | None]] = {(start, None)}
        length = 0
        while not any(length and self.is_sanction(state) for state, _ in level):
            level = {(t, j) for s, last in level for j in others - {last} for t in self.step(j, s)}
            length += 1
        return length

    def is_sanction(self, state: State) -> bool:
        held = not self.concept.escape or no_escape(self.graph, self.dm, self.state, state)
        return held and not_better(self.graph, self.dm, state, self.state)

    def anyway(self, start: State, answer: Answer, ends: list[State]) -> bool | None:
        """Whether the same changes lead from the state itself to something worse."""
        form = self.graph.options
        if form is None:
            return None
        if answer.joint:
            movers = [step.mover for step in answer.steps]
            made = combination(form, self.state, dict(zip(movers, ends, strict=True)))
            return made in form.feasible and self.is_harm(state_of(form, made))
        here, before = self.state, start
        for step, after in zip(answer.steps, ends, strict=True):
            there = state_of(form, changed(form, here, before, after))
            if there not in self.step(step.mover, here):
                return False
            here, before = there, after
        return self.is_harm(here)

    def is_harm(self, state: State) -> bool:
        own = moves(self.graph, self.dm, state) if self.concept.escape else frozenset[State]()
        return all(better(self.graph, self.dm, self.state, s) for s in own | {state})

    def left_with(self, state: State) -> int:
        """The rank that an answer leaves the decision maker with, after its own way out of it."""
        own = moves(self.graph, self.dm, state) if self.concept.escape else frozenset[State]()
        return min(self.graph.rank[self.dm][s] for s in own | {state})

    def worst(self, start: State) -> int | None:
        """The worst that an answer leaves it with, None if not worse than the temptation."""
        worst = max(map(self.left_with, self.answers(start)), default=0)
        return worst if worst > self.graph.rank[self.dm][start] else None

    def answers(self, start: State) -> frozenset[State]:
        others = opponents(self.graph, self.dm)
        form = self.graph.options
        if self.concept.joint and form is not None:
            choices = joint_choices(self.graph, self.dm, self.state)
            made = (combination(form, self.state, {self.dm: start, **c}) for c in choices)
            return frozenset(state_of(form, x) for x in made if x in form.feasible)
        group = group_improvements if self.concept.sanction == "improvements" else group_moves
        return group(self.graph, others, start)

    def needed(self, start: State) -> bool:
        """Whether moves against the movers' interest would deter what improvements do not."""
        lax = {"seq": "gmr", "sseq": "smr"}.get(self.concept.id)
        return lax is not None and DETERRED[lax](self.graph, self.dm, self.state, start)


def changed(form: OptionForm, here: State, before: State, after: State) -> Config:
    """`here`, with what differs between two other states as in the second of them."""
    (old,), (new,), (own,) = (members(form, state) for state in (before, after, here))
    return tuple(h if b == a else a for h, b, a in zip(own, old, new, strict=True))
