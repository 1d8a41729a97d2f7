"""Finding the equilibria of a large conflict, concept by concept, telling each as it is found."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TypeVar

from detente.conflict import Conflict
from detente.conflict.problem import LimitError, MeaningError
from detente.engine import State
from detente.engine.symbolic.engine import Symbolic
from detente.engine.symbolic.order import orders
from detente.engine.symbolic.team import Team
from detente.engine.symbolic.trial import sorted_by_trial
from detente.stability import CONCEPTS, stable
from detente.studies.explanation.position import Position
from detente.studies.large.explaining import Closeup, position
from detente.studies.large.following import followed
from detente.studies.large.messages import (
    ALL,
    Answered,
    Begun,
    Doing,
    Explained,
    Failed,
    Message,
    Refused,
    Task,
    Whither,
    Why,
)
from detente.studies.listing import Listing, listed

T = TypeVar("T", Why, Whither)

NODE = 48
"""How many bytes a node of a diagram takes, with its places in tables and caches."""

ASIDE = 450 * 2**20
"""How many bytes all else takes."""

FEWEST = 2**18
"""How many nodes there are at least."""

TRIES = 3
"""How many orders of the options are tried where the nodes run out."""

ROUNDS = 2
"""How often each opponent may move in an answer that the SAT engine looks at."""


def messages(task: Task | Why | Whither) -> Iterator[Message]:
    """What is found, in the order in which it is found."""
    try:
        match task:
            case Why():
                yield from _with_all_nodes(task, _explained)
            case Whither():
                yield from _with_all_nodes(task, followed)
            case Task():
                yield from _by_sat(task) if task.engine == "sat" else _by_diagrams(task)
    except (MeaningError, LimitError) as error:
        yield Refused(error)


def _by_diagrams(task: Task) -> Iterator[Message]:
    """With the symbolic engine; where the nodes run out, with one that has them all, then anew."""
    nodes = _nodes(task)
    left = list(task.concepts)
    for order, members in _attempts(task.conflict):
        try:
            team = Team(task.conflict, order, nodes=nodes, members=members)
        except MemoryError:
            continue
        yield Begun(team.leader.size)
        for concept in tuple(left):
            try:
                yield from _answer(team, task, concept)
            except MemoryError:
                continue
            left.remove(concept)
        if not left:
            return
        del team
    yield from (Failed(concept, _too_few(nodes)) for concept in left)


def _nodes(task: Task | Why | Whither) -> int:
    """How many nodes fit into the memory."""
    return max(FEWEST, (task.memory - ASIDE) // NODE)


def _too_few(nodes: int) -> str:
    return f"the {nodes:,} nodes that fit into the memory are not enough"


def _attempts(conflict: Conflict) -> Iterator[tuple[tuple[str, ...], int]]:
    """Orders of the options, and how many engines to share the nodes out to."""
    cores = min(os.cpu_count() or 1, len(conflict.decision_makers))
    tried = sorted_by_trial(conflict, orders(conflict), cores)
    if cores > 1:
        yield tried[0], cores
    yield from ((order, 1) for order in tried[:TRIES])


def _answer(team: Team, task: Task, concept: str) -> Iterator[Message]:
    """The equilibria under a concept, after word of each decision maker that is done."""
    yield Doing(concept, 0)
    engine = team.leader
    quo = engine.today
    found = engine.diagrams.feasible
    if task.where is not None:
        found &= engine.truth(task.where)
    stays: dict[int, bool] = {}
    asked = team.of_all(lambda member, dm: stable(CONCEPTS[concept], member, dm))
    for done, (dm, one) in enumerate(asked, 1):
        yield Doing(concept, done)
        found &= one
        if quo is not None:
            stays[dm] = engine.has(one, quo)
    told = tuple(stays[dm] for dm in sorted(stays))
    yield Answered(concept, listed(engine, found, task.limit), told)


def _with_all_nodes(
    task: T, answer: Callable[[T, Symbolic], Iterator[Message]]
) -> Iterator[Message]:
    """What is found with one engine that has all the nodes; where they run out, with another."""
    nodes = _nodes(task)
    for order in sorted_by_trial(task.conflict, orders(task.conflict))[:TRIES]:
        try:
            engine = Symbolic(task.conflict, order, nodes=nodes)
            yield Begun(engine.size)
            yield from answer(task, engine)
            return
        except MemoryError:
            continue
    yield Failed(ALL, _too_few(nodes))


def _explained(task: Why, engine: Symbolic) -> Iterator[Message]:
    """How a state looks to each decision maker."""
    close = Closeup(engine, task.state)
    positions: list[Position] = []
    for dm in range(len(task.conflict.decision_makers)):
        yield Doing(ALL, dm)
        positions.append(position(close, task.concepts, dm, task.limit))
    yield Explained(tuple(positions))


def _by_sat(task: Task) -> Iterator[Message]:
    """With the SAT engine, which cannot say how many states there are."""
    from detente.engine.sat import Sat

    engine = Sat(task.conflict, ROUNDS)
    for concept in task.concepts:
        yield Doing(concept, 0)
        try:
            found = engine.equilibria(CONCEPTS[concept], task.limit, task.where)
        except LimitError as limit:
            yield Failed(concept, str(limit))
            continue
        states = tuple(State(0, levels) for levels in found.states)
        listing = Listing(len(states), states, None, engine.name, found.complete, found.why)
        yield Answered(concept, listing, ())
