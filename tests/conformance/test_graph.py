"""The graph engine does what every engine must, in option form without coalescing too."""

from __future__ import annotations

from detente.conflict import Conflict
from detente.engine.arcs import Graph
from tests.conformance.engine_conformance import EngineConformance


class TestGraph(EngineConformance):
    @classmethod
    def make(cls, conflict: Conflict) -> Graph:
        return Graph(conflict)

    @classmethod
    def serves(cls, conflict: Conflict) -> bool:
        return True
