"""A graph of too many states, drawn as groups of states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from detente.conflict import Conflict
from detente.engine import State, States
from detente.report.phrases import listed, state_name
from detente.studies.naming import literal, short_names
from detente.studies.solution import Solution
from detente.workbench.asked.layout import layered

GROUPS = 48
"""How many groups are drawn at most."""

Edge = tuple[int, int, int]
"""From a state to a state, by a decision maker counted from 0."""


@dataclass
class Found:
    """The states that a walk came to, nearest first, with how many moves it took, and the moves.

    `cut` says that there were more, too many to walk over.
    """

    distance: dict[int, int]
    edges: list[Edge] = field(default_factory=list)
    parent: dict[int, int] = field(default_factory=dict)
    cut: bool = False


def grouped(solution: Solution, found: Found, held: States) -> dict[str, Any]:
    """The states in groups that agree on a few options, with counts of states and moves.

    `held` are the states that hold. A class of states stands by itself.
    """
    conflict, engine = solution.conflict, solution.engine
    states = [engine.state(number) for number in found.distance]
    chosen = _telling(solution, [state for state in states if state.levels is not None], held)
    groups = {state.number: _group(state, chosen, conflict) for state in states}
    sizes = Counter(groups.values())
    holding = Counter(groups[state.number] for state in states if held[state.number - 1])
    ids = {group: place for place, group in enumerate(sizes)}
    moves = Counter((groups[a], groups[b], dm) for a, b, dm in found.edges)
    ranks = solution.ranks
    gains = {
        (groups[a], groups[b], dm)
        for a, b, dm in found.edges
        if ranks[dm, b - 1] < ranks[dm, a - 1]
    }
    distance: dict[int, int] = {}
    for number, steps in found.distance.items():
        distance.setdefault(ids[groups[number]], steps)
    between = {move: count for move, count in moves.items() if move[0] != move[1]}
    places = layered(distance, [(ids[a], ids[b], dm) for a, b, dm in between])
    quo = groups.get(engine.status_quo or 0)
    dms = [dm.id for dm in conflict.decision_makers]
    return {
        "nodes": [
            {
                "id": str(ids[group]),
                "number": None,
                "label": group,
                "quo": group == quo,
                "holds": [],
                "detail": _detail(size, holding[group]),
                "count": size,
                "family": None,
                "x": places[ids[group]][0],
                "y": places[ids[group]][1],
            }
            for group, size in sizes.items()
        ],
        "edges": [
            {
                "from": str(ids[a]),
                "to": str(ids[b]),
                "dm": dms[dm],
                "improves": (a, b, dm) in gains,
                "count": count,
            }
            for (a, b, dm), count in between.items()
        ],
        "total": engine.size,
        "left_out": engine.size - len(found.distance),
        "aggregated": True,
        "sentence": _sentence(
            solution, found, chosen, len(sizes), moves.total() - sum(between.values())
        ),
    }


def _group(state: State, chosen: Sequence[int], conflict: Conflict) -> str:
    """The name of the group of a state: where the options stand that groups agree on."""
    if state.levels is None:
        return state_name(state, conflict)
    names, levels = short_names(conflict), state.levels
    told = [literal(conflict.options[place], levels[place], names) for place in chosen]
    return ", ".join(told) or "every state"


def _detail(size: int, holding: int) -> str:
    states = "1 state" if size == 1 else f"{size:,} states"
    return f"{states}, {holding:,} hold{'s' * (holding == 1)}" if holding else states


def _sentence(
    solution: Solution, found: Found, chosen: Sequence[int], groups: int, within: int
) -> str:
    drawn, total = len(found.distance), solution.engine.size
    names = short_names(solution.conflict)
    by = listed([names[solution.conflict.options[place].name] for place in chosen] or ["nothing"])
    states = f"{drawn:,} of {total:,} states" if drawn < total else f"All {total:,} states"
    inside = f"; {within:,} moves within the groups are not drawn" if within else ""
    return (
        f"{'The nearest ' if found.cut else ''}{states} are drawn as {groups} groups that agree on "
        f"{by}; a figure on a line counts moves{inside}."
    )


def _telling(solution: Solution, states: Sequence[State], held: States) -> list[int]:
    """The options that tell most about what holds, as many as give few enough groups.

    An option tells much if the states that hold are seldom alike in it.
    """
    rows = [state.levels or () for state in states]
    holding = [state.levels or () for state in states if held[state.number - 1]] or rows

    def alike(place: int) -> int:
        return Counter(row[place] for row in holding).most_common(1)[0][1]

    chosen: list[int] = []
    groups = 1
    for place in sorted(range(len(solution.conflict.options)), key=alike):
        size = len({row[place] for row in rows})
        if size > 1 and groups * size <= GROUPS:
            chosen.append(place)
            groups *= size
    return sorted(chosen)
