"""What legal sequences reach, move by move (Li, Kilgour and Hipel, 2005; definitions §2, §8)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_
from typing import Any

from detente.engine import Algebra, State, Steps

Last = int | None
"""Who moved last; None at the start, and where it does not matter."""

Layer = dict[Last, Any]
"""States by who moved last; no set is empty."""


class Layers:
    """The states that legal sequences from a start come to first after 0, 1, 2, … moves.

    `steps` says for each decision maker whether it makes any of its moves or improvements only.
    The search runs over pairs of a state and a last mover, until nothing new is found if `whole`
    is asked for: `layers` has the pairs first come to after so many moves, `arrived` the states.
    Where every state is one combination of options a move and then another of the same decision
    maker are one move, so that who moved last does not matter, and no shortest sequence has the
    same mover twice in a row.
    """

    def __init__(self, engine: Algebra[Any, Any], start: State, steps: Sequence[Steps]) -> None:
        self.engine = engine
        self.start = start
        self.steps = steps
        self._apart = not engine.combines
        here = engine.one(start)
        self.layers: list[Layer] = [{None: here}]
        self.arrived: list[Any] = [here]
        self.reached: Any = here
        self._seen: Layer = {None: here}

    def last(self, mover: int) -> Last:
        """What there is to remember of who moves."""
        return mover if self._apart else None

    def whole(self) -> Layers:
        """These layers, with all that there are."""
        while self.grow():
            pass
        return self

    def grow(self) -> bool:
        """Look one move further; whether there was anything new."""
        layer = self.after(self.layers[-1], self._seen)
        if not layer:
            return False
        for last, states in layer.items():
            self._seen[last] = self._seen[last] | states if last in self._seen else states
        found = union(layer.values())
        self.layers.append(layer)
        self.arrived.append(found & ~self.reached)
        self.reached = self.reached | found
        return True

    def after(self, layer: Layer, seen: Layer) -> Layer:
        """What one more move leads to from a layer that was not seen before."""
        found: Layer = {}
        for mover, steps in enumerate(self.steps):
            starts = [states for last, states in layer.items() if last is None or last != mover]
            if not starts:
                continue
            last = self.last(mover)
            led = self.engine.led(mover, union(starts), steps)
            new = led & ~seen[last] if last in seen else led
            if self.engine.count(new):
                found[last] = found[last] | new if last in found else new
        return found

    def distance(self, state: State) -> int | None:
        """How many moves a state is away; None where none lead there."""
        arrived = enumerate(self.arrived)
        return next((d for d, states in arrived if self.engine.has(states, state)), None)

    def onto(self, goal: State, distance: int) -> list[Layer]:
        """What of each layer lies on a shortest sequence to a state that is so far away."""
        only = self.engine.one(goal)
        last = {key: states & only for key, states in self.layers[distance].items()}
        kept = [self._some(last)]
        for layer in reversed(self.layers[:distance]):
            kept.append(self._some(self._leading(layer, kept[-1])))
        return kept[::-1]

    def _some(self, layer: Layer) -> Layer:
        return {last: states for last, states in layer.items() if self.engine.count(states)}

    def _leading(self, layer: Layer, ends: Layer) -> Layer:
        """What of a layer leads into the next one's `ends` by somebody else than who moved last."""
        into = {
            mover: self.engine.leading(mover, ends[self.last(mover)], steps)
            for mover, steps in enumerate(self.steps)
            if self.last(mover) in ends
        }
        found: Layer = {}
        for last, states in layer.items():
            ways = [starts for mover, starts in into.items() if last is None or last != mover]
            if ways:
                found[last] = states & union(ways)
        return found


def union(sets: Iterable[Any]) -> Any:
    """The states in any of some sets, of which there is one at least."""
    return reduce(or_, sets)
