from __future__ import annotations

import pytest

from detente import parse
from detente.engine import State, engine_for
from detente.studies.where import StateError, find

OPTIONS = engine_for(
    parse("""
title: options
decision_makers:
  russia: {options: {truce: agree to a truce}}
  europe:
    options:
      mission: {title: the mission, levels: {none: none, neutral: neutral, nato: nato}}
      truce: back a truce
constraints: [mission is none or russia.truce]
""").conflict()
)
COALESCED = engine_for(
    parse("""
title: coalesced
decision_makers:
  a: {options: {stay: stay, go: go}}
  b: {options: {wait: wait}}
define: {both: stay and wait}
coalesce: {gone: go}
""").conflict()
)
GRAPH = engine_for(
    parse("""
title: graph
states:
  s1: {title: here, pattern: NN}
  s2: {title: there, pattern: YN}
  s3: {pattern: "11"}
  s4: {pattern: "11"}
  s5: {pattern: "10"}
  s6: {title: nowhere}
define: {some: s1 or s2}
decision_makers: {a: {moves: {s1: [s2]}}}
""").conflict()
)


@pytest.mark.parametrize(
    ("wanted", "levels"),
    [
        (1, (0, 0, 0)),
        ("8", (1, 2, 1)),
        (" Y2Y ", (1, 2, 1)),
        ("001", (0, 0, 1)),
        ("100", (1, 0, 0)),
        ("5", (0, 0, 1)),
        ("N-N", (0, 0, 0)),
        ("russia.truce, mission is neutral", (1, 1, 0)),
        ("europe.truce", (0, 0, 1)),
        ("not russia.truce", (0, 0, 0)),
        ("europe.mission is none , russia.truce", (1, 0, 0)),
    ],
)
def test_a_state_is_read(wanted: int | str, levels: tuple[int, ...]) -> None:
    assert find(OPTIONS, wanted).levels == levels


def test_a_state_stands_for_itself_and_for_no_state_of_another_conflict() -> None:
    state = OPTIONS.state(3)
    assert find(OPTIONS, state) is not None
    with pytest.raises(StateError, match="is not the state 3 of this conflict"):
        find(COALESCED, state)
    with pytest.raises(StateError, match="from 1 to 8"):
        find(OPTIONS, State(9, levels=(0, 0, 0)))


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (0, "there is no state 0: the states are numbered from 1 to 8"),
        ("9", "there is no state 9: the states are numbered from 1 to 8"),
        ("YN", "the pattern has 2 characters and the model 3 options"),
        ("10", "there is no state 10: the states are numbered from 1 to 8"),
        ("900", "`900` names no state: `9` says nothing about russia.truce; write Y if it is"),
        ("y2n", "`y2n` names no state: the letters of a pattern are capitals; write `Y2N`"),
        ("1nn-", "the letters of a pattern are capitals; write `1NN-`"),
        (
            "Y-N",
            "3 states fit the pattern `Y-N`: 2, 3, 4; write what is meant in the place of each",
        ),
        ("---", "8 states fit the pattern `---`: 1, 2, 3, 4, 5, …; "),
        ("N2-", "no feasible state fits the pattern `N2-`"),
        (
            "N2Y",
            "`N2Y` is not feasible: it breaks the constraint `europe.mission is none or russia",
        ),
        (
            "mission is nato",
            "not feasible: it breaks the constraint `europe.mission is none or russ",
        ),
        (
            "mission",
            "`mission` has several levels; write `mission is none`, `mission is neutral` or",
        ),
        ("truce", "`truce` is the short name of several options; write `russia.truce` or `europe"),
        ("peace", "there is no `peace`"),
        ("mission is not nato", "`mission is not nato` does not say where one option stands"),
        ("europe.truce or russia.truce", "does not say where one option stands; write `option`, "),
        ("russia.truce, not russia.truce", "speaks of russia.truce again; keep one of the two"),
        ("", "the statement is empty"),
    ],
)
def test_what_names_no_state_is_told_why(wanted: int | str, message: str) -> None:
    with pytest.raises(StateError) as error:
        find(OPTIONS, wanted)
    assert message in str(error.value)


def test_every_constraint_that_is_broken_is_named() -> None:
    model = "title: t\ndecision_makers: {a: {options: {x: x, y: y}}}\nconstraints: [not x, not y]"
    with pytest.raises(StateError, match=r"the constraints `not a\.x` and `not a\.y`"):
        find(engine_for(parse(model).conflict()), "YY")


@pytest.mark.parametrize("wanted", ["gone", "go", "YYN", "-YY", "-Y-", "stay, go", "3"])
def test_what_lies_in_a_class_is_the_class(wanted: str) -> None:
    assert find(COALESCED, wanted) == State(3, name="gone")


def test_other_states_beside_a_class_are_found() -> None:
    assert find(COALESCED, "stay, wait") == State(5, levels=(1, 0, 1))
    assert find(COALESCED, "YNY") == State(5, levels=(1, 0, 1))


def test_a_pattern_may_fit_a_class_in_part() -> None:
    with pytest.raises(StateError, match="2 states fit the pattern `Y-N`: 2, 3;"):
        find(COALESCED, "Y-N")


def test_a_definition_is_not_a_state() -> None:
    with pytest.raises(StateError, match="`both` does not say where one option stands"):
        find(COALESCED, "both")


@pytest.mark.parametrize("wanted", [2, "2", "s2", "YN", " YN "])
def test_a_state_of_graph_form_goes_by_its_name(wanted: int | str) -> None:
    assert find(GRAPH, wanted) == State(2, name="s2")


def test_digits_that_are_no_number_of_a_state_may_be_its_pattern() -> None:
    assert find(GRAPH, "10") == State(5, name="s5")


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ("some", "`some` is not the name of one state; write `s1`, `s2`, "),
        ("s1, s2", "`s1, s2` is not the name of one state; write `s1`, `s2`, "),
        ("s7", "there is no `s7`"),
        ("", "the statement is empty"),
        ("YY", "`YY` is a pattern"),
        ("11", "several states have the pattern `11`; write `s3` or `s4`"),
        ("12", "there is no state 12: the states are numbered from 1 to 6"),
        ("yn", "the letters of a pattern are capitals; write `YN`"),
    ],
)
def test_what_names_no_state_of_graph_form_is_told_why(wanted: str, message: str) -> None:
    with pytest.raises(StateError) as error:
        find(GRAPH, wanted)
    assert message in str(error.value)
