"""How fast conflicts are solved: binary options, strict random rankings, by the dense engine.

CPU seconds, the least of some runs: from the ranks as arrays to the equilibria of all concepts but
simultaneous stability; of simultaneous stability; and from a model file, its rankings written as
patterns, to the same equilibria. `passes` compares within one run, whatever the machine: how many
times as long as it takes to go once through the ranks of every decision maker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray

from benchmarks.part import Part, Row, Settings
from benchmarks.timing import least
from detente.conflict import Conflict, DecisionMaker, Option
from detente.engine.dense import Dense
from detente.stability import CONCEPTS, SIM, Concept, stable

SIZES = ((12, 3), (16, 4))
RUNS = 5
IN_TURN = [concept for concept in CONCEPTS.values() if concept is not SIM]
Ranks = NDArray[np.int32]


class Ranked(Dense):
    """The dense engine with ranks as they are given."""

    def __init__(self, conflict: Conflict, given: list[Ranks]) -> None:
        super().__init__(conflict)
        self._given = given

    def ranks(self, dm: int) -> Ranks:
        """The rank of every state, 1 the worst."""
        return self._given[dm]


def conflict(options: int, dms: int) -> Conflict:
    """So many binary options, as many for each decision maker."""
    each = options // dms
    return Conflict(
        tuple(
            DecisionMaker(f"d{i}", options=tuple(Option(f"o{k}", f"d{i}") for k in range(each)))
            for i in range(dms)
        )
    )


def rankings(options: int, dms: int) -> list[Ranks]:
    """A strict random ranking of all states for each decision maker."""
    rng = np.random.default_rng(1)
    return [rng.permutation(2**options).astype(np.int32) + 1 for _ in range(dms)]


def model(options: int, dms: int) -> str:
    """The same conflict as the text of a model file."""
    lines = ["decision_makers:"]
    named = zip(conflict(options, dms).decision_makers, rankings(options, dms), strict=True)
    for dm, ranks in named:
        lines += [f"  {dm.id}:", "    options:", *(f"      {o.id}: {o.name}" for o in dm.options)]
        lines.append("    ranking:")
        lines += (f"      - {pattern(place, options)}" for place in np.argsort(-ranks).tolist())
    return "\n".join(lines)


def pattern(place: int, options: int) -> str:
    """The state at a place in memory, the first option varying fastest."""
    return f"{place:0{options}b}"[::-1].replace("0", "N").replace("1", "Y")


def equilibria(engine: Dense, concepts: list[Concept]) -> int:
    """How many equilibria there are, under all concepts together."""
    dms = range(len(engine.conflict.decision_makers))
    return sum(
        int(np.logical_and.reduce([stable(concept, engine, dm) for dm in dms]).sum())
        for concept in concepts
    )


def solved(make: Callable[[], Dense], concepts: list[Concept]) -> int:
    """The same of an engine that is yet to be made."""
    return equilibria(make(), concepts)


def read(text: str) -> Dense:
    """The engine of the conflict in a model file."""
    from detente.files import parse

    return Dense(parse(text).conflict())


def one_pass(ranks: list[Ranks]) -> float:
    """How long it takes to go once through the ranks of every decision maker."""
    many = ranks * 200
    return least(lambda: [np.minimum(rank, 9) for rank in many], RUNS)[1] / 200


def rows(settings: Settings) -> Iterator[Row]:
    """Three rows for each size."""
    for options, dms in SIZES[:1] if settings.quick else SIZES:
        plain, given, text = conflict(options, dms), rankings(options, dms), model(options, dms)
        unit = one_pass(given)
        ready = partial(Ranked, plain, given)
        tasks: dict[str, tuple[Callable[[], Dense], list[Concept], int]] = {
            "five concepts, from the ranks": (ready, IN_TURN, RUNS),
            "simultaneous, from the ranks": (ready, [SIM], RUNS),
            "five concepts, from a model file": (partial(read, text), IN_TURN, 1),
        }
        for what, (engine, concepts, runs) in tasks.items():
            found, taken = least(partial(solved, engine, concepts), runs)
            yield {
                "options": options,
                "DMs": dms,
                "states": 2**options,
                "what": what,
                "equilibria": found,
                "CPU s": taken,
                "passes": taken / unit,
            }


PART = Part(
    "the dense engine against a pass through memory: strict random rankings",
    {
        "options": 0,
        "DMs": 0,
        "states": 6,
        "what": 33,
        "equilibria": 0,
        "CPU s": 7,
        "passes": 7,
    },
    rows,
)
