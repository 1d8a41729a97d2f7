"""Coalitions: which outcomes withstand them, whom they upset, and whom to talk to."""

from detente.studies.coalitions.answer import Coalitions
from detente.studies.coalitions.finding import LIMIT, coalitions, coalitions_of
from detente.studies.coalitions.solution import CoalitionalSolution

__all__ = ["LIMIT", "CoalitionalSolution", "Coalitions", "coalitions", "coalitions_of"]
