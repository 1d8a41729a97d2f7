"""How a concept is computed from the algebra of an engine."""

from __future__ import annotations

import pytest

from detente.conflict import CoalescedClass, Conflict, DecisionMaker, Option, Ranked
from detente.conflict.statement.syntax import Pattern, Taken
from detente.engine import NotDefined, engine_for
from detente.stability import CONCEPTS, SIM, hope, stable

NAMES = ("a.x", "b.y")


def game(*rankings: str, coalesced: tuple[CoalescedClass, ...] = ()) -> Conflict:
    """Decision makers a and b with an option each, and their rankings, best first."""
    return Conflict(
        tuple(
            DecisionMaker(
                name.partition(".")[0],
                options=(Option(name.partition(".")[2], name.partition(".")[0]),),
                preference=Ranked(tuple((Pattern(NAMES, text),) for text in ranking.split())),
            )
            for name, ranking in zip(NAMES, rankings, strict=True)
        ),
        coalesced=coalesced,
    )


DILEMMA = game("NY YY NN YN", "YN YY NN NY")
"""Y is to stay silent; the states in order are NN, YN, NY, YY."""


@pytest.mark.parametrize(
    ("concept", "hopes", "verdict"),
    [
        ("nash", [2, 1, 4, 3], "Y.Y."),
        ("gmr", [2, 1, 2, 1], "Y.YY"),
        ("smr", [2, 1, 2, 2], "Y.YY"),
        ("seq", [2, 1, 2, 1], "Y.YY"),
        ("sseq", [2, 1, 2, 2], "Y.YY"),
    ],
)
def test_what_a_prisoner_may_hope_for(concept: str, hopes: list[int], verdict: str) -> None:
    """The rank in the end of having gone to each state, 4 the best."""
    engine = engine_for(DILEMMA)
    assert engine.promised(hope(CONCEPTS[concept], engine, 0)).tolist() == hopes
    assert stable(CONCEPTS[concept], engine, 0).tolist() == [mark == "Y" for mark in verdict]


def test_simultaneous_answers_are_the_engines_own() -> None:
    """From YY both confess at once; from YN and NN no one else improves."""
    assert stable(SIM, engine_for(DILEMMA), 0).tolist() == [True, False, True, True]


def test_simultaneous_answers_may_not_be_defined() -> None:
    coalesced = game("NY YY NN YN", "", coalesced=(CoalescedClass("silent", Taken("a.x")),))
    with pytest.raises(NotDefined):
        stable(SIM, engine_for(coalesced), 0)
