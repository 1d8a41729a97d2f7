"""Statements that hold at some members of a coalesced class and not at others."""

from __future__ import annotations

from collections.abc import Iterator

from detente.conflict.statement.syntax import Not
from detente.studies.hints.hint import Hint
from detente.studies.hints.material import Material


def varying(material: Material) -> Iterator[Hint]:
    """Statements that count as false at a class although they hold at some of its members."""
    conflict = material.conflict
    for wish in (wish for wishes in material.wishes for wish in wishes):
        for coalesced in conflict.coalesced:
            members = material.truth(coalesced.expr)
            alike = material.truth(wish.expr) | material.truth(Not(wish.expr))
            if not alike[members].all():
                yield Hint(
                    "varies_in_class",
                    wish.where,
                    f"`{wish.text}` holds in some states of the class `{coalesced.name}` and not "
                    "in others: it counts as false there",
                    f"write `… or {coalesced.name}` if it should count as true there",
                )
