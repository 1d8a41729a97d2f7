"""Forty equilibria are not an answer: what all of them share, and the few families they form."""

from detente.studies.families.grouping import Families, Family, families, families_of
from detente.studies.families.literals import Literal

__all__ = ["Families", "Family", "Literal", "families", "families_of"]
