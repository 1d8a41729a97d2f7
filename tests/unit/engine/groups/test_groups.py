"""What groups can reach is what the literal oracle says, and so is what follows."""

from __future__ import annotations

import numpy as np
import pytest

from detente.conflict import Conflict, DecisionMaker, Option
from detente.conflict.problem import LimitError
from detente.engine import engine_for
from detente.engine.groups import coalitions, groups_of
from tests.convert import convert
from tests.oracle import coalitions as oracle
from tests.oracle import reach
from tests.oracle.random_models import random_model

MODELS = 70
MOST = 20


def test_where_groups_lead_and_come_from() -> None:
    for seed in range(MODELS):
        drawn = random_model(seed)
        if len(drawn.states) > MOST:
            continue
        converted, graph = convert(drawn), drawn.graph()
        groups = groups_of(engine_for(converted.conflict))
        for members in coalitions(groups.everyone):
            group = groups.group(members)
            for number, state in converted.states.items():
                here = np.zeros(groups.size, dtype=np.bool_)
                here[number - 1] = True
                to = {
                    converted.states[k + 1]
                    for k in np.flatnonzero(group.backwards().carried(np.logical_or, here)).tolist()
                }
                literal = reach.group_moves(graph, members, state)
                assert to == literal | {state}, f"seed {seed}"
                back = {
                    converted.states[k + 1]
                    for k in np.flatnonzero(group.carried(np.logical_or, here)).tolist()
                }
                assert back == {
                    s
                    for s in graph.states
                    if s == state or state in reach.group_moves(graph, members, s)
                }, f"seed {seed}"


def test_the_least_that_others_lead_to_in_their_interest() -> None:
    for seed in range(MODELS):
        drawn = random_model(seed)
        if len(drawn.states) > MOST:
            continue
        converted, graph = convert(drawn), drawn.graph()
        groups = groups_of(engine_for(converted.conflict))
        for others in coalitions(groups.everyone):
            for dm in groups.others(others):
                found = groups.answered(others, dm)
                for number, state in converted.states.items():
                    ends = oracle.coalitional_ends(graph, others, state) | {state}
                    ranks = [groups.ranks[dm][converted.numbers[s] - 1] for s in ends]
                    assert found[number - 1] == min(ranks), f"seed {seed}"


def test_too_many_one_way_options_are_named() -> None:
    options = tuple(Option(f"o{k}", "it", direction="up") for k in range(14))
    conflict = Conflict((DecisionMaker("it", "the lender", options=options),))
    with pytest.raises(LimitError, match="one-way options of the lender make up to 268,435,456"):
        groups_of(engine_for(conflict))
