"""How strong what is known of a state is: the concepts that say most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from detente.engine import States
from detente.stability import CONCEPTS, Concept

Group = tuple[Concept, ...]
"""Concepts in the usual order."""


def ids(group: Group) -> tuple[str, ...]:
    """The ids of some concepts."""
    return tuple(concept.id for concept in group)


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


def groups(sets: Mapping[Concept, States], equilibria: States) -> dict[Group, States]:
    """The sets of concepts that occur, each with the equilibria that have exactly these."""
    found: dict[Group, States] = {(): equilibria}
    for concept, states in sets.items():
        more = {(*group, concept): members & states for group, members in found.items()}
        rest = {group: members & ~states for group, members in found.items()}
        found = {group: members for group, members in (more | rest).items() if members.any()}
    return found
