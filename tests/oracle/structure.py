"""§8, structural edits of a model in option form: marks, constraints, instruments."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Literal, TypeAlias

from .model import Config, Direction, OptionForm

Truth: TypeAlias = Callable[[Config], bool]

# An option marked `up` or `down`, or its mark dropped; a constraint of the pool added, or a given
# one dropped; an instrument enabled; each with the number of the option or of the constraint.
Kind: TypeAlias = Literal["up", "down", "unmark", "require", "drop", "enable"]
Edit: TypeAlias = tuple[Kind, int]
Edits: TypeAlias = frozenset[Edit]


@dataclass(frozen=True)
class Frame:
    """A model in option form but for its preferences, its constraints still apart.

    A feasible state satisfies all `constraints` and has the `instruments`, which are options, at
    level 0. `pool` holds the constraints that may be added. Each of `classes` coalesces the
    feasible states where it holds.
    """

    owners: tuple[int, ...]
    levels: tuple[int, ...]
    direction: tuple[Direction, ...]
    n: int
    constraints: tuple[Truth, ...] = ()
    pool: tuple[Truth, ...] = ()
    instruments: frozenset[int] = frozenset()
    classes: tuple[Truth, ...] = ()


def every_edit(frame: Frame) -> Edits:
    """Every single edit that has a sense in some set of edits."""
    options = range(len(frame.owners))
    edits: set[Edit] = {("up", k) for k in options}
    edits |= {("down", k) for k in options}
    edits |= {("unmark", k) for k in options if frame.direction[k] != "both"}
    edits |= {("require", c) for c in range(len(frame.pool))}
    edits |= {("drop", c) for c in range(len(frame.constraints))}
    edits |= {("enable", k) for k in frame.instruments}
    return frozenset(edits)


def sets_of(edits: Collection[Edit], most: int) -> Iterator[Edits]:
    """Every set of at most `most` edits."""
    for size in range(min(most, len(edits)) + 1):
        for chosen in combinations(sorted(edits), size):
            yield frozenset(chosen)


def edited(frame: Frame, edits: Edits) -> OptionForm | None:
    """The model after a set of edits; None where the set is not allowed.

    A mark is dropped only from an option that has one, and added only to one that then has none;
    a set that drops and adds the same mark is no change. Some state must stay feasible, and what
    is coalesced must not become an error (§1).
    """
    direction = [_direction(edits, k, before) for k, before in enumerate(frame.direction)]
    required = [
        *(truth for c, truth in enumerate(frame.constraints) if ("drop", c) not in edits),
        *(truth for c, truth in enumerate(frame.pool) if ("require", c) in edits),
    ]
    held = [k for k in frame.instruments if ("enable", k) not in edits]
    feasible = frozenset(
        config
        for config in product(*(range(count) for count in frame.levels))
        if all(truth(config) for truth in required) and all(config[k] == 0 for k in held)
    )
    marks: tuple[Direction, ...] = tuple(one for one in direction if one is not None)
    if len(marks) < len(direction) or len(feasible) == 0:
        return None
    classes = tuple(frozenset(c for c in feasible if truth(c)) for truth in frame.classes)
    empty = any(len(one) == 0 for one in classes)
    if empty or any(not one.isdisjoint(other) for one, other in combinations(classes, 2)):
        return None
    return OptionForm(frame.owners, frame.levels, marks, feasible, frame.n, classes)


def _direction(edits: Edits, k: int, before: Direction) -> Direction | None:
    """How option k may change after the edits; None where they are not allowed."""
    dropped = ("unmark", k) in edits
    if dropped and before == "both":
        return None
    rest: Direction = "both" if dropped else before
    up, down = ("up", k) in edits, ("down", k) in edits
    if not up and not down:
        return rest
    after: Direction = "up" if up else "down"
    return None if (up and down) or rest != "both" or after == before else after
