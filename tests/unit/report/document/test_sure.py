"""How sure a report says that its outcomes are, and how it says that things shifted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from detente.conflict.statement.syntax import And
from detente.files import parse
from detente.report.document import Asked, compose, find, findings, html, markdown
from detente.report.document.assessing import Assessment, assess
from detente.report.hanging import clear, question
from detente.report.phrases import chance
from detente.studies.claims import Place
from detente.studies.robustness import Precision, robust
from detente.studies.robustness.sweeping.trouble import SweepError
from detente.studies.wanted import wanted_statement
from tests.unit.report.document.reported import GRAPH, NASTY, report
from tests.unit.report.figures.told import TALKS

EVERY = Precision(half_width=0.05, limit=None)


def test_it_asks_about_the_outcome_that_is_the_least_certain() -> None:
    conflict = parse(TALKS).conflict()
    found = find(conflict, Asked(limit=6))
    assert found.sure is not None
    assert found.sure.about is not None
    whole = robust(conflict, concepts=["seq"], precision=EVERY).outlooks["seq"]
    known = {one.state.number: one.probability for one in whole.equilibria}
    far = [
        abs(max(known.get(number, 0) for number in one.family.numbers) - 0.5) for one in found.named
    ]
    assert round(far[found.sure.about], 12) == round(min(far), 12)
    assert isinstance(found.sure.found.want, And)
    critical = found.sure.found.critical
    assert critical is not None
    text = markdown(compose(found))
    one = found.named[found.sure.about]
    assert f"The probability that {one.letter}, “{one.name}”, holds" in text
    assert f"is {chance(critical.probability)} (SEQ)." in text


def test_what_it_hangs_on_stands_on_the_first_page_and_with_its_place() -> None:
    conflict = parse(TALKS).conflict()
    places = {"no_work": Place("talks.txt", 3, 0, 9, "No wages, no work.")}
    found = find(conflict, Asked(limit=6, passages=places))
    assert found.sure is not None
    critical = found.sure.found.critical
    assert critical is not None
    text = markdown(compose(found))
    first, rest = text.split("## Where we are")
    assert "It hangs most on the claim" in first
    assert first.count(" if that is true, ") == 1
    verify = rest.split("### What to verify first")[1].split("## How it shifted")[0]
    names = [one.event.name for one in clear(critical)]
    ranked = [line for line in verify.splitlines() if line[:2] in ("1.", "2.", "3.")]
    told = [name.replace("_", " ") if "_" in name else name for name in names]
    assert len(ranked) == len(names)
    assert all(name in line for name, line in zip(told, ranked, strict=True))
    assert "no_work" in names
    assert "It is found in talks.txt line 3: “No wages, no work.”." in verify
    assert "talks.txt line 3" in text.split("## What it rests on")[1]


def test_what_is_wanted_is_asked_about() -> None:
    conflict = parse(TALKS).conflict()
    found = find(conflict, Asked(want=wanted_statement(conflict, "port.raise")))
    assert found.sure is not None
    assert found.sure.about is None
    critical = found.sure.found.critical
    assert critical is not None
    text = markdown(compose(found))
    assert question(found.sure.found, critical) in text.replace("\\_", "_")
    assert "that some outcome that holds satisfies `port.raise` is" in text


def test_a_model_in_which_nothing_is_uncertain_says_so_in_a_sentence() -> None:
    section = next(one for one in report(GRAPH).sections if one.id == "sure")
    assert len(section.blocks) == 1
    assert "Nothing in this model is uncertain" in str(section.blocks[0])


def test_a_graph_form_and_a_class_are_asked_about_by_name() -> None:
    doubtful = GRAPH.replace("ranking: [s2, s1]", "prefers: [{statement: s2, confidence: 0.5}]")
    text = markdown(report(doubtful))
    assert "The probability that" in text
    classes = """
    decision_makers:
      a: {options: {x: x, y: y}, prefers: [{statement: x, confidence: 0.5}]}
    coalesce: {over: x}
    """
    assert "The probability that" in markdown(report(classes))


def test_sampled_probabilities_say_how_they_were_found() -> None:
    many = ", ".join(["{statement: a.x xor b.y, confidence: 0.5}"] * 18)
    text = f"""
decision_makers:
  a: {{options: {{x: x}}, prefers: [{many}]}}
  b: {{options: {{y: y}}, prefers: [not a.x]}}
"""
    told = " ".join(markdown(report(text, concepts=("nash",), error=0.2, seed=7)).split())
    assert "draws, seed 7, so that with a probability" in told
    assert "is off by more than 0.2 (Hoeffding, 1963)" in told


def test_under_simultaneous_stability_alone_it_is_left_out() -> None:
    found = find(parse(TALKS).conflict(), Asked(concepts=("sim",)))
    assert found.sure is None
    assert "alone" in found.left_out["How sure it is"]
    text = markdown(compose(found))
    assert "## How sure it is" not in text
    assert "It hangs most" not in text


def test_what_there_is_no_time_for_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(findings, "assess", interrupted)
    found = find(parse(NASTY).conflict(), Asked())
    assert found.partial
    assert found.left_out["How sure it is"] == findings.STOPPED
    assert "How sure it is: the time was over" in markdown(compose(found))


def test_processes_that_are_ended_from_outside_leave_a_report(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def ended(*_: object, **__: object) -> None:
        raise SweepError("the processes at work were ended")

    monkeypatch.setattr(findings, "assess", ended)
    found = find(parse(NASTY).conflict(), Asked())
    assert found.left_out["How sure it is"] == "the processes at work were ended"


def test_an_answer_that_was_stopped_is_told_for_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*arguments: Any, **named: Any) -> Assessment:
        found = assess(*arguments, **named)
        return replace(found, found=replace(found.found, stopped=True, missing=0.25))

    monkeypatch.setattr(findings, "assess", stopped)
    found = find(parse(TALKS).conflict(), Asked())
    assert found.partial
    text = markdown(compose(found))
    assert "Some of how sure it is: the time was over" in text
    assert "what is left has 0.250 of all probability" in text


def test_the_method_of_an_answer_that_was_stopped() -> None:
    found = find(parse(TALKS).conflict(), Asked())
    sure = found.sure
    assert sure is not None
    assert "Probabilities are worked out exactly" in markdown(compose(found))

    def told(**changed: Any) -> str:
        part = replace(sure, found=replace(sure.found, stopped=True, **changed))
        return " ".join(markdown(compose(replace(found, sure=part))).split())

    listed = told(missing=0.24561, worlds=3)
    assert "worked out exactly" not in listed
    assert "lower bounds, over the 3 most probable of" in listed
    assert "none is too low by more than 0.246." in listed
    drawn = told(samples=100, planned=1000, error=0.12341)
    assert "is off by more than 0.124 (Hoeffding, 1963)" in drawn


def test_a_wish_whose_place_is_not_known() -> None:
    text = """
    decision_makers:
      a: {options: {x: x}, prefers: [{statement: x, positions: [1, 2]}, x xor b.y]}
      b: {options: {y: y}, prefers: [b.y]}
    """
    told = markdown(report(text))
    assert "`a.x`; may stand at the places 1 and 2" in told
    assert "It hangs most on whether" in told
    assert " if that is true, " in told
    assert "It may stand at the places 1 and 2; it is written at 1." in told
    assert "filled if it stands there, hollow if it stands below" in html(report(text))


def test_how_it_shifted_where_there_are_days() -> None:
    text = markdown(report(TALKS))
    shifted = text.split("## How it shifted")[1].split("## The model")[0]
    assert "begins or ceases to count on 1 day." in shifted
    assert "| Outcome | All the time |" in shifted
    changes = (
        "decision_makers: {a: {options: {x: x}, prefers: [{statement: x, since: 2020-01-01}]}}"
    )
    head = "| Outcome | Before 1 January 2020 | From 1 January 2020 |"
    assert head in markdown(report(changes))
    before = f"{changes}\nclaims: {{idle: {{since: 2019-01-01}}}}"
    assert head in markdown(report(before))
    assert "shifted" not in [one.id for one in report(GRAPH).sections]


def test_a_period_that_cannot_be_analysed_is_told() -> None:
    text = """
decision_makers: {a: {options: {x: x}, prefers: [x]}}
constraints: [{statement: x and not x, since: 2025-01-01, until: 2025-02-01}]
"""
    found = find(parse(text).conflict(), Asked())
    assert "It cannot be analysed:" in markdown(compose(found))


def test_sources_whose_claims_stand_together_and_claims_that_nothing_rests_on() -> None:
    text = TALKS.replace("publisher: The Herald", "publisher: The Herald\n    together: true")
    text += "  idle: {says: Nobody needs this.}\n"
    told = markdown(report(text))
    assert "Its claims stand and fall by one and the same chance:" in told
    assert "| nothing |" in told
    assert "### Claims without a source" in told


def test_the_title_of_a_state_is_quoted_once() -> None:
    told = markdown(
        report(
            "states: {s: {title: all stays}, t: {title: it moves}}\n"
            "decision_makers: {a: {moves: {s: [t], t: [s]},"
            " prefers: [{statement: t, confidence: 0.7}]}}"
        )
    )
    assert "A, t, “it moves”, holds" in told
    assert "““" not in told
    assert "””" not in told
