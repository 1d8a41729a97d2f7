"""A graph of too many states, drawn as groups of states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from detente.studies.naming import literal, short_names
from detente.studies.solution import Solution
from detente.workbench.asked.layout import layered

GROUPS = 48
"""How many groups are drawn at most."""

Edge = tuple[int, int, int]
"""From a state to a state, by a decision maker counted from 0."""


@dataclass
class Found:
    """The states that a walk came to, with how many moves it took, and the moves it saw."""

    distance: dict[int, int]
    edges: list[Edge] = field(default_factory=list)
    parent: dict[int, int] = field(default_factory=dict)


def grouped(solution: Solution, found: Found, families: Mapping[int, str]) -> dict[str, Any]:
    """The states in groups that agree on a few options, with counts of states and moves."""
    conflict, engine = solution.conflict, solution.engine
    levels = {number: engine.state(number).levels or () for number in found.distance}
    chosen = _telling(solution, levels, families)
    groups: dict[int, tuple[int, ...]] = {
        number: tuple(found_levels[k] for k in chosen) for number, found_levels in levels.items()
    }
    sizes = Counter(groups.values())
    moves = Counter((groups[a], groups[b], dm) for a, b, dm in found.edges)
    ids = {group: str(place) for place, group in enumerate(sizes)}
    names, ranks = short_names(conflict), solution.ranks
    gains = {
        (groups[a], groups[b], dm)
        for a, b, dm in found.edges
        if ranks[dm, b - 1] < ranks[dm, a - 1]
    }
    held = Counter(groups[number] for number in found.distance if number in families)
    distance: dict[tuple[int, ...], int] = {}
    for number, steps in found.distance.items():
        distance[groups[number]] = min(steps, distance.get(groups[number], steps))
    places = {group: place for place, group in enumerate(sizes)}
    drawing = layered(
        {places[group]: steps for group, steps in distance.items()},
        [(places[a], places[b], dm) for a, b, dm in moves if a != b],
    )
    dms = [dm.id for dm in conflict.decision_makers]
    nodes: list[dict[str, Any]] = [
        {
            "id": ids[group],
            "number": None,
            "label": ", ".join(
                literal(conflict.options[k], level, names)
                for k, level in zip(chosen, group, strict=True)
            ),
            "quo": groups.get(engine.status_quo or 0) == group,
            "holds": [],
            "detail": f"{size:,} states, {held[group]:,} of which hold"
            if held[group]
            else f"{size:,} states",
            "count": size,
            "family": None,
            "x": drawing[places[group]][0],
            "y": drawing[places[group]][1],
        }
        for group, size in sizes.items()
    ]
    edges = [
        {
            "from": ids[a],
            "to": ids[b],
            "dm": dms[dm],
            "improves": (a, b, dm) in gains,
            "count": count,
        }
        for (a, b, dm), count in moves.items()
        if a != b
    ]
    total = engine.size
    by = ", ".join(names[conflict.options[k].name] for k in chosen)
    return {
        "nodes": nodes,
        "edges": edges,
        "total": total,
        "left_out": total - len(found.distance),
        "aggregated": True,
        "sentence": f"{len(found.distance):,} of {total:,} states are drawn as {len(nodes)} "
        f"groups that agree on {by}; a figure on a line counts moves.",
    }


def _telling(
    solution: Solution, levels: Mapping[int, Sequence[int]], families: Mapping[int, str]
) -> list[int]:
    """The options that tell most about what holds, as many as give few enough groups.

    An option tells much if the states that hold are seldom alike in it.
    """
    options = solution.conflict.options
    held = [levels[number] for number in families if number in levels] or list(levels.values())

    def spread(place: int) -> int:
        return Counter(row[place] for row in held).most_common(1)[0][1]

    chosen: list[int] = []
    groups = 1
    for place in sorted(range(len(options)), key=spread):
        size = len({row[place] for row in levels.values()})
        if size > 1 and groups * size <= GROUPS:
            chosen.append(place)
            groups *= size
    return sorted(chosen)
