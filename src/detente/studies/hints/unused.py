"""What is written down and used by nothing: claims, definitions, groups of a ranking."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from detente.conflict import Conflict, Ranked
from detente.conflict.statement.syntax import names_in
from detente.conflict.statement.text import text
from detente.conflict.validate import expressions, statements
from detente.studies.hints.hint import Hint
from detente.studies.hints.material import Material, group_path


def unused(conflict: Conflict, others: Sequence[Conflict] = ()) -> Iterator[Hint]:
    """Definitions and claims that nothing uses on any day, nor in any of `others`."""
    everything = (conflict, *others)
    names = {name for one in everything for name in _names(one)}
    claims = {claim for one in everything for claim in _claims(one)}
    for definition in conflict.definitions:
        if definition.name not in names:
            yield Hint(
                "unused_definition",
                ("define", definition.name),
                f"nothing uses the definition `{definition.name}`",
                "use it in a statement or with `--want`, or leave it out",
            )
    for claim in conflict.claims:
        if claim.id not in claims:
            yield Hint(
                "unused_claim",
                ("claims", claim.id),
                f"nothing rests on the claim `{claim.id}`",
                "name it in the `because` of what rests on it, or leave it out",
            )


def _names(conflict: Conflict) -> Iterator[str]:
    for expr in expressions(conflict):
        yield from names_in(expr)


def _claims(conflict: Conflict) -> Iterator[str]:
    reasons = [statement.because for statement in statements(conflict)]
    reasons += [option.because for option in conflict.options]
    for because in reasons:
        if because is not None:
            yield from because.claims


def empty_groups(material: Material) -> Iterator[Hint]:
    """Groups of a ranking that add no state to those above them."""
    for dm in material.decision_makers:
        if not isinstance(dm.preference, Ranked):
            continue
        ranked = np.zeros(material.size, dtype=np.bool_)
        for place, group in enumerate(dm.preference.groups):
            matched = np.zeros_like(ranked)
            matched[material.space.members(group)] = True
            if not (matched & ~ranked).any():
                why = "those above have all of its states" if matched.any() else "it matches none"
                yield Hint(
                    "empty_group",
                    group_path(dm, place),
                    f"`{', '.join(map(text, group))}` adds no state to the ranking: {why}",
                    "leave it out, or move it up",
                )
            ranked |= matched
