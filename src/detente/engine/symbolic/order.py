"""In which order a decision diagram is to ask for the options of a conflict.

A diagram is small where few statements are begun and not finished, so options that statements
mention together should stand close together. Statements, constraints and the options of each
decision maker are the edges of a hypergraph, of which the options are put on a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import mean, median

from detente.conflict import Conflict, Preference, Prioritised, Ranked, Weighted
from detente.conflict.statement.syntax import Expr, options_in
from detente.engine.symbolic.line import Edges, line

FAR_ABOVE = 2
"""So many times the usual number of decision makers that speak of an option make it a hub."""


def orders(conflict: Conflict) -> Iterator[tuple[str, ...]]:
    """The full names of all options in one order after another, the most promising one first.

    Hubs, options that far more decision makers speak of than of most, come first in it, so that
    the others are arranged as if they were settled. The next ones may do where this one needs too
    much room: the opposite direction, hubs in their places, and the order of the model. Which
    direction is the better one, often by two or three times, only the diagrams can tell.
    """
    names = tuple(option.name for option in conflict.options)
    together = edges(conflict)
    first = hubs(conflict)
    others = line(
        [name for name in names if name not in first], [edge.difference(first) for edge in together]
    )
    everything = line(names, together) if first else others
    tries = (first + others, first + others[::-1], everything, everything[::-1], names)
    yield from dict.fromkeys(tries)


def along(conflict: Conflict, order: Sequence[str]) -> tuple[int, ...]:
    """The decision makers, counted from 0, in the order in which their options lie on average.

    A closure over all of them should go through them so: at random it takes about twice as long.
    """
    place = {name: k for k, name in enumerate(order)}
    means = [
        mean([place[option.name] for option in dm.options] or [0])
        for dm in conflict.decision_makers
    ]
    return tuple(sorted(range(len(means)), key=means.__getitem__))


def edges(conflict: Conflict) -> Edges:
    """The options that belong together: of each statement, constraint and decision maker."""
    return [
        *(frozenset(option.name for option in dm.options) for dm in conflict.decision_makers),
        *(options_in(constraint.expr) for constraint in conflict.constraints),
        *(
            options_in(expr)
            for dm in conflict.decision_makers
            for expr in _statements(dm.preference)
        ),
    ]


def hubs(conflict: Conflict) -> tuple[str, ...]:
    """The options that far more decision makers speak of than of most, in the model's order."""
    spoken = [
        frozenset[str]().union(*map(options_in, _statements(dm.preference)))
        for dm in conflict.decision_makers
    ]
    names = [option.name for option in conflict.options]
    times = {name: sum(name in options for options in spoken) for name in names}
    usual = median(times.values()) if times else 0
    return tuple(name for name in names if times[name] > FAR_ABOVE * max(1, usual))


def _statements(preference: Preference | None) -> Iterator[Expr]:
    match preference:
        case Prioritised(statements=statements):
            yield from (statement.expr for statement in statements)
        case Weighted(weights=weights):
            yield from (weight.statement.expr for weight in weights)
        case Ranked(groups=groups):
            yield from (expr for group in groups for expr in group)
        case None:
            return
