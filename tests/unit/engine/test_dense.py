"""The dense engine, over the cube of options."""

from __future__ import annotations

import numpy as np

from detente.conflict import Ranked, Statement, StatusQuo
from detente.conflict.statement.syntax import And, Not, Pattern, Taken
from detente.engine.dense import Dense
from detente.stability import SEQ, SSEQ, stable
from tests.unit.engine.small import conflict, option, options

X, Y = Taken("a.x"), Taken("b.y")
NOT_BOTH = (Statement(Not(And((X, Y)))),)


def test_moves_lead_to_feasible_states_only() -> None:
    """Of NN, YN, NY."""
    engine = Dense(conflict(option("a.x"), option("b.y"), constraints=NOT_BOTH))
    assert [engine.moves(0, number) for number in (1, 2, 3)] == [(2,), (1,), ()]
    assert engine.reached(2, "moves").tolist() == [True, False, True]


def test_one_way_options_do_not_come_back() -> None:
    engine = Dense(conflict(option("a.x", 3, "up"), option("b.y", 2, "down")))
    assert engine.moves(0, 1) == (2, 3)
    assert engine.moves(0, 3) == ()
    assert engine.moves(1, 4) == (1,)
    assert engine.moves(1, 1) == ()
    assert engine.reached(5, "moves").tolist() == [False, True, True, False, False, True]


def test_the_status_quo_is_none_where_it_is_infeasible() -> None:
    both = StatusQuo({"a.x": "on", "b.y": "on"})
    parts = (option("a.x"), option("b.y"))
    assert Dense(conflict(*parts, constraints=NOT_BOTH, status_quo=both)).status_quo is None
    assert Dense(conflict(*parts, status_quo=both)).status_quo == 4


def test_improvements_are_followed_one_after_the_other() -> None:
    """From NN both want on, each only after the other: nobody can begin but a, who gives way."""
    names = ("a.x", "b.y")
    ranking = Ranked(tuple((Pattern(names, text),) for text in ("YY", "YN", "NN", "NY")))
    engine = Dense(conflict(option("a.x"), option("b.y"), wanted=[ranking, ranking]))
    assert engine.reached(1, "improvements").tolist() == [False, True, False, True]
    assert engine.reached(4, "improvements").tolist() == [False] * 4


def test_a_decision_maker_may_have_many_options() -> None:
    """Fourteen, next to an opponent with one: the best own answer to each is stable."""
    names = tuple(f"a.o{k}" for k in range(1, 15))
    wanted = Ranked(((Pattern(names, "Y" * 14),), (Pattern(names, "N" * 14),)))
    engine = Dense(conflict(*options("a", 14), option("b.y"), wanted=[wanted]))
    for concept in (SEQ, SSEQ):
        found = np.flatnonzero(stable(concept, engine, 0)) + 1
        assert found.tolist() == [2**14, 2**15]
