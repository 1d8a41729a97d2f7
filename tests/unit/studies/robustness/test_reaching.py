"""What the others can reach, as bits, gives the stable states that values give.

Also where their combinations take several words of bits, with levels, one-way options, constraints
and ties.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from detente.conflict import Conflict, DecisionMaker, Level, Option, Statement
from detente.conflict.statement.syntax import And, Not, Taken
from detente.engine import engine_for
from detente.engine.dense import Dense
from detente.engine.variants import variants
from detente.stability import CONCEPTS, stable
from detente.stability.concept import hope
from detente.studies.robustness import reaching
from detente.studies.robustness.reaching import Reach, Reaching, stays

WORLDS = 5
LEVELS = (Level("no"), Level("half"), Level("full"))
ANSWERED = [one for one in CONCEPTS.values() if one.sanction == "improvements"]
SHAPES = [(2, 2, 2), (1, 3, 0, 2), (3, 3, 3), (1, 4, 3), (2, 0, 0), (2, 1, 2, 2, 1)]
"""How many options each decision maker has; every third has three levels."""


def conflict(shape: tuple[int, ...]) -> Conflict:
    dms, made = [], 0
    for dm, count in enumerate(shape):
        options = []
        for _ in range(count):
            direction: Any = ("both", "up", "both", "both", "down")[made % 5]
            option = Option(f"o{made}", f"d{dm}", direction=direction)
            options.append(option if made % 3 else replace(option, levels=LEVELS))
            made += 1
        dms.append(DecisionMaker(f"d{dm}", options=tuple(options)))
    names = [option.name for one in dms for option in one.options]
    ruled_out = Not(And((Taken(names[0]), Taken(names[-1]))))
    return Conflict(tuple(dms), constraints=(Statement(ruled_out),))


def differ(shape: tuple[int, ...], seed: int) -> bool:
    """Whether bits and values differ in any state, for anybody, in any world."""
    engine = engine_for(conflict(shape))
    assert isinstance(engine, Dense)
    rng = np.random.default_rng(seed)
    size = (engine.size, WORLDS)
    tables = {dm: rng.integers(1, 9, size).astype(np.int32) for dm in range(len(shape))}
    for dm, table in tables.items():
        reach = Reach(engine, dm)
        for j in reach.others:
            for world in range(WORLDS):
                reach.learn(j, world, tables[j][:, world])
        for concept in ANSWERED:
            right = stable(concept, variants(engine, tables, WORLDS), dm)
            for world in range(WORLDS):
                own = Reaching(engine, dm, table[:, world])
                deterring = own.deterring(hope(concept, own, dm))
                led = reach.told(np.full((1, len(reach.others)), world, dtype=np.intp))
                found = stays(engine, dm, deterring, led)
                if not np.array_equal(found[:, 0], right[:, world]):
                    return True
    return False


@pytest.mark.parametrize("shape", SHAPES)
def test_bits_say_what_values_say(shape: tuple[int, ...]) -> None:
    assert not any(differ(shape, seed) for seed in range(3))


def once(self: Any, part: Any) -> Any:
    """Improvements of one after the other, each only once."""
    kept, self.others = self.others, self.others[:1]
    found = CLOSED(self, [row[:1] for row in part])
    self.others = kept
    return found


def where_it_stands(self: Any, hope: Any) -> Any:
    """Deterred by whatever is worse than where one would move to."""
    return DETERRING(self, reaching.Value(hope.states - 1, answered=True))


CLOSED: Any = vars(Reach)["_closed"]
DETERRING: Any = Reaching.deterring


@pytest.mark.parametrize(
    ("where", "name", "wrong"),
    [(Reach, "_closed", once), (Reaching, "deterring", where_it_stands)],
)
def test_faults_are_noticed(
    where: object, name: str, wrong: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(where, name, wrong)
    assert any(differ(SHAPES[2], seed) for seed in range(3))
