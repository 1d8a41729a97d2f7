"""The solution concepts as the page shows them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from detente.stability import CONCEPTS

PLAIN = {
    "nash": "Nobody gains by moving",
    "sseq": "Credible replies, no way back",
    "seq": "Credible replies",
    "smr": "Any replies, no way back",
    "gmr": "Any replies",
    "sim": "Moves at once",
}
"""The concepts in the order of the page, firmest first, and their plain names."""


def concepts_json(counts: Mapping[str, int], why_not: Mapping[str, str]) -> list[dict[str, Any]]:
    """The concepts with their counts of equilibria, where known, and why others cannot be had."""
    return [
        {
            "id": id,
            "title": CONCEPTS[id].title,
            "short": CONCEPTS[id].short,
            "plain": plain,
            "says": CONCEPTS[id].says,
            "source": CONCEPTS[id].source,
            "count": counts.get(id),
            "why_not": why_not.get(id),
        }
        for id, plain in PLAIN.items()
    ]


def ordered(ids: Collection[str]) -> list[str]:
    """Concepts in the order of the page."""
    return [id for id in PLAIN if id in ids]


def verdict(stable: Collection[str], moves: bool) -> str:
    """What a decision maker does where it stands, given the concepts under which it stays."""
    if not moves:
        return "stays: no move of its own gains"
    if "sseq" in stable:
        return "stays, by a credible reply"
    if "seq" in stable:
        return "stays, by a credible reply, but with a way back"
    if "smr" in stable:
        return "stays only if a threat is believed"
    if "gmr" in stable:
        return "stays only if a threat is believed, and there is a way back"
    if "sim" in stable:
        return "leaves, unless all move at once"
    return "leaves"
