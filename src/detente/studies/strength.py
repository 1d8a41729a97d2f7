"""How strong what is known of a state is: the concepts that say most."""

from __future__ import annotations

from collections.abc import Sequence

from detente.stability import CONCEPTS


def labels(concepts: Sequence[str]) -> tuple[str, ...]:
    """The ids of the strongest of some concepts: those that no other of them implies.

    >>> labels(["gmr", "smr", "sim"])
    ('smr', 'sim')
    """
    return tuple(c for c in concepts if not any(o in CONCEPTS[c].implied_by for o in concepts))


def strongest_first(concepts: Sequence[str]) -> tuple[list[int], list[int]]:
    """Sets of concepts sort by how many concepts their labels imply, then in the usual order."""
    found = labels(concepts)
    implied = (sum(c in other.implied_by for other in CONCEPTS.values()) for c in found)
    return [*sorted(-count for count in implied), 1], [[*CONCEPTS].index(c) for c in found]
