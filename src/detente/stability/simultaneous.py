"""Simultaneous stability (Fraser and Hipel, 1984): opponents may improve at the same moment."""

from detente.stability.concept import Concept

SIM = Concept(
    id="sim",
    title="simultaneous stability",
    short="SIM",
    says="each improvement of its own can gain it nothing, as others may improve at the same "
    "moment",
    source="Fraser and Hipel (1984); definitions §3",
    joint=True,
    implied_by=("nash",),
)
"""s is SIM stable for i iff for every s₁ ∈ R_i⁺(s) there is a choice of improvements from s,
one each for at least one opponent, whose combination with s₁ is a feasible state x with x ⊁_i s.
Defined in option form without coalesced states."""
