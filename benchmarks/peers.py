"""Pure Nash equilibria of the same games: other libraries against our dense engine.

Strict random rankings, each decision maker with as many combinations of options as a player has
strategies. CPU seconds to solve what is ready in the form that each of them wants, the least of
some runs; how long it takes to make a peer's game is told apart. All must find equally many. Of
the solution concepts it is the only one that the others have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from io import StringIO
from typing import Any

import numpy as np

from benchmarks.engines import Ranked, Ranks, conflict, equilibria, rankings
from benchmarks.part import Part, Row, Settings
from benchmarks.timing import least
from detente.stability import NASH

RUNS = 3
SIZES = ((3, 3), (4, 3), (3, 4), (5, 3))
"""Options of each decision maker, and decision makers."""


def quantecon_game(ranks: Sequence[Ranks], dms: int) -> Any:
    """The game as quantecon has it: the payoffs of each player, its own strategy first."""
    library = import_module("quantecon.game_theory")
    each = round(len(ranks[0]) ** (1 / dms))
    tables = [np.ascontiguousarray(one.reshape([each] * dms).T) for one in ranks]
    return library.NormalFormGame(
        [
            library.Player(np.ascontiguousarray(table.transpose([*range(k, dms), *range(k)])))
            for k, table in enumerate(tables)
        ]
    )


def quantecon_found(game: Any) -> int:
    """How many pure Nash equilibria quantecon finds, by its `pure_nash_brute`."""
    return len(import_module("quantecon.game_theory").pure_nash_brute(game))


def pygambit_game(ranks: Sequence[Ranks], dms: int) -> Any:
    """The game as Gambit reads it from a file: the first player's strategy varies fastest."""
    each = round(len(ranks[0]) ** (1 / dms))
    players = " ".join(f'"{k}"' for k in range(dms))
    payoffs = " ".join(map(str, np.stack(ranks, axis=1).ravel().tolist()))
    text = f'NFG 1 R "ranks" {{ {players} }} {{ {f"{each} " * dms}}}\n\n{payoffs}\n'
    return import_module("pygambit").read_nfg(StringIO(text))


def pygambit_found(game: Any) -> int:
    """How many pure Nash equilibria Gambit finds, by its `enumpure_solve`."""
    return len(import_module("pygambit").nash.enumpure_solve(game).equilibria)


Game = Callable[[Sequence[Ranks], int], Any]
PEERS: dict[str, tuple[Game, Callable[[Any], int]]] = {
    "quantecon": (quantecon_game, quantecon_found),
    "pygambit": (pygambit_game, pygambit_found),
}


def rows(settings: Settings) -> Iterator[Row | str]:
    """A row for each size and peer that is installed."""
    present = [name for name in PEERS if find_spec(name)]
    for name in PEERS:
        if name not in present:
            yield f"{name} is not installed and is left out: pip install -e '.[bench]'"
    for each, dms in SIZES[:2] if settings.quick else SIZES:
        ranks = rankings(each * dms, dms)
        engine = Ranked(conflict(each * dms, dms), ranks)
        count, ours = least(partial(equilibria, engine, [NASH]), RUNS)
        for name in present:
            make, solve = PEERS[name]
            game, making = least(partial(make, ranks, dms), RUNS)
            found, taken = least(partial(solve, game), RUNS)
            assert found == count, f"{name} finds {found}, we find {count}"
            yield {
                "players": dms,
                "strategies": 2**each,
                "states": 2 ** (each * dms),
                "equilibria": count,
                "ours s": ours,
                "peer": name,
                "peer s": taken,
                "times": taken / ours,
                "game made in s": making,
            }


PART = Part(
    "pure Nash equilibria of the same games, by other libraries",
    {
        "players": 0,
        "strategies": 0,
        "states": 7,
        "equilibria": 0,
        "ours s": 8,
        "peer": 9,
        "peer s": 8,
        "times": 8,
        "game made in s": 0,
    },
    rows,
)
