"""Which groups serve which engine."""

from __future__ import annotations

from typing import Any

from detente.engine.arcs import Graph
from detente.engine.dense import Dense
from detente.engine.groups.graph_form import LegalGroups
from detente.engine.groups.groups import Groups
from detente.engine.groups.option_form import PlainGroups
from detente.engine.protocol import Engine


def groups_of(engine: Engine[Any]) -> Groups:
    """The groups of a conflict whose states are listed."""
    if isinstance(engine, Dense):
        return PlainGroups(engine)
    assert isinstance(engine, Graph)
    return LegalGroups(engine)
