"""What scenarios change, in words: the cases that a real model seldom has together."""

from __future__ import annotations

import pytest

from detente import parse
from detente.report.comparison import ChangeLines, told
from detente.report.comparison_table import table
from detente.studies.comparison import Comparison, compare
from detente.studies.comparison.answer import Because

MODEL = """
title: A strike at the port
decision_makers:
  union:
    title: the union
    options: {strike: stop work}
    prefers: [raise, strike if not raise, not strike]
  port: {options: {raise: raise wages, lockout: lock out}, prefers: [not strike, not raise]}
constraints: [not (raise and lockout)]
status_quo: STATUS
scenarios:
"""


def scenarios(written: str, quo: str = "[strike]") -> Comparison:
    model = parse(f"{MODEL.replace('STATUS', quo)}{written}")
    others = {name: model.conflict(name) for name in model.scenarios}
    return compare(model.conflict(), others)


def words(found: Comparison) -> str:
    return "\n".join(told(found, {}, 12))


REASONS = [
    (Because((0,), (0,)), "because of (a), which would do alone"),
    (Because((0,), ()), "because of (a), though not by it alone"),
    (Because((), (1,)), "because of (b), which would do alone; it would be so without it, too"),
    (Because((), (0, 1)), "because of (a) or (b), each of which would do alone"),
    (Because((0, 1), (), True), "because of (a) and (b), only together"),
    (Because((0, 1), (), False), "because of (a) and (b), not even together"),
    (Because((0,), (1,)), "because of (a), though (b) alone would do, too"),
    (Because(), "decided by no single difference"),
]


@pytest.mark.parametrize(("because", "expected"), REASONS)
def test_because_of_what(because: Because, expected: str) -> None:
    found = scenarios("  s: {given: [raise, strike]}")
    lines = ChangeLines(found.columns[0], found.columns[1], found.changes[0], 12)
    assert lines.reason(because) == expected


def test_one_difference_needs_no_letter_and_no_reason() -> None:
    text = words(scenarios("  s: {given: [not strike]}"))
    assert "What is different: would hold in every state: not union.strike." in text
    assert "because" not in text


def test_what_changes_nothing_is_told() -> None:
    text = words(
        scenarios(
            "  s: {constraints: {add: [true]}}\n  t: {title: other}\n  u: {as_of: 2025-03-01}"
        )
    )
    assert "That changes nothing about what is stable: Nash 2 · GMR 3" in text
    assert "It is the same as the model." in text
    assert "Nothing that matters is different: it is looked at as of 2025-03-01." in text


def test_where_things_stand() -> None:
    text = words(scenarios("  s: {given: [raise, not strike]}\n  t: {status_quo: null}"))
    assert "Improvements alone lead from its status quo nowhere." in text
    assert "It has no status quo." in text
    text = words(
        scenarios("  s: {status_quo: [lockout]}\n  t: {given: [not lockout]}", "[lockout]")
    )
    assert "From its status quo improvements alone lead to " in text
    infeasible = words(scenarios("  s: {constraints: {add: [not strike]}}"))
    assert "Its status quo is not feasible: it breaks `not union.strike`." in infeasible


def test_what_could_not_be_tried_is_told() -> None:
    text = words(
        scenarios("  s: {decision_makers: {union: {options: {march: march}, prefers: [march]}}}")
    )
    assert "decided by no single difference that could be tried alone:" in text
    assert "Not tried alone: (a) and (e); without the rest" in text


def test_a_scenario_that_cannot_be_analysed_is_told() -> None:
    found = scenarios("  s: {given: [strike, not strike]}")
    assert "It cannot be analysed:\n  no combination" in words(found)
    assert "  here: nothing" in "\n".join(told(found, {"s": ["here: nothing"]}, 12))


def test_the_table_lines_up() -> None:
    lines = [
        line
        for line, as_it_is in table(scenarios("  a_very_long_name: {given: [not strike]}"))
        if as_it_is
    ]
    assert lines[:3] == [
        "   the model  a_very_",
        "              long_name",
        "1  Nash       ×",
    ]


def test_nothing_to_show_is_told() -> None:
    model = parse(
        "states: {s: {}, t: {}}\ndecision_makers: {a: {moves: {s: [t], t: [s]}, ranking: [s]}}"
    )
    found = compare(model.conflict(), {"same": model.conflict()}, where="t")
    assert [*table(found)] == [("No state is an equilibrium in any of them.", False)]
    assert "Only outcomes are counted in which this holds: t" in words(found)
