"""What may not be meant in a correct model: the hints of `detente check` to its author."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from detente.conflict import Conflict
from detente.studies.hints.coalescing import varying
from detente.studies.hints.conditions import seldom_applies
from detente.studies.hints.decisions import indifferent, no_own_move
from detente.studies.hints.empty import empty
from detente.studies.hints.evidence import evidence, old_sources
from detente.studies.hints.hint import Hint, Path
from detente.studies.hints.material import Material
from detente.studies.hints.mentions import mentions
from detente.studies.hints.order import any_order
from detente.studies.hints.redundant import redundant
from detente.studies.hints.revoking import revoking
from detente.studies.hints.swapping import Effect, Swap, Swaps, swaps
from detente.studies.hints.unused import empty_groups, unused
from detente.studies.hints.waiting import waiting

__all__ = ["Effect", "Hint", "Swap", "Swaps", "hints", "swaps"]

Group = Callable[[Material], Iterable[Hint]]

WITHOUT_STATES: tuple[Group, ...] = (mentions, waiting)
WITH_STATES: tuple[Group, ...] = (
    indifferent,
    redundant,
    no_own_move,
    any_order,
    seldom_applies,
    varying,
    empty_groups,
    revoking,
)

SECTIONS = ("define", "decision_makers", "constraints", "sources", "claims")


def hints(
    conflict: Conflict,
    others: Sequence[Conflict] = (),
    *,
    states: bool = True,
    older_than: int | None = None,
) -> tuple[Hint, ...]:
    """The hints to the author of a conflict as of its day, in the order of the model.

    `others` are the conflict under its scenarios: what only they use is not unused. Without
    `states` only those hints are given that need no list of the states, however many there are.
    With it, raises `MeaningError` where the conflict cannot be analysed as it stands, and
    `LimitError` where it is too large. With `older_than`, sources that are older than so many days
    are told.
    """
    material = Material(conflict)
    groups = WITHOUT_STATES + (WITH_STATES if states else ())
    found = [hint for group in groups for hint in group(material)]
    found += [*empty(conflict), *unused(conflict, others), *evidence(conflict)]
    if older_than is not None:
        found += old_sources(conflict, older_than)
    return tuple(sorted(found, key=lambda hint: _place(hint.where, conflict)))


def _place(where: Path, conflict: Conflict) -> tuple[int, ...]:
    """Where a path stands in the model, as numbers that sort."""
    section, *rest = where
    keys: list[Sequence[str | int]] = [SECTIONS]
    match section:
        case "define":
            keys.append([definition.name for definition in conflict.definitions])
        case "claims":
            keys.append([claim.id for claim in conflict.claims])
        case "sources":
            keys.append([source.id for source in conflict.sources])
        case "decision_makers":
            keys.append([dm.id for dm in conflict.decision_makers])
            keys.append(["options", "prefers", "weights", "ranking"])
            if "options" in rest:
                keys.append([o.id for o in conflict.decision_maker(str(rest[0])).options])
        case _:
            pass
    named = [row.index(key) for row, key in zip(keys, where, strict=False)]
    return (*named, *(key for key in where[len(named) :] if isinstance(key, int)))
