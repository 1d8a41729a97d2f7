"""The states of a set one by one."""

from __future__ import annotations

from itertools import islice

from detente.conflict import Statement
from detente.conflict.statement.syntax import At, Expr, If, Not, Taken
from detente.engine.symbolic.engine import Symbolic
from tests.strategies import feasible, true_at
from tests.unit.engine.small import conflict, option, options

MODEL = conflict(
    option("a.o1", 3),
    *options("b", 2),
    option("c.o1", 5),
    constraints=(Statement(If(At("c.o1", "is at least", "l3"), Taken("b.o1"))),),
)
ORDER = ["b.o2", "c.o1", "a.o1", "b.o1"]


def test_every_state_of_a_set_comes_once_in_the_order_of_the_diagrams() -> None:
    engine = Symbolic(MODEL, ORDER, nodes=2**12)
    place = [[one.name for one in MODEL.options].index(name) for name in ORDER]
    sets: list[Expr] = [Not(Taken("b.o2")), At("a.o1", "is not", "l1"), Taken("c.o1")]
    for expr in sets:
        wanted = [c for c in feasible(MODEL) if true_at(expr, MODEL.options, c)]
        found = [state.levels for state in engine.each(engine.truth(expr))]
        assert found == sorted(wanted, key=lambda config: [config[k] for k in place])
        assert engine.count(engine.truth(expr)) == len(wanted)
        for limit in (0, 1, 3):
            some = islice(engine.each(engine.truth(expr)), limit)
            assert [state.levels for state in some] == found[:limit]


def test_of_no_state_and_of_no_option() -> None:
    engine = Symbolic(MODEL, ORDER, nodes=2**12)
    assert list(engine.each(engine.diagrams.manager.false())) == []
    nothing = Symbolic(conflict(), [], nodes=2**8)
    assert [state.levels for state in nothing.each(nothing.diagrams.feasible)] == [()]
    assert nothing.count(nothing.diagrams.feasible) == nothing.size == 1


def test_there_may_be_more_options_than_functions_can_be_nested() -> None:
    many = conflict(*options("a", 400), *options("b", 400), *options("c", 400))
    engine = Symbolic(many, [one.name for one in many.options], nodes=2**19)
    assert engine.size == 2**1200
    found = [state.levels for state in islice(engine.each(engine.diagrams.feasible), 4)]
    assert [(levels or ())[-2:] for levels in found] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert all(not any((levels or ())[:-2]) for levels in found)
