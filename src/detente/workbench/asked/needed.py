"""Who cannot be spared: without whose moves that do not gain a path does not exist."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from detente.engine import State, Steps
from detente.studies.paths.layers import Layers
from detente.studies.solution import Solution


def needed(solution: Solution, start: State, goals: Sequence[int]) -> list[int]:
    """The decision makers, counted from 0, each of whom must make a move that it does not gain by.

    On no path to any of the goals does it make moves that gain only, whatever the others do.
    """
    engine = solution.engine
    wanted = np.zeros(engine.size, dtype=np.bool_)
    wanted[np.array(goals, dtype=np.intp) - 1] = True
    movers = solution.decision_makers
    found: list[int] = []
    for dm in movers:
        steps: list[Steps] = ["improvements" if mover == dm else "moves" for mover in movers]
        if not (Layers(engine, start, steps).whole().reached & wanted).any():
            found.append(dm)
    return found
