"""Many variants at once give what each gives alone, for every engine that lists its states."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from detente.conflict import Conflict, Ranked
from detente.conflict.statement.syntax import And, At, Constant, Expr, InState, Named
from detente.engine import Engine, State, engine_for
from detente.engine.variants import variants
from detente.stability import CONCEPTS, stable
from tests.convert import convert
from tests.oracle.random_models import random_model

COUNT = 3
SEQUENTIAL = [concept for concept in CONCEPTS.values() if not concept.joint]


def place_of(state: State, conflict: Conflict) -> Expr:
    """The statement that holds in this state alone."""
    if state.levels is None:
        classes = {one.name: one.expr for one in conflict.coalesced}
        name = state.name or ""
        return Named(name, classes[name]) if name in classes else InState(name)
    pairs = zip(conflict.options, state.levels, strict=True)
    at = (At(option.name, "is", option.level_ids[level]) for option, level in pairs)
    return And((Constant(True), *at))


def told(engine: Engine[Any], rankings: dict[int, Any], column: int) -> Engine[Any]:
    """An engine of its own for one variant."""
    dms = list(engine.conflict.decision_makers)
    for dm, table in rankings.items():
        groups: dict[int, list[Expr]] = {}
        for place, value in enumerate(table[:, column].tolist()):
            expr = place_of(engine.state(place + 1), engine.conflict)
            groups.setdefault(-value, []).append(expr)
        ranking = tuple(tuple(groups[value]) for value in sorted(groups))
        dms[dm] = replace(dms[dm], preference=Ranked(ranking))
    return engine_for(replace(engine.conflict, decision_makers=tuple(dms)))


@pytest.mark.parametrize("seed", range(60))
def test_every_variant_is_as_alone(seed: int) -> None:
    rng = np.random.default_rng(seed)
    engine = engine_for(convert(random_model(seed)).conflict)
    dms = range(len(engine.conflict.decision_makers))
    size = (engine.size, COUNT)
    rankings = {dm: rng.integers(1, 4, size).astype(np.int32) for dm in dms if rng.random() < 0.6}
    together = variants(engine, rankings, COUNT)
    for column in range(COUNT):
        alone = told(engine, rankings, column)
        for concept in SEQUENTIAL:
            for dm in dms:
                found = stable(concept, together, dm)[:, column]
                assert np.array_equal(found, stable(concept, alone, dm))


@pytest.mark.parametrize("seed", range(40))
def test_where_all_are_free_improvements_are_moves(seed: int) -> None:
    engine = engine_for(convert(random_model(seed)).conflict)
    dms = range(len(engine.conflict.decision_makers))
    free = variants(engine, {}, 1, frozenset(dms))
    for lax, strict in [("gmr", "seq"), ("smr", "sseq")]:
        for dm in dms:
            found = stable(CONCEPTS[strict], free, dm)[:, 0]
            assert np.array_equal(found, stable(CONCEPTS[lax], engine, dm))
