"""Bars and dumbbells show what robustness found, where it belongs."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from detente.files import parse
from detente.report.figures.bars import SCALE, Bar, Off, bars
from detente.report.figures.dumbbell import NOTHING, Dumbbell, dumbbells
from detente.report.figures.dumbbell import SCALE as WIDE
from detente.report.figures.sure import Called, charts, doubts, drawn, hangs_on, outcome_bars
from detente.studies.robustness import Precision, robust
from tests.unit.report.figures.told import TALKS, talks

EVERY = Precision(limit=None)


def test_a_bar_has_a_part_for_each_concept_and_its_total_at_the_end() -> None:
    rows = [Bar("A", "A truce", "state 1", (0.25, 0.25, 0.75)), Bar("", "None", "", (0, 0, 0.001))]
    titles = {"Nash": "Nash stability", "SSEQ": "symmetric", "SEQ": "sequential stability"}
    found = ElementTree.fromstring(bars(rows, titles, Off(0.1, 0.1), "b"))
    parts = [one for one in found.iter("rect") if float(one.get("height", 0)) > 13]
    ends = [(float(one.get("x", 0)), float(one.get("width", 0))) for one in parts]
    quarter = (SCALE.right - SCALE.left) / 4
    assert ends[:2] == [(SCALE.left, round(quarter, 1)), (SCALE.x(0.25), round(2 * quarter, 1))]
    assert [one.get("class") for one in parts] == ["bar shade-0", "bar shade-2", "bar shade-2"]
    texts = [one.text for one in found.iter("text")]
    assert "0.750" in texts
    whiskers = [one.get("d", "") for one in found.iter("path") if "halo" in one.get("class", "")]
    assert whiskers[0].startswith(f"M{SCALE.x(0.65):.1f} ")
    assert f"H{SCALE.x(0.85):.1f}" in whiskers[0]
    desc = next(found.iter("desc")).text or ""
    assert desc.startswith("A, A truce: Nash 0.250, SSEQ 0.250, SEQ 0.750; None: Nash 0,")
    assert "may be off by 0.1" in desc


def test_the_fourth_part_is_hatched_and_exact_bars_have_no_whisker() -> None:
    shorts = {short: short for short in ("Nash", "SSEQ", "SEQ", "GMR")}
    text = bars([Bar("", "One", "", (0.1, 0.2, 0.3, 0.4))], shorts, Off(), "x")
    assert text.count("url(#x-hatch)") == 2
    assert "whisker" not in text


def test_bars_of_an_answer_that_was_stopped_may_be_longer_only() -> None:
    whole = talks(concepts=["nash"], precision=EVERY)
    (text,) = charts(replace(whole, missing=0.24961), 1, "b")
    assert "the whole bar may be higher by 0.25" in text
    assert "Each may be higher by 0.25." in text
    found = ElementTree.fromstring(text)
    (whisker,) = (one.get("d", "") for one in found.iter("path") if "halo" in one.get("class", ""))
    total = whole.outlooks["nash"].equilibria[0].probability
    assert total < 0.75
    assert whisker.startswith(f"M{SCALE.x(total):.1f} ")
    assert f"H{SCALE.x(total + 0.25):.1f}" in whisker


def test_the_filled_dot_is_where_it_is_true_and_the_line_where_things_stand() -> None:
    rows = [Dumbbell("Fear", "Confidence 0.5", 0.2, 0.9), Dumbbell("Hope", "", 1.0, 0.0)]
    found = ElementTree.fromstring(dumbbells(rows, 0.54, "What it hangs on", "d"))
    places = {
        kind: [float(one.get("cx", 0)) for one in found.iter("circle") if one.get("class") == kind]
        for kind in ("is", "not")
    }
    assert places["is"][:2] == [WIDE.x(0.2), WIDE.x(1)]
    assert places["not"][:2] == [WIDE.x(0.9), WIDE.x(0)]
    dashed = next(one for one in found.iter("line") if one.get("class") == "dashed")
    assert float(dashed.get("x1", 0)) == pytest.approx(WIDE.x(0.54), abs=0.05)
    assert "0.540 as things stand" in [one.text for one in found.iter("text")]
    assert (next(found.iter("desc")).text or "").startswith(
        "If it is true, and if it is false: Fear: 0.200, 0.900; Hope: 1, 0."
    )


def test_where_nothing_makes_a_difference_that_is_said() -> None:
    assert NOTHING in dumbbells([], 1.0, "What it hangs on", "d")


def test_bars_are_what_was_found_those_with_a_name_first() -> None:
    found = talks(concepts=["nash", "sseq", "seq", "smr", "gmr"], precision=EVERY)
    assert drawn(found) == ("nash", "sseq", "seq", "gmr")
    known = {
        concept: {one.state.number: one.probability for one in outlook.equilibria}
        for concept, outlook in found.outlooks.items()
    }
    first, *others = outcome_bars(found, drawn(found), [Called("A", "Talks", (2, 4))], 4)
    best = max((2, 4), key=lambda number: known["gmr"].get(number, 0))
    assert first.chances == tuple(known[c].get(best, 0.0) for c in drawn(found))
    assert (first.letter, first.note) == ("A", "the most probable of its 2 states")
    assert len(others) == 3
    totals = [row.chances[-1] for row in others]
    assert totals == sorted(totals, reverse=True)
    assert all([*row.chances] == sorted(row.chances) for row in others)


def test_what_an_answer_does_not_list_is_not_drawn_as_nothing() -> None:
    asked = ["nash", "seq"]
    assert len([*charts(talks(concepts=asked, precision=EVERY), 5, "b")]) == 1
    some = [*charts(talks(concepts=asked, precision=Precision(limit=2)), 5, "b")]
    assert len(some) == 2
    assert "Nash stability" in some[0]


def test_what_it_hangs_on_is_what_was_found_most_first() -> None:
    found = talks(critical=True)
    assert found.critical is not None
    rows = [*doubts(found, found.critical)]
    pairs = {(one.if_true, one.if_false) for one in found.critical.doubts}
    assert {(row.if_true, row.if_false) for row in rows} <= pairs
    widths = [abs(row.if_true - row.if_false) for row in rows]
    assert widths == sorted(widths, reverse=True)
    note = next(row.note for row in rows if row.name == "No work at these wages.")
    told = "Claim no work, confidence 0.8; said by the chair; in \N{FIRST STRONG ISOLATE}صحيفة"
    assert note.startswith(told)
    text = hangs_on(found, found.critical, "d")
    assert f"{found.critical.probability:.3f} as things stand" in text
    assert "whether B holds" in hangs_on(found, found.critical, "d", "B holds")


def test_names_of_wishes_options_and_wanted_statements() -> None:
    text = TALKS.replace("raise: raise wages", "raise: {title: raise wages, confidence: 0.9}")
    found = robust(parse(text).conflict(), "port.raise", critical=True)
    assert found.critical is not None
    names = [row.name for row in doubts(found, found.critical)]
    assert "The option “port.raise”" in names
    critical = talks(critical=True).critical
    assert critical is not None
    wishes = [row.name for row in doubts(talks(), critical)]
    assert any(name.endswith("it’s wish “union.talk is open”") for name in wishes)
    assert "satisfies port.raise" in hangs_on(found, found.critical, "d")


def test_a_state_of_a_graph_form_has_its_name() -> None:
    graph = """
    states: {s1: {title: home}, s2: {title: away}}
    decision_makers:
      moe: {moves: {s1: [s2], s2: [s1]}, prefers: [{statement: s2, confidence: 0.5}]}
    """
    found = robust(parse(graph).conflict(), critical=True, precision=EVERY)
    rows = outcome_bars(found, ["seq"])
    assert {(row.name, row.note) for row in rows} == {("s1, “home”", ""), ("s2, “away”", "")}
    assert found.critical is not None
    assert "“s" in hangs_on(found, found.critical, "d")
