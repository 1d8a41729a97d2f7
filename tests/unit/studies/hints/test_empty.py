from __future__ import annotations

from dataclasses import replace

from detente.conflict import (
    Conflict,
    DecisionMaker,
    GraphState,
    Prioritised,
    Ranked,
    Weighted,
)
from tests.unit.studies.hints.models import conflict, of_kind, places
from tests.unit.studies.hints.test_hints import DAY, PAST

SHOWN = conflict("a.x, c.z", a=["x iff z"], c=["x"])


def beside(idle: DecisionMaker) -> Conflict:
    return replace(SHOWN, decision_makers=(*SHOWN.decision_makers, idle))


def test_who_can_do_nothing_and_wants_nothing() -> None:
    (hint,) = of_kind("empty", beside(DecisionMaker("b")))
    assert hint.where == ("decision_makers", "b")
    assert hint.message == "b has nothing to do and nothing to want"


def test_an_empty_list_of_wishes_is_none() -> None:
    for preference in (Prioritised(()), Weighted(()), Ranked(())):
        assert places("empty", beside(DecisionMaker("b", preference=preference))) == ["b"]


def test_wishes_or_options_alone_are_enough() -> None:
    assert places("empty", conflict("a.x, b.y", a=["x"], observer=["x"])) == []


def test_a_wish_of_another_day_is_one() -> None:
    found = conflict("a.x", a=["x"], observer=["x"])
    a, b = found.decision_makers
    assert isinstance(b.preference, Prioritised)
    past = tuple(replace(s, period=PAST) for s in b.preference.statements)
    dms = (a, replace(b, preference=Prioritised(past)))
    assert places("empty", replace(found, as_of=DAY, decision_makers=dms)) == []


def test_moves_in_a_graph_are_something_to_do() -> None:
    found = Conflict(
        (DecisionMaker("a", moves={"s1": ("s2",)}), DecisionMaker("b", moves={})),
        states=tuple(map(GraphState, ("s1", "s2"))),
    )
    assert places("empty", found) == ["b"]
