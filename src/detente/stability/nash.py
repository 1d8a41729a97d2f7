"""Nash stability (Nash, 1950, 1951): nobody gains by moving alone."""

from detente.stability.concept import Concept

NASH = Concept(
    id="nash",
    title="Nash stability",
    short="Nash",
    says="no move of its own improves its position, whatever might follow",
    source="Nash (1950, 1951); definitions §3",
)
"""A state s is Nash stable for i iff R_i⁺(s) = ∅: i has no unilateral improvement from it."""
