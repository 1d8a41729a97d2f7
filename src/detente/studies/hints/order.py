"""Adjacent statements whose order does not matter."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from detente.conflict import Prioritised
from detente.engine import States
from detente.studies.hints.classes import Classes, classes, refined
from detente.studies.hints.hint import Hint
from detente.studies.hints.material import Material
from detente.studies.hints.redundant import telling


def any_order(material: Material) -> Iterator[Hint]:
    """Adjacent statements that may change places without any change to the order of the states.

    Redundant statements are left out, and pairs with a mark of a great difference in between.
    """
    for place, dm in enumerate(material.decision_makers):
        if not isinstance(dm.preference, Prioritised):
            continue
        wishes = material.wishes[place]
        judged = telling(material, place)
        mattering = matters(material, place)
        for k, (first, second) in enumerate(pairwise(wishes)):
            if mattering[k] or k + 1 in dm.preference.greatly:
                continue
            if first in judged and second in judged:
                yield Hint(
                    "any_order",
                    first.where,
                    f"`{first.text}` and the next, `{second.text}`, could change places: "
                    f"the order of the states would stay the same for {dm.label}",
                    "nothing to do, unless one was meant to outweigh the other",
                    (first.text, second.text),
                )


def matters(material: Material, dm: int) -> tuple[bool, ...]:
    """For each statement of a decision maker but the last, whether its order with the next matters.

    It does iff there are two states that agree on all statements above, one where only the first of
    the two holds and one where only the second does.
    """
    truths = [material.truth(wish.expr) for wish in material.wishes[dm]]
    above = classes([], material.size)
    found: list[bool] = []
    for one, other in pairwise(truths):
        found.append(_opposed(above, one, other))
        above = refined(above, one)
    return tuple(found)


def _opposed(above: Classes, one: States, other: States) -> bool:
    """Whether some class has a state where only `one` holds and a state where only `other` does."""
    count = above.max() + 1
    here = np.bincount(above[one & ~other], minlength=count) > 0
    there = np.bincount(above[other & ~one], minlength=count) > 0
    return bool((here & there).any())
