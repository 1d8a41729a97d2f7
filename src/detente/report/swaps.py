"""The swaps of neighbouring statements that would change the equilibria, in words."""

from __future__ import annotations

from collections.abc import Iterator

from detente.report.phrases import sentence
from detente.stability import CONCEPTS
from detente.studies.hints import Effect, Swaps


def told(swaps: Swaps) -> Iterator[str]:
    """A paragraph for each swap that changes something, or that there is none."""
    if swaps.swaps:
        yield "## Swaps that would change the equilibria"
    elif swaps.tried == 1:
        yield "The only swap tried does not change the equilibria."
    elif swaps.tried:
        yield f"None of the {swaps.tried} swaps tried changes the equilibria."
    elif not swaps.note:
        yield (
            "There is nothing to swap: nobody has a list of wishes (`prefers`) in which the order "
            "of two neighbours matters."
        )
    label = {dm.id: sentence(dm.label) for dm in swaps.conflict.decision_makers}
    for swap in swaps.swaps:
        first, second = swap.statements
        yield (
            f"{label[swap.decision_maker]}: today `{first}` stands before `{second}`; "
            "the other way round:"
        )
        yield from (f"  {_effect(effect)}" for effect in swap.effects)
    if swaps.note:
        yield f"({swaps.note})"


def _effect(effect: Effect) -> str:
    counts = f"{CONCEPTS[effect.concept].short} {effect.before} to {effect.after}"
    changes = (
        (effect.appear.count, "appears", "appear"),
        (effect.vanish.count, "vanishes", "vanish"),
    )
    told = (f"{count} {one if count == 1 else many}" for count, one, many in changes if count)
    return f"{counts}: {', '.join(told)}"
