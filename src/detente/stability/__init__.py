"""The solution concepts of the graph model, each stated once, one file a family."""

from detente.stability.concept import Concept, hope, stable
from detente.stability.metarational import GMR, SMR
from detente.stability.nash import NASH
from detente.stability.sequential import SEQ, SSEQ
from detente.stability.simultaneous import SIM

CONCEPTS = {concept.id: concept for concept in (NASH, GMR, SMR, SEQ, SSEQ, SIM)}
"""Every concept by its id, in the order in which they are listed everywhere."""

__all__ = ["CONCEPTS", "GMR", "NASH", "SEQ", "SIM", "SMR", "SSEQ", "Concept", "hope", "stable"]
