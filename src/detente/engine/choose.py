"""Which engine serves which conflict."""

from __future__ import annotations

from typing import Any

from detente.conflict import Conflict, in_force
from detente.conflict.imposed import as_written
from detente.conflict.problem import MeaningError
from detente.engine.arcs import Graph
from detente.engine.dense import Dense
from detente.engine.protocol import Engine


def engine_for(conflict: Conflict) -> Engine[Any]:
    """The engine for a conflict as of its day (see `detente.conflict.in_force`).

    The graph engine where moves are listed or states coalesced, else the dense engine. Raises
    `LimitError` where the conflict is too large, `MeaningError` where it has no feasible state or
    its coalesced classes overlap or are empty.
    """
    today = in_force(conflict)
    engine = Graph if today.states is not None or today.coalesced else Dense
    try:
        return engine(today)
    except MeaningError as error:
        raise as_written(error, conflict) from None
