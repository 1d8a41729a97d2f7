"""Joint moves, and what others do about them, as sentences."""

from __future__ import annotations

import detente
from detente.report.joint import JointLines
from detente.studies.coalitions import CoalitionalSolution
from detente.studies.coalitions.upset import Teller
from detente.studies.solution import Solution

MODEL = """
title: Four, of whom two answer two
states: {s: , a: , b: , c: , d: }
decision_makers:
  east: {title: the East, moves: {s: [a]}, ranking: [b, d, c, s, a]}
  west: {title: the West, moves: {a: [b]}, ranking: [b, c, s, d, a]}
  north: {title: the North, moves: {b: [c]}, ranking: [d, b, a, s, c]}
  south: {title: the South, moves: {c: [d]}, ranking: [d, c, b, a, s]}
"""
PAIR = frozenset({0, 1})


def lines(model: str) -> list[str]:
    conflict = detente.parse(model).conflict()
    verdicts = CoalitionalSolution(Solution(conflict))
    return list(JointLines(conflict).upset(Teller(verdicts).upset(1, PAIR, ())))


def test_others_answer_together_where_both_gain() -> None:
    assert lines(MODEL) == [
        "The East + the West together, deterred under CGMR, CSMR and CSEQ:",
        "– The East would move to a; then the West would move to b.",
        "    The East rank 4 to 1 and the West rank 3 to 1.",
        "    The North + the South would then move together (the North rank 2 to 1 and the South"
        " rank 3 to 1): the North would move to c; then the South would move to d, which leaves"
        " the West at rank 4 (3 before), with no way out for the coalition. [cgmr, csmr, cseq]",
    ]


def test_what_hurts_those_who_answer_is_told() -> None:
    against = MODEL.replace("[d, b, a, s, c]", "[b, a, s, c, d]")
    assert lines(against)[0] == (
        "The East + the West together, deterred under CGMR and CSMR, not under CSEQ:"
    )
    assert lines(against)[3] == (
        "    The North could then move to c (own rank 1 to 4); the South could then move to d"
        " (own rank 2 to 1), which leaves the West at rank 4 (3 before), with no way out for the"
        " coalition. [cgmr, csmr]"
    )


def test_as_before_is_no_gain_and_one_who_need_not_move_is_named() -> None:
    tied = (
        MODEL.replace("[b, c, s, d, a]", "[b, c, [s, d], a]")
        .replace("moves: {a: [b]}", "moves: {}")
        .replace("moves: {s: [a]}", "moves: {s: [b]}")
    )
    found = lines(tied)
    assert found[2] == (
        "    The East rank 4 to 1 and the West rank 3 to 1; the West need not move."
    )
    assert "which leaves the West at rank 3, as before" in found[3]
