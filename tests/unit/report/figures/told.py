"""Small answers to be drawn."""

from __future__ import annotations

from typing import Any

from detente.files import parse
from detente.studies.robustness import Robustness, robust

TALKS = """
title: 'الهدنة & <talks> with so long a title that it takes more than one line of it'
decision_makers:
  union:
    title: 'נציגי העובדים 🕊️ of the harbour and of each and every one of the docks beside it'
    options:
      strike: stop work at each of the many docks of the harbour
      talk: {title: talk, levels: {no: no talks, informal: behind doors, open: at a table}}
    prefers:
      - raise
      - {statement: strike if not raise, because: [no_work], otherwise: not strike}
      - {statement: talk is open, confidence: 0.6}
      - not strike
  port:
    title: the port
    options: {raise: raise wages, lockout: lock the workers out}
    prefers:
      - {statement: raise if strike, because: [fear]}
      - not strike
      - not raise
      - {statement: not lockout, since: 2025-02-20}
constraints: [not (raise and lockout)]
status_quo: [strike]
sources:
  herald:
    title: 'صحيفة: Talks at the port and what the port fears the most in this long winter'
    publisher: The Herald
    date: 2025-02-27
claims:
  no_work: {source: herald, said_by: the chair, says: No work at these wages., confidence: 0.8}
  fear: {source: herald, said_by: 'מקור 🕊️', says: The port fears a strike., confidence: 0.55}
"""


def talks(**asked: Any) -> Robustness:
    """How sure the outcomes of the talks are."""
    return robust(parse(TALKS).conflict(), **asked)
