"""All choices of which of some options can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from detente.conflict import Conflict, Direction, Option
from detente.studies.naming import short_names
from detente.studies.where import vocabulary_of

MOST = 4


def irreversibility_choices(conflict: Conflict, options: Sequence[str]) -> dict[str, Conflict]:
    """The conflict under every choice of these options to be one-way (up) or to go both ways.

    Options go by their full names, or by a short one that is unique. With k options there are 2^k
    conflicts, by a name that says which options are one-way, the one without any first. Raises
    ValueError for a name that is no option, and for more than four options.

    >>> from detente.conflict import DecisionMaker
    >>> us = DecisionMaker("us", options=(Option("aid", "us"), Option("withdraw", "us")))
    >>> [*irreversibility_choices(Conflict((us,)), ["withdraw"])]
    ['withdraw both ways', 'withdraw one-way']
    """
    found = dict.fromkeys(_option(conflict, name).name for name in options)
    if len(found) > MOST:
        raise ValueError(
            f"{len(found)} options have {2 ** len(found)} choices; name at most {MOST}"
        )
    short = short_names(conflict)
    choices: dict[str, Conflict] = {}
    for ways in product(("both", "up"), repeat=len(found)):
        chosen: dict[str, Direction] = dict(zip(found, ways, strict=True))  # type: ignore[arg-type]
        told = (
            f"{short[n]} {'one-way' if way == 'up' else 'both ways'}" for n, way in chosen.items()
        )
        choices[", ".join(told)] = _with_ways(conflict, chosen)
    return choices


def _option(conflict: Conflict, name: str) -> Option:
    vocabulary = vocabulary_of(conflict)
    match vocabulary.meanings(name):
        case (Option() as option,):
            return option
        case (_,):
            raise ValueError(f"`{name}` is not an option")
        case _:
            message, advice = vocabulary.trouble(name)
            raise ValueError(f"{message}; {advice}" if advice else message)


def _with_ways(conflict: Conflict, ways: dict[str, Direction]) -> Conflict:
    dms = (
        replace(
            dm,
            options=tuple(replace(o, direction=ways.get(o.name, o.direction)) for o in dm.options),
        )
        for dm in conflict.decision_makers
    )
    return replace(conflict, decision_makers=tuple(dms))
