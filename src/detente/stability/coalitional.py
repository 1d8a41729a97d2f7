"""Coalitional stability (Kilgour, Hipel, Fang and Peng, 2001; Inohara and Hipel, 2008).

A coalition leaves a state together: by a legal sequence of its members' moves to a state that every
one of them prefers. The others deter it if they can answer so that at least one member does not
gain. A coalition of one is a decision maker by itself.
"""

from __future__ import annotations

import numpy as np

from detente.engine import States
from detente.engine.groups import Bits, Groups, Members, Ranks, Vantage
from detente.stability.concept import Concept

CNASH = Concept(
    id="cnash",
    title="coalitional Nash stability",
    short="CNash",
    says="it has no joint improvement: nothing that its members can bring about together "
    "is better for every one of them",
    source="Kilgour, Hipel, Fang and Peng (2001); definitions §4",
)
"""A state s is CNash stable for H iff R_H⁺⁺(s) = ∅."""

CGMR = Concept(
    id="cgmr",
    title="coalitional general metarationality",
    short="CGMR",
    says="each joint improvement can be answered by the others, by any moves, "
    "so that not every member gains",
    source="Kilgour, Hipel, Fang and Peng (2001); definitions §4",
    sanction="moves",
    implied_by=("cnash", "csmr"),
)
"""s is CGMR stable for H iff for every s₁ ∈ R_H⁺⁺(s) some s₂ ∈ R_{N∖H}(s₁) has s₂ ∈ Φ_H(s)."""

CSMR = Concept(
    id="csmr",
    title="coalitional symmetric metarationality",
    short="CSMR",
    says="each joint improvement can be answered by the others, by any moves, "
    "with no way out for the coalition",
    source="Kilgour, Hipel, Fang and Peng (2001); definitions §4",
    sanction="moves",
    escape=True,
    implied_by=("cnash",),
)
"""As CGMR, with the same s₂ leaving H no escape: R_H(s₂) ⊆ Φ_H(s)."""

CSEQ = Concept(
    id="cseq",
    title="coalitional sequential stability",
    short="CSEQ",
    says="each joint improvement can be answered by the others, by moves and joint moves they "
    "gain by, so that not every member gains",
    source="Inohara and Hipel (2008); definitions §4",
    sanction="improvements",
    implied_by=("cnash",),
)
"""s is CSEQ stable for H iff for every s₁ ∈ R_H⁺⁺(s) some s₂ ∈ Φ_H(s) lies at the end of a
non-empty sequence from s₁ whose steps lie in R_C⁺⁺ of coalitions C ⊆ N∖H, none twice in a row."""

COALITIONAL = {concept.id: concept for concept in (CNASH, CGMR, CSMR, CSEQ)}
"""Every concept for coalitions by its id, in the order in which they are listed everywhere."""


def stable_for(concept: Concept, groups: Groups, coalition: Members, vantage: Vantage) -> States:
    """Which states of a vantage are stable for a coalition under a concept (definitions §4)."""
    tempting = undeterred(concept, groups, coalition, vantage)
    return ~vantage.left(groups.group(coalition), tempting)


def undeterred(concept: Concept, groups: Groups, coalition: Members, vantage: Vantage) -> Bits:
    """Pairs (x, s): x is better than s for every member, and nothing that follows x deters that.

    Whether the coalition can reach x from s is not asked.
    """
    if not concept.escape:
        hopes = {dm: hope(concept, groups, coalition, dm) for dm in sorted(coalition)}
        return vantage.promising(hopes)
    better = vantage.better(coalition)
    way_out = groups.group(coalition).carried(np.bitwise_or, better)
    return better & groups.group(groups.others(coalition)).carried(np.bitwise_and, way_out)


def hope(concept: Concept, groups: Groups, coalition: Members, dm: int) -> Ranks:
    """The rank that a member may hope to have in the end, for each state, were it reached.

    That of the state, or the least that others can answer with if that is less. Φ_H(s) is a union
    over the members, so a coalition is undeterred iff every member may hope for more than it has.
    """
    others = groups.others(coalition)
    match concept.sanction:
        case "moves":
            return groups.group(others).carried(np.minimum, groups.ranks[dm])
        case "improvements":
            return groups.answered(others, dm)
        case None:
            return groups.ranks[dm]
