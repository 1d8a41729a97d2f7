from __future__ import annotations

import numpy as np

from detente import parse
from detente.engine import engine_for
from detente.studies.explanation.lookup import Lookup

MODEL = """
title: lookup
decision_makers:
  a: {options: {x: x, z: {title: z, levels: {l: l, m: m, h: h}}}}
  b: {options: {y: y}}
constraints: [not (x and y)]
"""


def test_codes_lead_from_levels_to_numbers_and_back() -> None:
    engine = engine_for(parse(MODEL).conflict())
    lookup = Lookup.of(engine)
    assert lookup is not None
    for number in range(1, engine.size + 1):
        assert lookup.levels(number) == engine.state(number).levels
        assert lookup.number(lookup.code(number)) == number


def test_an_infeasible_combination_has_no_number() -> None:
    lookup = Lookup.of(engine_for(parse(MODEL).conflict()))
    assert lookup is not None
    x_and_y, beyond = 1 + 6, 12
    assert lookup.number(x_and_y) is None
    assert lookup.numbers(np.array([0, x_and_y, beyond, -1])).tolist() == [1, 0, 0, 0]


def test_a_class_of_one_state_is_only_a_name() -> None:
    named = Lookup.of(engine_for(parse(MODEL + "coalesce: {top: z is h and y}").conflict()))
    assert named is not None
    assert named.levels(9) == (0, 2, 1)


def test_there_is_none_in_graph_form_and_with_coalesced_states() -> None:
    graph = "title: g\nstates: {s1: {title: here}}\ndecision_makers: {a: {}}"
    coalesced = MODEL + "coalesce: {high: z is h}"
    for text in (graph, coalesced):
        assert Lookup.of(engine_for(parse(text).conflict())) is None
