"""What can be said of a single option, and the least that tells some states from others."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, islice

from detente.conflict import Option
from detente.studies.naming import literal

TRIES = 2**13
"""How many choices of literals are tried before one is put together step by step."""


@dataclass(frozen=True, slots=True)
class Literal:
    """An option is at one of some of its levels; `text` is the statement that says so.

    `option` is a full name, `levels` are ids in the option's order; `off` or `on` for a binary
    option.
    """

    option: str
    levels: tuple[str, ...]
    text: str


def literal_of(option: Option, levels: Sequence[int], names: dict[str, str]) -> Literal:
    """The literal that an option is at one of some levels, given by their places in order.

    `names` are those of `detente.studies.naming.short_names`.

    >>> from detente.conflict import Level
    >>> levels = (Level("none"), Level("neutral"), Level("nato"))
    >>> mission = Option("mission", "europe", levels=levels)
    >>> literal_of(mission, [1, 2], {"europe.mission": "mission"}).text
    'mission is not none'
    """
    ids = tuple(option.level_ids[level] for level in levels)
    return Literal(option.name, ids, _text(option, levels, names))


def _text(option: Option, levels: Sequence[int], names: dict[str, str]) -> str:
    name, count = names[option.name], len(option.levels)
    first, last = levels[0], levels[-1]
    if first == last:
        return literal(option, first, names)
    if len(levels) == count - 1:
        (missing,) = set(range(count)) - set(levels)
        return f"{name} is not {option.level_ids[missing]}"
    if last - first == len(levels) - 1:
        if first == 0:
            return f"{name} is at most {option.level_ids[last]}"
        if last == count - 1:
            return f"{name} is at least {option.level_ids[first]}"
    return f"({' or '.join(literal(option, level, names) for level in levels)})"


def fewest(sets: Collection[int], count: int) -> tuple[int, ...]:
    """The fewest of `count` things, by their places, of which each set holds at least one.

    A set is a number with bit k set if it holds the thing at place k; none is empty. Of equally
    few, the first in order. With more than `TRIES` choices to try, each next thing is one in most
    sets left.

    >>> fewest([0b0011, 0b0110, 0b1100], 4)
    (0, 2)
    """
    sure = sum({one for one in sets if one.bit_count() == 1})
    left = {one for one in sets if not one & sure}
    places = [place for place in range(count) if any(one >> place & 1 for one in left)]
    choices = chain.from_iterable(combinations(places, size) for size in range(len(places) + 1))
    for choice in islice(choices, TRIES):
        chosen = sum(1 << place for place in choice)
        if all(one & chosen for one in left):
            return _places(sure | chosen, count)
    while left:
        place = max(places, key=lambda place: sum(one >> place & 1 for one in left))
        sure |= 1 << place
        left = {one for one in left if not one >> place & 1}
    return _places(sure, count)


def _places(chosen: int, count: int) -> tuple[int, ...]:
    return tuple(place for place in range(count) if chosen >> place & 1)
