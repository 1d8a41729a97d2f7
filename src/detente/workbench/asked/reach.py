"""How far moves lead from a state: how many states, at which distance, and to which outcomes."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.engine import Steps
from detente.report.phrases import state_name
from detente.stability import NASH
from detente.studies.explanation.moves import Moves
from detente.studies.families import Family
from detente.studies.naming import count_json
from detente.studies.paths import start_of
from detente.studies.paths.surroundings import Listed
from detente.studies.paths.tracing import Tracer
from detente.studies.solution import Solution
from detente.studies.where import StateError
from detente.workbench.asked import Args, Tell, Unasked, progress
from detente.workbench.asked.families import groups_of, key
from detente.workbench.asked.states import state_json

ENDS = 5
"""How many of the states from which nobody improves are told."""

FAR = np.iinfo(np.int32).max

NO_START = "the model names no present state: choose where to begin"


def study(solution: Solution, args: Args, tell: Tell) -> dict[str, Any]:
    """What any moves and moves that gain reach from a state, and how far each group is."""
    engine = solution.engine
    tracer = Tracer(engine, Listed(Moves(solution)), start_of_args(solution, args))
    number = tracer.start.number
    distances: dict[Steps, NDArray[np.int32]] = {}
    kinds: tuple[tuple[Steps, str], ...] = (
        ("moves", "how far moves lead"),
        ("improvements", "how far moves that gain lead"),
    )
    for done, (steps, doing) in enumerate(kinds):
        tell(progress(doing, done, 3))
        distances[steps] = _distances(tracer, steps, engine.size)
    tell(progress("how far each outcome is", 2, 3))
    families = groups_of(solution)
    keys = {number: key(family) for family in families for number in family.numbers}
    return {
        "from": state_json(tracer.start, solution.conflict),
        "quo": number == engine.status_quo,
        "family": keys.get(number),
        "states": engine.size,
        "moves": [*map(count_json, tracer.reach("moves").by_distance)],
        "gains": [*map(count_json, tracer.reach("improvements").by_distance)],
        "ends": _ends(solution, tracer, keys),
        "outcomes": {key(family): _nearest(family, distances) for family in families},
    }


def start_of_args(solution: Solution, args: Args) -> Any:
    """The state that the page begins at, by default the present one."""
    start = args.get("from")
    if not isinstance(start, int | str | None):
        raise Unasked("a state is a number or a text")
    if start is None and solution.engine.status_quo is None:
        raise StateError(NO_START)
    return start_of(solution.engine, start)


def _distances(tracer: Tracer, steps: Steps, size: int) -> NDArray[np.int32]:
    """How many moves each state is away."""
    found = np.full(size, FAR, dtype=np.int32)
    for distance, states in enumerate(tracer.layers(steps).arrived):
        found[states] = distance
    return found


def _nearest(family: Family, distances: dict[Steps, NDArray[np.int32]]) -> dict[str, Any]:
    """How far a group is, and which state of it to go to: the nearest by gains, else by moves.

    `nearer` is another state of it that is nearer by any moves.
    """
    places = np.array(family.numbers, dtype=np.intp) - 1
    gains, moves = distances["improvements"][places], distances["moves"][places]
    first, nearest = np.lexsort((moves, gains))[0], np.argmin(moves)
    return {
        "to": family.numbers[first],
        "moves": _told(moves.min()),
        "gains": _told(gains.min()),
        "nearer": family.numbers[nearest] if moves[nearest] < moves[first] else None,
    }


def _told(distance: np.int32) -> int | None:
    return None if distance == FAR else int(distance)


def _ends(solution: Solution, tracer: Tracer, keys: dict[int, str]) -> dict[str, Any]:
    """Where moves that gain come to an end, as nobody has another."""
    ends = tracer.layers("improvements").reached & solution.equilibria(NASH)
    numbers = (np.flatnonzero(ends) + 1).tolist()
    engine = solution.engine
    return {
        "count": count_json(len(numbers)),
        "first": [
            {
                "number": number,
                "name": state_name(engine.state(number), solution.conflict),
                "family": keys.get(number),
            }
            for number in numbers[:ENDS]
        ],
    }
