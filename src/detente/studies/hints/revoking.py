"""Constraints that keep a decision maker from taking back what it does."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from detente.conflict import Option
from detente.conflict.statement.syntax import Expr, Taken, options_in
from detente.conflict.statement.text import text
from detente.engine import States
from detente.engine.coalesced_space import CoalescedSpace
from detente.studies.hints.hint import Hint
from detente.studies.hints.material import Material


def revoking(material: Material) -> Iterator[Hint]:
    """Constraints that stop a decision maker from bringing an own option back to its first level.

    There is a feasible state in which no own move does so, though the option may change that way,
    and in which doing just that would break the constraint. A constraint on that option alone says
    so itself and is left out.
    """
    space = material.space
    constraints = list(material.constraints())
    if not constraints or not isinstance(space, CoalescedSpace):
        return
    for place, dm in enumerate(material.decision_makers):
        for option in dm.options:
            if option.direction == "up" or option.name in material.held:
                continue
            stuck = _stuck(material, place, option)
            for where, constraint in constraints:
                count = _broken(space, stuck, option, constraint)
                if count and options_in(constraint) != frozenset({option.name}):
                    yield Hint(
                        "irrevocable",
                        where,
                        f"`{text(constraint)}` stops {dm.label} from {_taking_back(option)}, "
                        f"in {count:,} of {material.size:,} states",
                        "is that meant? If not, let no position depend on those of others",
                    )


def _stuck(material: Material, dm: int, option: Option) -> States:
    """The states with an option that no own move brings back to its first level."""
    taken = material.truth(Taken(option.name))
    joined = material.joined(dm)
    if joined is not None:
        free = np.bincount(joined[~taken], minlength=joined.max() + 1) > 0
        return taken & ~free[joined]
    stuck = taken.copy()
    for start, end in material.moves(dm):
        stuck[start[~taken[end]]] = False
    return stuck


def _broken(space: CoalescedSpace, stuck: States, option: Option, constraint: Expr) -> int:
    """In how many states bringing back the option and no other would break a constraint."""
    members = np.flatnonzero(stuck[space.label])
    cells = space.cells[members]
    place = space.cube.options.index(option)
    back = cells - space.cube.levels(cells)[:, place] * space.cube.strides[place]
    broken = ~space.cube.truth(constraint).ravel()[back]
    return len(np.unique(space.label[members[broken]]))


def _taking_back(option: Option) -> str:
    if option.binary:
        return f"taking back `{option.name}`"
    return f"bringing `{option.name}` back to `{option.level_ids[0]}`"
