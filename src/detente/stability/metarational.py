"""Metarational stability (Howard, 1971): opponents answer by any move, at whatever cost to themselves."""

from detente.stability.concept import Concept

GMR = Concept(
    id="gmr",
    title="general metarationality",
    short="GMR",
    says="each improvement can be answered by the others, by any of their moves, so that it ends no better off",
    source="Howard (1971); definitions §3",
    sanction="moves",
    implied_by=("nash", "smr", "seq", "sseq"),
)
"""A state s is GMR stable for i iff for every improvement s₁ ∈ R_i⁺(s) some s₂ ∈ R_{N∖i}(s₁) has s₂ ⊁_i s."""

SMR = Concept(
    id="smr",
    title="symmetric metarationality",
    short="SMR",
    says="each improvement can be answered by any moves of the others, and it has no way out of the answer",
    source="Howard (1971); definitions §3",
    sanction="moves",
    escape=True,
    implied_by=("nash", "sseq"),
)
"""As GMR, and the same s₂ leaves i no escape: s₃ ⊁_i s for every s₃ ∈ R_i(s₂)."""
