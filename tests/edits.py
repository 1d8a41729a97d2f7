"""Random edits of a conflict: what a scenario may change, one thing after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

from detente.conflict import (
    Conflict,
    DecisionMaker,
    Direction,
    Prioritised,
    Ranked,
    Statement,
    StatusQuo,
    Weight,
    Weighted,
)
from detente.conflict.statement.syntax import At, Expr, If, Not, Taken

WAYS: tuple[Direction, ...] = ("both", "up", "down")

Edit = Callable[[Conflict, Random], Conflict]


def edited(conflict: Conflict, rng: Random, times: int = 4) -> Conflict:
    """The conflict in option form after some random edits."""
    for _ in range(times):
        conflict = rng.choice(EDITS)(conflict, rng)
    return conflict


def with_other_wishes(conflict: Conflict, rng: Random) -> Conflict:
    """A decision maker wants more, less or something else."""
    return _with(conflict, rng, lambda dm: replace(dm, preference=_preference(conflict, dm, rng)))


def with_other_constraints(conflict: Conflict, rng: Random) -> Conflict:
    """A constraint less, or one more."""
    kept = list(conflict.constraints)
    if kept and rng.random() < 0.5:
        kept.pop(rng.randrange(len(kept)))
    elif conflict.options:
        kept.insert(rng.randint(0, len(kept)), Statement(statement(conflict, rng)))
    return replace(conflict, constraints=tuple(kept))


def with_other_ways(conflict: Conflict, rng: Random) -> Conflict:
    """An option that may change in another direction."""

    def turned(dm: DecisionMaker) -> DecisionMaker:
        options = list(dm.options)
        if options:
            k = rng.randrange(len(options))
            options[k] = replace(options[k], direction=rng.choice(WAYS))
        return replace(dm, options=tuple(options))

    return _with(conflict, rng, turned)


def with_other_quo(conflict: Conflict, rng: Random) -> Conflict:
    """Things stand elsewhere."""
    quo = {option.name: rng.choice(option.level_ids) for option in conflict.options}
    return replace(conflict, status_quo=rng.choice([None, StatusQuo(quo)]))


EDITS: Sequence[Edit] = (
    with_other_wishes,
    with_other_wishes,
    with_other_constraints,
    with_other_ways,
    with_other_quo,
)


def statement(conflict: Conflict, rng: Random) -> Expr:
    """A short statement about the options of a conflict."""
    one, other = (rng.choice(conflict.options) for _ in range(2))
    found: list[Expr] = [
        Taken(one.name),
        Not(Taken(one.name)),
        At(one.name, "is not", rng.choice(one.level_ids)),
        If(Taken(one.name), At(other.name, "is", rng.choice(other.level_ids))),
    ]
    return rng.choice(found)


def _with(
    conflict: Conflict, rng: Random, edit: Callable[[DecisionMaker], DecisionMaker]
) -> Conflict:
    dms = list(conflict.decision_makers)
    k = rng.randrange(len(dms))
    dms[k] = edit(dms[k])
    return replace(conflict, decision_makers=tuple(dms))


def _preference(
    conflict: Conflict, dm: DecisionMaker, rng: Random
) -> Prioritised | Weighted | Ranked | None:
    preference = dm.preference
    if not conflict.options:
        return preference
    new = Statement(statement(conflict, rng), price=Decimal(rng.randint(0, 3)))
    match preference:
        case Prioritised(statements=statements):
            return Prioritised(_list(list(statements), new, rng))
        case Weighted(weights=weights):
            return Weighted(
                (*weights[rng.randint(0, 1) :], Weight(new, Decimal(rng.randint(-2, 2))))
            )
        case _:
            return rng.choice([preference, Prioritised((new,)), Ranked(((new.expr,),))])


def _list(items: list[Statement], new: Statement, rng: Random) -> tuple[Statement, ...]:
    """A list with a statement dropped, moved or added."""
    how = rng.choice(["drop", "move", "move", "add"]) if items else "add"
    moved = items.pop(rng.randrange(len(items))) if how != "add" else new
    if how != "drop":
        items.insert(rng.randint(0, len(items)), moved)
    return tuple(items)
