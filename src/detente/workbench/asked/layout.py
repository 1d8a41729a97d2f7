"""Places for the states of a drawing: left to right by how many moves away they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

WIDE, BESIDE, HIGH = 260.0, 232.0, 116.0
"""How far apart layers, columns of one layer, and rows are."""

COLUMN = 24
"""How many states stand in one column; more make another one beside it."""

SWEEPS = 4

Place = tuple[float, float]


def layered(distance: Mapping[int, int], edges: Iterable[tuple[int, int, int]]) -> dict[int, Place]:
    """A place for each state of `distance`, in its order.

    States that are as many moves away stand below each other, ordered so that each is close to
    the middle of those it is linked with (Sugiyama, Tagawa and Toda, 1981, barycentres).

    >>> layered({7: 0, 9: 1}, [(7, 9, 0)])
    {7: (0.0, 0.0), 9: (260.0, 0.0)}
    """
    links: dict[int, list[int]] = {state: [] for state in distance}
    for one, other, _ in edges:
        links[one].append(other)
        links[other].append(one)
    layers: dict[int, list[int]] = {}
    for state, steps in distance.items():
        layers.setdefault(steps, []).append(state)
    row = {state: place for layer in layers.values() for place, state in enumerate(layer)}
    for sweep in range(SWEEPS):
        for steps in sorted(layers, reverse=bool(sweep % 2)):
            middle = {
                state: _mean([row[other] for other in links[state]], row[state])
                for state in layers[steps]
            }
            layers[steps].sort(key=lambda state: middle[state])
            row |= {state: place for place, state in enumerate(layers[steps])}
    places: dict[int, Place] = {}
    left = 0.0
    for steps in sorted(layers):
        layer = layers[steps]
        for place, state in enumerate(layer):
            column, line = divmod(place, COLUMN)
            lines = min(COLUMN, len(layer) - column * COLUMN)
            places[state] = (left + column * BESIDE, (line - (lines - 1) / 2) * HIGH)
        left += WIDE + (len(layer) - 1) // COLUMN * BESIDE
    return {state: places[state] for state in distance}


def _mean(rows: list[int], otherwise: int) -> float:
    return sum(rows) / len(rows) if rows else float(otherwise)
