"""In which order statements stand that may stand at several places of their list (definitions §8).

Places count the list as written, from 1. Those who may move take the places that they are drawn to,
one after the other in the order of the file; the others fill the rest in theirs. What does not
count on the day, or is not held, keeps its place until then, and falls out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.conflict import Prioritised


@dataclass(frozen=True, slots=True)
class Standing:
    """That a statement stands at place `at` of its list or above.

    `own` is where it is written, `places` are all at which it may stand, in order. Each of them is
    equally probable; `at` is any but the last.
    """

    own: int
    places: tuple[int, ...]
    at: int

    @property
    def as_written(self) -> bool:
        """Whether it is true where the statement stands at its own place."""
        return self.own <= self.at

    @property
    def confidence(self) -> float:
        """The probability that it is true."""
        return (self.places.index(self.at) + 1) / len(self.places)

    @property
    def turned(self) -> int:
        """The nearest place at which it is otherwise than where the statement is written."""
        return self.places[self.places.index(self.at) + self.as_written]

    @property
    def words(self) -> str:
        """Where it stands.

        >>> Standing(3, (1, 2, 3), 1).words, Standing(3, (1, 2, 3), 2).words
        ('stands at place 1', 'stands at place 2 or above')
        """
        return f"stands at place {self.at}{' or above' * (self.at != self.places[0])}"

    def to_json(self) -> dict[str, Any]:
        """It as plain data."""
        return {"place": self.at, "own_place": self.own, "places": list(self.places)}


def standings(preference: object) -> Mapping[int, tuple[Standing, ...]]:
    """What is uncertain of the order of a list, by statement (counted from 0), in order.

    A place beyond the end is the last one.
    """
    if not isinstance(preference, Prioritised):
        return {}
    last = len(preference.statements) + len(preference.absent)
    found: dict[int, tuple[Standing, ...]] = {}
    pairs = zip(preference.statements, preference.places, strict=True)
    for number, (statement, own) in enumerate(pairs):
        places = tuple(sorted({own, *(min(place, last) for place in statement.positions)}))
        if len(places) > 1:
            found[number] = tuple(Standing(own, places, at) for at in places[:-1])
    return found


def ordered(preference: Prioritised, drawn: Mapping[int, int]) -> tuple[int, ...]:
    """The statements (counted from 0) in order, where some are drawn to places, by statement.

    One that is drawn to a place that is taken stands at the next free one; where there is none
    after it, at the last free one.

    >>> from detente.conflict import Statement
    >>> from detente.conflict.statement.syntax import Constant
    >>> ordered(Prioritised((Statement(Constant(True)),) * 4), {0: 3, 3: 3})
    (1, 2, 0, 3)
    """
    places = preference.places
    free = sorted((*places, *preference.absent))
    moved = {places[number] for number in drawn}
    rest = [place for place in free if place not in moved]
    at = {place: places[number] for number, place in taken(drawn, free).items()}
    left = [place for place in free if place not in at]
    at |= dict(zip(left, rest, strict=True))
    numbers = {place: number for number, place in enumerate(places)}
    return tuple(numbers[own] for _, own in sorted(at.items()) if own in numbers)


def taken(drawn: Mapping[int, int], free: Sequence[int]) -> dict[int, int]:
    """The place that each of those drawn takes, one after the other, among the free ones."""
    left = list(free)
    found: dict[int, int] = {}
    for number in sorted(drawn):
        found[number] = next((place for place in left if place >= drawn[number]), left[-1])
        left.remove(found[number])
    return found
