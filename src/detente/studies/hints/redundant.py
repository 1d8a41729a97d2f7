"""Statements that tell apart no states that are not told apart without them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.conflict import Prioritised, Ranked
from detente.conflict.statement.syntax import Expr, If, Iff, Not
from detente.engine.graph_space import GraphSpace
from detente.studies.hints.classes import classes, splits
from detente.studies.hints.hint import Hint
from detente.studies.hints.material import Material, Wish


def redundant(material: Material) -> Iterator[Hint]:
    """Statements that are constant, equivalent to another one, or never decide anything."""
    for dm in range(len(material.decision_makers)):
        yield from redundancies(material, dm).values()


def redundancies(material: Material, dm: int) -> dict[Wish, Hint]:
    """A decision maker's redundant statements, each with the most telling reason."""
    preference = material.decision_makers[dm].preference
    if preference is None or isinstance(preference, Ranked):
        return {}
    wishes = material.judged(dm)
    ordered = isinstance(preference, Prioritised)
    found: dict[Wish, Hint] = {}
    for place, wish in enumerate(wishes):
        above = wishes[:place]
        hint = _constant(material, wish) or _equivalent(material, wish, above)
        if hint is None and ordered:
            hint = _settled(material, wish, above)
        if hint is not None:
            found[wish] = hint
    return found


def telling(material: Material, dm: int) -> tuple[Wish, ...]:
    """The statements of a decision maker that are not redundant and mention no held option."""
    redundant = redundancies(material, dm)
    return tuple(wish for wish in material.judged(dm) if wish not in redundant)


def _constant(material: Material, wish: Wish) -> Hint | None:
    truth = material.truth(wish.expr)
    if truth.any() and not truth.all():
        return None
    how_often = "every" if truth.all() else "no"
    if isinstance(wish.expr, If) and not material.truth(wish.expr.condition).any():
        why = ", because its condition never holds"
    else:
        why = _why(material, wish.expr if truth.all() else Not(wish.expr))
    return Hint(
        "constant",
        wish.where,
        f"`{wish.text}` holds in {how_often} feasible state{why}",
        "it tells no states apart: change it or leave it out",
    )


def _equivalent(material: Material, wish: Wish, above: Sequence[Wish]) -> Hint | None:
    truth = material.truth(wish.expr)
    for other in above:
        alike = material.truth(other.expr) == truth
        if alike.all() or not alike.any():
            same = Iff(other.expr, wish.expr)
            relation = "the same as" if alike.all() else "the opposite of"
            why = _why(material, same if alike.all() else Not(same))
            return Hint(
                "equivalent",
                wish.where,
                f"`{wish.text}` says {relation} `{other.text}` in every feasible state{why}",
                "one of the two is enough",
            )
    return None


def _settled(material: Material, wish: Wish, above: Sequence[Wish]) -> Hint | None:
    if not _settle(material, wish, above):
        return None
    needed = above
    for other in above:
        fewer = [kept for kept in needed if kept is not other]
        if _settle(material, wish, fewer):
            needed = fewer
    settling = " and ".join(f"`{other.text}`" for other in needed)
    return Hint(
        "never_decides",
        wish.where,
        f"`{wish.text}` never decides anything: states that agree on {settling} agree on it",
        "leave it out or move it up",
    )


def _settle(material: Material, wish: Wish, above: Sequence[Wish]) -> bool:
    """Whether states that agree on all of `above` agree on `wish`."""
    told_apart = classes([material.truth(other.expr) for other in above], material.size)
    return not splits(told_apart, material.truth(wish.expr))


def _why(material: Material, always: Expr) -> str:
    """Why a statement holds in every state, as the end of a sentence."""
    if isinstance(material.space, GraphSpace):
        return ""
    truth = material.space.cube.truth(always)
    if truth.all():
        return ", whatever the options"
    if truth.ravel()[material.space.cells].all():
        return ", because of the constraints"
    return ", because of the coalesced states"
