"""Which equilibria are the strongest: those under concepts that imply the others."""

from __future__ import annotations

from collections.abc import Mapping

from detente.engine import States
from detente.stability import CONCEPTS, Concept

Group = tuple[Concept, ...]
"""Concepts in the usual order."""


def labels(group: Group) -> Group:
    """The concepts that no other of the group implies."""
    return tuple(c for c in group if not any(other.id in c.implied_by for other in group))


def strongest_first(group: Group) -> tuple[list[int], list[int]]:
    """Groups are sorted by how many concepts their labels imply, then in the usual order."""
    found = labels(group)
    implied = (sum(c.id in other.implied_by for other in CONCEPTS.values()) for c in found)
    return [*sorted(-count for count in implied), 1], [[*CONCEPTS].index(c.id) for c in found]


def groups(sets: Mapping[Concept, States], equilibria: States) -> dict[Group, States]:
    """The sets of concepts that occur, each with the equilibria that have exactly these."""
    found: dict[Group, States] = {(): equilibria}
    for concept, states in sets.items():
        more = {(*group, concept): members & states for group, members in found.items()}
        rest = {group: members & ~states for group, members in found.items()}
        found = {group: members for group, members in (more | rest).items() if members.any()}
    return found
