"""Random models of the oracle with a status quo."""

from __future__ import annotations

from dataclasses import replace

from detente.conflict import StatusQuo
from detente.engine import engine_for
from tests.convert import Converted, convert
from tests.oracle.random_models import random_model


def standing(seed: int) -> Converted:
    """The model of a seed at its last state; at none where that is a class, and in every third."""
    found = convert(random_model(seed))
    engine = engine_for(found.conflict)
    last = engine.state(engine.size)
    if seed % 3 == 0 or (last.levels is None and found.conflict.states is None):
        return found
    quo = StatusQuo({}, state=last.name)
    if last.levels is not None:
        options = zip(found.conflict.options, last.levels, strict=True)
        quo = StatusQuo({option.name: option.level_ids[level] for option, level in options})
    return replace(found, conflict=replace(found.conflict, status_quo=quo))
