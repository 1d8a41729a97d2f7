"""Sequential stability: opponents answer only by moves that improve their own position."""

from detente.stability.concept import Concept

SEQ = Concept(
    id="seq",
    title="sequential stability",
    short="SEQ",
    says="each improvement of its own can be answered by the others, by moves they gain by, "
    "so that it gains nothing",
    source="Fraser and Hipel (1979, 1984); definitions §3",
    sanction="improvements",
    implied_by=("nash", "sseq"),
)
"""A state s is SEQ stable for i iff for every s₁ ∈ R_i⁺(s) some s₂ ∈ R⁺_{N∖i}(s₁) has s₂ ⊁_i s."""

SSEQ = Concept(
    id="sseq",
    title="symmetric sequential stability",
    short="SSEQ",
    says="each improvement of its own can be answered by the others, by moves they gain by, "
    "with no way out for it",
    source="Rêgo and Vieira (2017); definitions §3",
    sanction="improvements",
    escape=True,
    implied_by=("nash",),
)
"""As SEQ, with the same s₂ leaving i no escape: s₃ ⊁_i s for every s₃ ∈ R_i(s₂)."""
