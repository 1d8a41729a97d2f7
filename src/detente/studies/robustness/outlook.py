"""What is told of the totals of a sweep: under each concept the most probable states first."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.studies.robustness.result import Chance, Outlook
from detente.studies.robustness.swings import Swings
from detente.studies.robustness.tally import Other
from detente.studies.robustness.universe import Universe
from detente.studies.robustness.worlds import Floats


def outlook(
    universe: Universe,
    probabilities: Floats,
    limit: int | None,
    swings: Swings | None,
    *,
    wanted: bool,
    quo: bool,
) -> Outlook:
    """What is told of the probabilities of states and of what `Other` lists.

    The most probable states come first, equals in the order of states, each with its `swings` if
    there are any. `wanted` and `quo` say whether there is a statement that is wanted, and a status
    quo.
    """
    order = ranked(probabilities[: universe.size])
    other = {which: float(probabilities[universe.size + which]) for which in Other}
    return Outlook(
        equilibria=tuple(
            Chance(
                universe.state(place),
                float(probabilities[place]),
                () if swings is None else swings.swings(place),
            )
            for place in order[:limit].tolist()
        ),
        count=len(order),
        none=other[Other.NONE],
        unsettled=other[Other.UNSETTLED] if quo else None,
        some=other[Other.SOME] if wanted else None,
        every=other[Other.EVERY] if wanted else None,
    )


def ranked(probabilities: Floats) -> NDArray[np.intp]:
    """The places of what is probable at all, most probable first; equals to 10^-12 in order."""
    places = np.flatnonzero(probabilities)
    return places[np.argsort(-np.round(probabilities[places], 12), kind="stable")]


def doubtful(probabilities: Floats, limit: int | None) -> int | None:
    """The place of the state told whose probability is nearest to one half; None without any."""
    order = ranked(probabilities)[:limit]
    if not len(order):
        return None
    return int(order[np.argmin(np.abs(np.round(probabilities[order], 12) - 0.5))])
