"""States and the moves between them, as a drawing."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from detente.engine import State, States
from detente.report.outcomes import brief
from detente.report.phrases import sentence, state_name
from detente.stability import CONCEPTS
from detente.studies.explanation.moves import Moves
from detente.studies.families import Family, Literal
from detente.studies.solution import Solution
from detente.workbench.asked import Args, Tell, Unasked, progress
from detente.workbench.asked.concepts import ordered
from detente.workbench.asked.families import groups_of, key
from detente.workbench.asked.grouped import Edge, Found, grouped
from detente.workbench.asked.layout import layered

DRAWN = 150
"""How many states the page itself finds places for; more get theirs here."""

MOST, LINES = 400, 2000
"""How many states and moves are drawn one by one; more are drawn as groups of states."""

WALKED = 20_000
"""How many states are walked over at most, the nearest."""

PATIENCE = 500
"""After how many states progress is told."""


def study(solution: Solution, args: Args, tell: Tell) -> dict[str, Any]:
    """The states of a scope and the moves between them, as nodes and edges."""
    engine = solution.engine
    start = args.get("from") or engine.status_quo or 1
    if not isinstance(start, int) or not 1 <= start <= engine.size:
        raise Unasked("the graph begins at the number of a state")
    walk = _Walk(solution, args, tell)
    scope = args.get("scope", "named")
    named = [n for n in args.get("named") or () if isinstance(n, int) and 1 <= n <= engine.size]
    found = walk.everything(start) if scope == "all" else walk.from_state(start)
    reached = len(found.distance)
    if scope == "named":
        found = _paths(found, start, named, walk)
    sets = {concept.id: solution.equilibria(concept) for concept in solution.defined()}
    if len(found.distance) > MOST or len(found.edges) > LINES:
        if solution.conflict.states is None:
            nothing = np.zeros(engine.size, dtype=np.bool_)
            return grouped(solution, found, np.logical_or.reduce([nothing, *sets.values()]))
        found = _nearest(found)
    return _drawn(solution, found, start, sets, reached)


class _Walk:
    """Walks over states by the moves that were asked for."""

    def __init__(self, solution: Solution, args: Args, tell: Tell) -> None:
        ids = [dm.id for dm in solution.conflict.decision_makers]
        wanted = args.get("dms")
        self.solution = solution
        self.tell = tell
        self.moves = Moves(solution)
        self.improvements = bool(args.get("improvements", True))
        self.dms = [dm for dm in solution.decision_makers if wanted is None or ids[dm] in wanted]

    def targets(self, dm: int, number: int) -> tuple[int, ...]:
        """Where a decision maker can move from a state."""
        step = self.moves.improvements if self.improvements else self.moves.moves
        return step(dm, number)

    def from_state(self, start: int) -> Found:
        """All states that moves lead to from one."""
        found = Found({start: 0})
        waiting = deque([start])
        while waiting:
            state = waiting.popleft()
            self._progress(len(found.distance) - len(waiting))
            for dm in self.dms:
                for target in self.targets(dm, state):
                    if target not in found.distance:
                        if len(found.distance) >= WALKED:
                            found.cut = True
                            continue
                        found.distance[target] = found.distance[state] + 1
                        found.parent[target] = state
                        waiting.append(target)
                    found.edges.append((state, target, dm))
        return found

    def everything(self, start: int) -> Found:
        """All states; those that moves do not lead to from `start` come last."""
        found = self.from_state(start)
        beyond = max(found.distance.values()) + 1
        others = [n for n in range(1, self.solution.engine.size + 1) if n not in found.distance]
        room = WALKED - len(found.distance)
        found.cut = found.cut or len(others) > room
        found.distance |= dict.fromkeys(others[:room], beyond)
        for done, state in enumerate(others[:room]):
            found.edges += [edge for edge in self.between(state) if edge[1] in found.distance]
            self._progress(done)
        return found

    def between(self, state: int) -> Iterable[Edge]:
        """The moves from a state."""
        return [(state, target, dm) for dm in self.dms for target in self.targets(dm, state)]

    def _progress(self, done: int) -> None:
        if done and done % PATIENCE == 0:
            doing = f"walking over the states: {done:,} so far"
            of = self.solution.engine.size
            self.tell(progress(doing, done, of))


def _paths(found: Found, start: int, named: Sequence[int], walk: _Walk) -> Found:
    """The named states and those on a shortest way to each, with all moves between them."""
    kept = {start, *named}
    for state in named:
        while (state := found.parent.get(state, start)) != start:
            kept.add(state)
    beyond = max(found.distance.values()) + 1
    edges = [edge for state in sorted(kept) for edge in walk.between(state) if edge[1] in kept]
    distance = {state: found.distance.get(state, beyond) for state in sorted(kept)}
    return Found(distance, edges, cut=found.cut)


def _nearest(found: Found) -> Found:
    """As many of the nearest states as can be drawn, and as many of the moves between them."""
    distance = dict(sorted(found.distance.items(), key=lambda one: one[1])[:MOST])
    edges = [edge for edge in found.edges if edge[0] in distance and edge[1] in distance]
    return Found(distance, edges[:LINES], cut=found.cut)


def _families(solution: Solution) -> dict[int, Family]:
    """For each state that holds its group."""
    found: dict[int, Family] = {}
    for family in reversed(groups_of(solution)):
        found |= dict.fromkeys(family.numbers, family)
    return found


def _drawn(
    solution: Solution, found: Found, start: int, sets: Mapping[str, States], reached: int
) -> dict[str, Any]:
    families = _families(solution)
    dms = [dm.id for dm in solution.conflict.decision_makers]
    ranks = solution.ranks
    nodes = [_node(solution, number, start, sets, families) for number in found.distance]
    if len(nodes) > DRAWN:
        for node, (x, y) in zip(nodes, layered(found.distance, found.edges).values(), strict=True):
            node |= {"x": x, "y": y}
    total = solution.engine.size
    return {
        "nodes": nodes,
        "edges": [
            {
                "from": str(one),
                "to": str(other),
                "dm": dms[dm],
                "improves": bool(ranks[dm, other - 1] < ranks[dm, one - 1]),
                "count": 1,
            }
            for one, other, dm in found.edges
        ],
        "total": total,
        "left_out": total - len(nodes),
        "aggregated": False,
        "sentence": _sentence(len(nodes), f"{'more than ' * found.cut}{reached:,}", total),
    }


def _sentence(drawn: int, reached: str, total: int) -> str:
    if drawn == total:
        return f"All {total:,} states are drawn."
    are = "is" if drawn == 1 else "are"
    told = f"{sentence(reached)} of {total:,} states can be reached by these moves"
    return f"{told}." if f"{drawn:,}" == reached else f"{told}; {drawn:,} {are} drawn."


def _node(
    solution: Solution,
    number: int,
    start: int,
    sets: Mapping[str, States],
    families: Mapping[int, Family],
) -> dict[str, Any]:
    engine = solution.engine
    state = engine.state(number)
    holds = [id for id, states in sets.items() if states[number - 1]]
    family = families.get(number)
    return {
        "id": str(number),
        "number": number,
        "label": _label(solution, state, engine.state(start)),
        "quo": number == engine.status_quo,
        "holds": ordered(holds),
        "detail": ", ".join(CONCEPTS[c].short for c in ordered(family.labels))
        if family
        else "does not hold",
        "count": 1,
        "family": key(family) if family else None,
    }


def _label(solution: Solution, state: State, start: State) -> str:
    """What sets a state apart from where the graph begins."""
    conflict = solution.conflict
    if state.levels is None or start.levels is None:
        return state_name(state, conflict)
    rows = zip(conflict.options, state.levels, start.levels, strict=True)
    news = [
        brief(Literal(option.name, (option.level_ids[at],), ""), conflict)
        for option, at, was in rows
        if at != was
    ]
    return ", ".join(news) or "as at the beginning"
