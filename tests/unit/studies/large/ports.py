"""A conflict of every kind of option and preference, small enough to list, and how it is asked."""

from __future__ import annotations

from functools import cache

import detente
from detente.conflict import Conflict
from detente.studies.analysis import Analysis
from detente.studies.large import Limits
from detente.studies.solution import Solution

PORTS = """
title: Two ports
as_of: 2025-03-01
decision_makers:
  north:
    options:
      crane: build a crane
      fee: {title: harbour fee, levels: [none, low, high]}
    prefers: [fee is not none if not quay, not crane or dredge, not fee is high, crane]
  south:
    options:
      quay: build a quay
      strike: stop work
    weights:
      - {statement: strike xor crane, weight: 2.5}
      - {statement: fee is high, weight: -3}
      - {statement: not strike, weight: 1}
  city:
    options:
      dredge: dredge the channel
    ranking: [["not dredge and fee is high", dredge and strike], dredge]
constraints:
  - not (crane and quay)
  - {statement: not strike, since: 2025-06-01}
irreversible: [dredge]
status_quo: [fee is low, strike]
scenarios:
  dredged: {given: [dredge]}
  nothing: {given: [dredge, not dredge]}
  built: {given: [quay or crane, not dredge]}
"""
SYMBOLIC = Limits(engine="symbolic")
SAT = Limits(engine="sat")


def conflict(scenario: str | None = None) -> Conflict:
    return detente.parse(PORTS).conflict(scenario)


@cache
def solved(scenario: str | None = None) -> Solution:
    """As the dense engine has it."""
    return Solution(conflict(scenario))


@cache
def dense(concept: str, where: str | None = None) -> frozenset[tuple[int, ...]]:
    """The equilibria, as the level of each option, by the dense engine."""
    found = detente.analyse(conflict(), concepts=[concept], limit=None, where=where)
    return levels(found, concept)


def levels(found: Analysis, concept: str) -> frozenset[tuple[int, ...]]:
    """The states listed, as the level of each option."""
    states = found.equilibria[concept].states
    return frozenset(state.levels for state in states if state.levels is not None)
