from __future__ import annotations

import pytest

from detente.conflict import StatusQuo
from detente.files import parse
from tests.unit.files.wrong import TWO, wrong

GRAPH = "states: {s1: , s2: }\ndecision_makers: {a: }\n"


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("[]", {}),
        ("aid", {"us.aid": "on"}),
        ("[aid, not truce]", {"us.aid": "on"}),
        ("[us.mission is neutral]", {"us.mission": "neutral"}),
        ("[mission is none, aid is on]", {"us.aid": "on"}),
        ("[not mission]", {}),
    ],
)
def test_literals_say_where_things_stand(written: str, levels: dict[str, str]) -> None:
    assert parse(f"{TWO}status_quo: {written}\n").conflict().status_quo == StatusQuo(levels)


def test_nothing_said_is_nothing_known() -> None:
    assert parse(TWO).conflict().status_quo is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "mission",
            "`mission` has several levels; write `mission is neutral` or `mission is nato`",
        ),
        ("mission is not nato", "`mission is not nato` does not say where one option stands"),
        ("mission is at least nato", "does not say where one option stands"),
        ("aid and truce", "does not say where one option stands"),
        ("both", "does not say where one option stands"),
        ("Y", "`Y` is a pattern"),
    ],
)
def test_what_is_no_literal(written: str, expected: str) -> None:
    text = f"{TWO}define: {{both: aid and truce}}\nstatus_quo: [{written}]\n"
    (told,) = wrong(text)
    assert told.startswith("9:14: ")
    assert expected in told


@pytest.mark.parametrize("written", ["aid, not us.aid", "mission is nato, mission is nato"])
def test_one_literal_for_an_option(written: str) -> None:
    text = f"{TWO}status_quo: [{written}]\n"
    (told,) = wrong(text)
    assert "the status quo speaks of us." in told
    assert told.startswith(f"8:{16 + written.index(',')}:")


def test_a_status_quo_that_cannot_be() -> None:
    text = f"{TWO}constraints: [not (aid and truce), truce]\nstatus_quo: [aid]\n"
    (told,) = wrong(text)
    assert told == "9:13: the status quo breaks `russia.truce`; change it, or what must hold"


def test_constraints_out_of_their_time_do_not_count() -> None:
    constraint = "{statement: not aid, until: 2025-01-01}"
    text = f"{TWO}constraints: [{constraint}]\nstatus_quo: [aid]\nas_of: "
    assert wrong(f"{text}2025-01-01\n") == []
    assert "the status quo breaks `not us.aid`" in wrong(f"{text}2024-12-31\n")[0]


@pytest.mark.parametrize("written", ["s2", "[s2]"])
def test_a_state_of_graph_form(written: str) -> None:
    conflict = parse(f"{GRAPH}status_quo: {written}\n").conflict()
    assert conflict.status_quo == StatusQuo({}, "s2")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[s1, s2]", "3:18: the status quo is one state"),
        ("s1 or s2", "3:13: `s1 or s2` is not a state"),
        ("s3", "3:13: there is no `s3`"),
    ],
)
def test_what_is_no_state(written: str, expected: str) -> None:
    (told,) = wrong(f"{GRAPH}status_quo: {written}\n")
    assert told.startswith(expected)
