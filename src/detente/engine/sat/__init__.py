"""Equilibria found one by one by a solver of Boolean formulas, without a list of all states."""

from detente.engine.sat.answers import Reasoning
from detente.engine.sat.engine import Found, Sat

__all__ = ["Found", "Reasoning", "Sat"]
