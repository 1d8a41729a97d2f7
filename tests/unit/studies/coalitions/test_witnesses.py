"""Every joint move and every response that is told is replayed by the literal oracle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from detente.engine import State
from detente.studies.coalitions import CoalitionalSolution
from detente.studies.coalitions.answering import Response
from detente.studies.coalitions.joint import Joint
from detente.studies.coalitions.upset import Improvement, Teller
from detente.studies.solution import Solution
from tests.convert import convert
from tests.oracle import coalitions as oracle
from tests.oracle import model, reach
from tests.oracle.random_models import random_model

MODELS = 400
PARTS = 4
MOST = 16
DETERRED = {
    "cgmr": oracle.cgmr_deterred,
    "csmr": oracle.csmr_deterred,
    "cseq": oracle.cseq_deterred,
}


class Replay:
    """The witnesses of one random model, in the oracle's terms."""

    def __init__(self, seed: int) -> None:
        drawn = random_model(seed)
        converted = convert(drawn)
        self.graph = drawn.graph()
        self.everyone = oracle.everyone(self.graph)
        self.state = converted.states
        self.verdicts = CoalitionalSolution(Solution(converted.conflict))
        self.teller = Teller(self.verdicts)

    def of(self, state: State) -> model.State:
        return self.state[state.number]

    def wrong(self) -> Iterator[str]:
        """What is wrong with the witnesses, of every coalition that leaves a state."""
        for number, s in self.state.items():
            for coalition in oracle.coalitions(self.everyone):
                improvements = oracle.coalitional_improvements(self.graph, coalition, s)
                if not improvements:
                    continue
                upset = self.teller.upset(number, coalition, ())
                if upset.count != len(improvements):
                    yield f"{upset.count} improvements, not {len(improvements)}"
                yield from self.wrong_verdict(coalition, s, upset.stays, upset.told)
                for told in upset.told:
                    yield from self.wrong_improvement(coalition, s, told)

    def wrong_verdict(
        self,
        coalition: frozenset[int],
        s: model.State,
        stays: Sequence[str],
        told: Sequence[Improvement],
    ) -> Iterator[str]:
        """A coalition leaves under a concept iff an improvement told is free under it."""
        for concept in DETERRED:
            stable = oracle.COALITIONAL[concept](self.graph, coalition, s)
            if stable is not (concept in stays):
                yield f"{concept}: stays is wrong"
            if stable is any(concept in improvement.free for improvement in told):
                yield f"{concept}: nothing told is free"

    def wrong_improvement(
        self, coalition: frozenset[int], s: model.State, told: Improvement
    ) -> Iterator[str]:
        s1 = self.of(told.outcome)
        yield from self.wrong_moves(coalition, s, told.move, s1)
        if s1 not in oracle.coalitional_improvements(self.graph, coalition, s):
            yield "no joint improvement"
        stakes = told.move.stakes
        if {g.dm for g in stakes} != {*coalition} or any(g.after >= g.before for g in stakes):
            yield "the gains are not those of all members"
        for concept, deterred in DETERRED.items():
            responses = [r for r in told.responses if concept in r.concepts]
            if deterred(self.graph, coalition, s, s1) is (concept in told.free):
                yield f"{concept}: free is wrong"
            if len(responses) != (concept not in told.free):
                yield f"{concept}: {len(responses)} responses"
            for response in responses:
                yield from self.wrong_response(concept, coalition, (s, s1), response)

    def wrong_moves(
        self, members: frozenset[int], start: model.State, joint: Joint, end: model.State
    ) -> Iterator[str]:
        """A legal sequence of moves by members, from a state to a state, and a shortest one."""
        here, last = start, -1
        for step in joint.steps:
            there = self.of(step.state)
            if step.mover == last or step.mover not in members:
                yield f"{step.mover} may not move"
            if there not in reach.moves(self.graph, step.mover, here):
                yield "no move"
            here, last = there, step.mover
        if here != end:
            yield "it leads elsewhere"
        if len(joint.steps) > self.distance(members, start, end):
            yield "there is a shorter way"

    def distance(self, members: frozenset[int], start: model.State, end: model.State) -> int:
        nodes: set[tuple[model.State, int]] = {(start, -1)}
        for length in range(1, 3 * len(self.state) + 2):
            nodes = {
                (t, j)
                for s, last in nodes
                for j in members - {last}
                for t in reach.moves(self.graph, j, s)
            }
            if any(t == end for t, _ in nodes):
                return length
        raise AssertionError("there is no way")

    def wrong_response(
        self,
        concept: str,
        coalition: frozenset[int],
        states: tuple[model.State, model.State],
        response: Response,
    ) -> Iterator[str]:
        s, s1 = states
        graph, outside = self.graph, oracle.outsiders(self.graph, coalition)
        phi = oracle.not_better_for_all(graph, coalition, s)
        s2 = self.of(response.outcome)
        if s2 not in phi:
            yield "the response hurts nobody"
        hurt = {i for i in coalition if not reach.better(graph, i, s2, s)}
        if {stake.dm for stake in response.hurt} != hurt:
            yield "it hurts others"
        if concept == "csmr" and not reach.group_moves(graph, coalition, s2) <= phi:
            yield "there is a way out"
        if concept == "cseq":
            yield from self.wrong_sequence(outside, s1, response.moves)
            return
        steps = [step for joint in response.moves for step in joint.steps]
        whole = Joint(tuple(outside), tuple(steps), ())
        for complaint in self.wrong_moves(outside, s1, whole, s2):
            if complaint != "there is a shorter way":
                yield complaint

    def wrong_sequence(
        self, outside: frozenset[int], s1: model.State, moves: Sequence[Joint]
    ) -> Iterator[str]:
        """Coalitional improvements, no coalition twice in a row."""
        here, last = s1, frozenset[int]()
        for joint in moves:
            members = frozenset(joint.members)
            there = self.of(joint.steps[-1].state)
            if not members <= outside or members == last:
                yield "a coalition that may not move"
            if there not in oracle.coalitional_improvements(self.graph, members, here):
                yield "no coalitional improvement"
            if any(stake.after >= stake.before for stake in joint.stakes):
                yield "somebody does not gain"
            yield from self.wrong_moves(members, here, joint, there)
            here, last = there, members


def small(seed: int) -> bool:
    return len(random_model(seed).states) <= MOST


@pytest.mark.parametrize("part", range(PARTS))
def test_what_is_told_is_so(part: int) -> None:
    for seed in filter(small, range(part, MODELS, PARTS)):
        assert list(Replay(seed).wrong()) == [], f"seed {seed}"


def test_the_replay_notices_wrong_witnesses() -> None:
    """A response is given to the wrong concept, a step left out, a member exchanged."""
    noticed: dict[str, int] = {"concept": 0, "step": 0, "member": 0}
    for seed in filter(small, range(60)):
        replay = Replay(seed)
        for number, s in replay.state.items():
            for coalition in oracle.coalitions(replay.everyone):
                if not oracle.coalitional_improvements(replay.graph, coalition, s):
                    continue
                (told, *_) = replay.teller.upset(number, coalition, ()).told
                wrong = {
                    "step": replace(told, move=replace(told.move, steps=told.move.steps[1:])),
                    "member": replace(told, move=replace(told.move, stakes=told.move.stakes[1:])),
                }
                if told.free:
                    wrong["concept"] = replace(told, free=told.free[1:])
                for kind, one in wrong.items():
                    assert list(replay.wrong_improvement(coalition, s, one)), kind
                    noticed[kind] += 1
    assert min(noticed.values()) > 20
