"""The variables of the decision diagrams, their order, and what they stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.conflict import Conflict, Option
from detente.engine.state import State
from detente.engine.symbolic.scores import mentioned


def width(option: Option) -> int:
    """How many variables tell the level of an option."""
    return (len(option.levels) - 1).bit_length()


@dataclass(frozen=True)
class Variables:
    """The variables of one conflict, by their numbers.

    `here` tells the level of each option (full name) in a state, the highest digit first, and
    `there` in the state after a move of the option's owner. `bar` holds for each decision maker
    a variable for each bit of its score: a value to compare with. Next to each option's `here`
    stands its `there`, and a bit of `bar` after the last option that the bit of the score depends
    on, so that diagrams stay small. `places` has each variable of `here` with the number of its
    option, in the model's order, and its place in the binary number of the level.
    """

    count: int
    here: Mapping[str, Sequence[int]]
    there: Mapping[str, Sequence[int]]
    bar: Sequence[Sequence[int]]
    places: Sequence[tuple[int, int, int]]

    @classmethod
    def made(cls, conflict: Conflict, order: Sequence[str]) -> Variables:
        """The variables of a conflict, its options in a given order."""
        options = {option.name: option for option in conflict.options}
        place = {name: k for k, name in enumerate(order)}
        bar = [[0] * len(mentioned(dm.preference)) for dm in conflict.decision_makers]
        after = [
            (max((place[name] for name in names), default=-1), dm, bit)
            for dm, one in enumerate(conflict.decision_makers)
            for bit, names in enumerate(mentioned(one.preference))
        ]
        here: dict[str, Sequence[int]] = {}
        there: dict[str, Sequence[int]] = {}
        count = 0
        for k, dm, bit in sorted([*after, *((k, -1, 0) for k in range(len(order)))]):
            if dm >= 0:
                bar[dm][bit] = count
                count += 1
                continue
            end = count + 2 * width(options[order[k]])
            here[order[k]], there[order[k]] = range(count, end, 2), range(count + 1, end, 2)
            count = end
        places = [
            (digit, number, place)
            for number, option in enumerate(conflict.options)
            for place, digit in enumerate(reversed(here[option.name]))
        ]
        return cls(count, here, there, bar, places)

    def digits(self, state: State) -> list[tuple[int, bool]]:
        """The variables of a state and their values."""
        levels = state.levels or ()
        return [(digit, bool(levels[k] >> place & 1)) for digit, k, place in self.places]

    def state(self, values: Mapping[int, bool]) -> State:
        """The state in which the variables have these values."""
        levels = [0] * len(self.here)
        for digit, k, place in self.places:
            levels[k] |= values[digit] << place
        return State(0, tuple(levels))
