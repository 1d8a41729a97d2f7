"""How fast conflicts are solved: binary options, strict random rankings, by the dense engine.

CPU seconds, the least of some runs: from the ranks as arrays to the equilibria of all concepts but
simultaneous stability; of simultaneous stability; and from a model file, its rankings written as
patterns, to the same equilibria. `passes` compares within one run, whatever the machine: how many
times as long as it takes to go once through the ranks of every decision maker.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

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


def read(text: str) -> Dense:
    """The engine of the conflict in a model file."""
    from detente.files import parse

    return Dense(parse(text).conflict())


def measured(task: Callable[[], int], runs: int) -> tuple[int, float]:
    """What a task finds, and the least CPU time of several runs of it."""
    found, times = 0, list[float]()
    for _ in range(runs):
        start = time.process_time()
        found = task()
        times.append(time.process_time() - start)
    return found, min(times)


def one_pass(ranks: list[Ranks]) -> float:
    """How long it takes to go once through the ranks of every decision maker."""
    many = ranks * 200
    return measured(lambda: len([np.minimum(rank, 9) for rank in many]), RUNS)[1] / 200


def rows(options: int, dms: int) -> None:
    """Measure one size, and print its rows."""
    plain, given, text = conflict(options, dms), rankings(options, dms), model(options, dms)
    unit = one_pass(given)
    tasks: dict[str, tuple[Callable[[], int], int]] = {
        "five concepts, from ranks": (lambda: equilibria(Ranked(plain, given), IN_TURN), RUNS),
        "simultaneous, from ranks": (lambda: equilibria(Ranked(plain, given), [SIM]), RUNS),
        "five concepts, from a model file": (lambda: equilibria(read(text), IN_TURN), 1),
    }
    for what, (task, runs) in tasks.items():
        found, taken = measured(task, runs)
        line = f"{options:>7} {dms:>4}  {what:<33} {found:>10,} {taken:>8.3f}"
        print(f"{line} {taken / unit:>9,.0f}", flush=True)


if __name__ == "__main__":
    print(f"{'options':>7} {'DMs':>4}  {'what':<33} {'equilibria':>10} {'CPU s':>8} {'passes':>9}")
    for size in SIZES:
        rows(*size)
