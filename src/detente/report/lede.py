"""The answer as a sentence or two that could be said aloud."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from detente.report.phrases import listed, sentence

ASIDE = {
    "nash": "since nobody gains by moving",
    "sseq": "by credible replies with no way back",
    "seq": "by credible replies",
    "smr": "by threats with no way back",
    "gmr": "by threats",
    "sim": "since moving together does not pay",
}


def lede(
    counts: Mapping[str, int],
    held: int,
    families: Sequence[Mapping[str, Any]],
    stances: Sequence[Mapping[str, Any]],
    quo: Mapping[str, Any] | None,
    labels: Mapping[str, str],
) -> str:
    """What holds, how firmly, and what becomes of the present state."""
    told = [_holds(counts, held, families)]
    if quo is not None:
        told.append(_present(stances, quo, labels))
    return " ".join(told)


def _holds(counts: Mapping[str, int], held: int, families: Sequence[Mapping[str, Any]]) -> str:
    if not held:
        return "Nothing holds: from every state somebody would move, and no reply deters it."
    firmest = next(concept for concept in ASIDE if counts.get(concept))
    count = counts[firmest]
    groups = [family for family in families if firmest in family["concepts"]]
    if count == 1 or len(groups) == 1:
        which = f": {_lower(groups[0]['name'])}" if groups else ""
        what = "One outcome holds" if len(groups) <= 1 else f"{count:,} states hold"
    else:
        what = f"{count:,} states hold"
        which = f", in {len(groups)} groups" if 0 < len(groups) < count else ""
    others = held - count
    rest = f" {others:,} more {'holds' if others == 1 else 'hold'} less firmly." if others else ""
    alone = " by itself," if what == "One outcome holds" else " by themselves,"
    return f"{what}{alone if firmest == 'nash' else ''} {ASIDE[firmest]}{which}.{rest}"


def _lower(name: str) -> str:
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _present(
    stances: Sequence[Mapping[str, Any]], quo: Mapping[str, Any], labels: Mapping[str, str]
) -> str:
    leaving = [labels[stance["dm"]] for stance in stances if stance["leaves"]]
    if leaving:
        return f"The present state would not last: {listed(leaving)} would leave it."
    holds = next((concept for concept in ASIDE if concept in quo["holds"]), None)
    if holds == "nash":
        return "The present state holds: nobody gains by moving."
    if holds is None:
        tempted = listed([labels[s["dm"]] for s in stances if s["move"]])
        return f"Whether the present state holds depends on how {tempted} would reason."
    return sentence(f"the present state holds, {ASIDE[holds]}.")
