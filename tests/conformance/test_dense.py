"""The dense engine does what every engine must."""

from __future__ import annotations

from detente.conflict import Conflict
from detente.engine.dense import Dense
from tests.conformance.engine_conformance import EngineConformance


class TestDense(EngineConformance):
    @classmethod
    def make(cls, conflict: Conflict) -> Dense:
        return Dense(conflict)
