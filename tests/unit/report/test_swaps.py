from __future__ import annotations

from detente import parse
from detente.report.swaps import told
from detente.studies.hints import swaps

LEFT_OUT = "(left out: simultaneous stability, which takes far longer than all others)"


def lines(a: str, b: str) -> list[str]:
    one, other = f"{{options: {{x: x, v: v}}, {a}}}", f"{{options: {{y: y, w: w}}, {b}}}"
    model = parse(f"decision_makers: {{a: {one}, b: {other}}}")
    return list(told(swaps(model.conflict())))


def test_what_stands_first_today_and_what_the_trial_changes() -> None:
    model = parse(
        """
decision_makers:
  a: {title: the a, options: {x: x}, prefers: [y, not x]}
  b: {options: {y: y}, prefers: [x, not y]}
"""
    )
    found = list(told(swaps(model.conflict())))
    assert found[:3] == [
        "## Swaps that would change the equilibria",
        "The a: today `b.y` stands before `not a.x`; the other way round:",
        "  GMR 2 to 1: 1 vanishes",
    ]
    assert found[-1] == LEFT_OUT


def test_verbs_agree_with_their_numbers() -> None:
    model = parse(
        """
decision_makers:
  a:
    options: {c: {title: c, levels: {none: none, some: some, whole: whole}}}
    prefers: [b.c is not none, a.c is none]
  b:
    options: {c: {title: c, levels: {none: none, some: some, whole: whole}}}
    prefers: [a.c is not none, b.c is none]
"""
    )
    text = "\n".join(told(swaps(model.conflict())))
    assert "GMR 5 to 1: 4 vanish\n" in text


def test_no_swap_changes_anything() -> None:
    assert lines("prefers: [x, v]", "weights: [{statement: y, weight: 1}]") == [
        "The only swap tried does not change the equilibria.",
        LEFT_OUT,
    ]
    assert lines("prefers: [x, v]", "prefers: [y, w]") == [
        "None of the 2 swaps tried changes the equilibria.",
        LEFT_OUT,
    ]


def test_there_may_be_nothing_to_swap() -> None:
    (line,) = lines("ranking: [x, v]", "prefers: [y]")
    assert line.startswith("There is nothing to swap: nobody has a list of wishes (`prefers`)")
