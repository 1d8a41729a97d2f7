from __future__ import annotations

import pytest

from detente.conflict import Conflict, DecisionMaker, GraphState, Option, Prioritised, Statement
from detente.conflict.statement.syntax import InState, Not, Or, Taken
from detente.files import parse
from tests.unit.files.wrong import TWO, place, wrong

GRAPH = """\
states: {s1: first, s2: {title: second, pattern: YN}, s3: }
decision_makers:
  a: {moves: {s1: [s2, s3], s2: []}, prefers: [s2 or s3, not s1]}
  b:
"""


def test_the_prisoners_dilemma() -> None:
    text = """\
title: The prisoners' dilemma
decision_makers:
  a: {title: Prisoner A, options: {cooperate: keep silent}, prefers: [b.cooperate, not a.cooperate]}
  b: {title: Prisoner B, options: {cooperate: keep silent}, prefers: [a.cooperate, not b.cooperate]}
"""
    a, b = Taken("a.cooperate"), Taken("b.cooperate")
    assert parse(text).conflict() == Conflict(
        (
            DecisionMaker(
                "a",
                "Prisoner A",
                (Option("cooperate", "a", "keep silent"),),
                Prioritised((Statement(b), Statement(Not(a)))),
            ),
            DecisionMaker(
                "b",
                "Prisoner B",
                (Option("cooperate", "b", "keep silent"),),
                Prioritised((Statement(a), Statement(Not(b)))),
            ),
        ),
        title="The prisoners' dilemma",
    )


def test_graph_form() -> None:
    conflict = parse(GRAPH).conflict()
    assert conflict.states == (
        GraphState("s1", "first"),
        GraphState("s2", "second", "YN"),
        GraphState("s3"),
    )
    a, b = conflict.decision_makers
    assert a.moves == {"s1": ("s2", "s3"), "s2": ()}
    assert a.preference == Prioritised(
        (Statement(Or((InState("s2"), InState("s3")))), Statement(Not(InState("s1"))))
    )
    assert (b.moves, b.options, b.preference) == (None, (), None)


@pytest.mark.parametrize(
    "added", ["constraints: [s1]", "irreversible: [s1]", "coalesce: {c: s1}", "instruments: [s1]"]
)
def test_graph_form_has_nothing_made_of_options(added: str) -> None:
    told = wrong(f"{GRAPH}{added}\n")
    key = added.partition(":")[0]
    assert f"5:1: a model with states of its own has no `{key}`" in told[0]


def test_graph_form_has_no_options() -> None:
    text = GRAPH + "  c: {options: {x: }}\n"
    (told,) = wrong(text)
    assert told.startswith(f"{place(text, 'x: }')}: a model with states of its own has no options")


def test_graph_form_needs_a_state() -> None:
    (told,) = wrong("states: {}\ndecision_makers: {a: }\n")
    assert told.startswith("1:1: there is no state")


def test_moves_lead_from_state_to_other_states() -> None:
    text = GRAPH.replace("[s2, s3], s2: []", "[s1, s4], s5: [s2]")
    assert [told.partition(": ")[2] for told in wrong(text)] == [
        "a move from s1 to itself is none; leave it out",
        "there is no state `s4`; list it under `states`",
        "there is no state `s5`; list it under `states`",
    ]


def test_moves_need_states() -> None:
    text = f"{TWO}  third: {{moves: {{a: [b]}}}}\n"
    (told,) = wrong(text)
    assert told.startswith(f"{place(text, 'a: [b]')}: third has moves, but the model has no states")
