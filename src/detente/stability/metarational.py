"""Metarational stability (Howard, 1971): opponents answer by any move, whatever it costs them."""

from detente.stability.concept import Concept

GMR = Concept(
    id="gmr",
    title="general metarationality",
    short="GMR",
    says="each improvement of its own can be answered by the others, by any moves, "
    "so that it gains nothing",
    source="Howard (1971); definitions §3",
    sanction="moves",
    implied_by=("nash", "smr", "seq", "sseq"),
)
"""A state s is GMR stable for i iff for every s₁ ∈ R_i⁺(s) some s₂ ∈ R_{N∖i}(s₁) has s₂ ⊁_i s."""

SMR = Concept(
    id="smr",
    title="symmetric metarationality",
    short="SMR",
    says="each improvement of its own can be answered by the others, by any moves, "
    "with no way out for it",
    source="Howard (1971); definitions §3",
    sanction="moves",
    escape=True,
    implied_by=("nash", "sseq"),
)
"""As GMR, with the same s₂ leaving i no escape: s₃ ⊁_i s for every s₃ ∈ R_i(s₂)."""
