"""The swaps of neighbouring statements that would change the equilibria, in words."""

from __future__ import annotations

from collections.abc import Iterator

from detente.stability import CONCEPTS
from detente.studies.hints import Effect, Swaps


def told(swaps: Swaps) -> Iterator[str]:
    """A paragraph for each swap that changes something."""
    yield "## Swaps that would change the equilibria"
    label = {dm.id: dm.label for dm in swaps.conflict.decision_makers}
    for swap in swaps.swaps:
        first, second = swap.statements
        yield f"{label[swap.decision_maker]}: `{second}` before `{first}`"
        yield from (f"  {_effect(effect)}" for effect in swap.effects)
    if not swaps.swaps and not swaps.note:
        yield f"None of the {swaps.tried} that were tried."
    if swaps.note:
        yield f"({swaps.note})"


def _effect(effect: Effect) -> str:
    counts = f"{CONCEPTS[effect.concept].short} {effect.before} to {effect.after}"
    changes = ((effect.appear.count, "appear"), (effect.vanish.count, "vanish"))
    return f"{counts}: {', '.join(f'{count} {verb}' for count, verb in changes if count)}"
