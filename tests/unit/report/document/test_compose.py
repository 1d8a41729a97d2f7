"""What a report says, and that it says what the studies found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import detente
from detente.conflict.problem import LimitError
from detente.files import parse
from detente.report.document import Asked, Document, compose, find, findings, markdown
from detente.report.document.parts.method import CITATION
from detente.stability import CONCEPTS
from detente.studies.advice import Advice, advise
from detente.studies.wanted import wanted_statement
from tests.unit.report.document.reported import GRAPH, NASTY, report

ROOT = Path(__file__).parents[4]

ALONE = "decision_makers: {a: {title: Ann, options: {x: take x}, prefers: [x]}}"


def sections(document: Document) -> list[str]:
    return [section.id for section in document.sections]


def test_the_parts_come_in_the_order_in_which_they_are_wanted() -> None:
    model = parse(NASTY).conflict()
    asked = report(NASTY, want=wanted_statement(model, "z"))
    every = "where outcomes why ways together changes what-if sure shifted model evidence method"
    assert sections(asked) == every.split()
    assert "left-out" in sections(report(NASTY))
    assert "changes" not in sections(report(NASTY))


def test_numbers_are_those_of_the_studies() -> None:
    conflict = detente.case("elmira").read().conflict()
    found = find(conflict, Asked(limit=3))
    families = detente.families(conflict).families
    assert [one.family for one in found.named] == [*families[:3]]
    assert [one.letter for one in found.named] == ["A", "B", "C"]
    assert found.analysis.to_json() == detente.analyse(conflict).to_json()
    for one, explanation, paths in zip(found.named, found.explanations, found.paths, strict=True):
        assert explanation.state.number == one.number == paths.goals[0].state.number
        assert {*one.family.labels} <= {*explanation.equilibrium}
    assert found.coalitions is not None
    assert found.coalitions.universal == detente.coalitions(conflict, limit=3).universal
    text = markdown(compose(found))
    counts = (
        f"{CONCEPTS[c].short} {found.analysis.equilibria[c].count}" for c in found.families.concepts
    )
    assert "\u00a0· ".join(counts) in text
    left = len(families) - 3
    assert f"The firmest come first; {left} more families are not told here." in text


def test_no_text_of_a_source_is_told() -> None:
    quoted = NASTY.replace("where: paragraph 1", "quote: {exact: SECRET, prefix: P, suffix: S}")
    text = markdown(report(quoted))
    assert "Two &lt; three." in text
    assert "SECRET" not in text


def test_dated_statements_are_told_with_their_dates() -> None:
    text = markdown(report(NASTY))
    assert "`not one.x`; until 2020-01-01; not in force on the day of this report" in text
    assert "| said | 0.25 |" in text


def test_every_form_of_a_model_is_told() -> None:
    text = markdown(
        report(
            """
            as_of: 2025-03-01
            define: {both: x and y}
            decision_makers:
              a:
                options: {x: {title: take x, until: 2026-01-01}, w: wait}
                weights: {both: 2.5, not x: 1}
              b:
                options: {y: take y, z: {levels: [low, high]}}
                prefers: [{statement: y, because: [old], otherwise: not y}]
            irreversible: [a.x]
            instruments: [a.w]
            coalesce: {over: not x and z is high}
            claims: {old: {says: Y is wanted., until: 2025-01-01}}
            """
        )
    )
    for told in (
        "take x (`a.x`); cannot be taken back; until 2026-01-01",
        "wait (`a.w`); not used, held for advice",
        "| 2.5 | `both` | assumed | 1.00 |",
        "`b.y`; its claims do not hold on the day of this report; if it is not held",
        "`over`: `not a.x and b.z is high`",
        "`both`: `a.x and b.y`",
        "Claims without a source",
    ):
        assert told in text


def test_a_scenario_that_is_no_conflict_is_told_as_such() -> None:
    assert "It cannot be analysed:" in markdown(report(NASTY))


def test_a_model_in_graph_form_without_preferences_or_a_status_quo() -> None:
    assert "s3" in markdown(report(GRAPH))
    without = GRAPH.replace("status_quo: s1\n", "").replace(", ranking: [s2, s1]", "")
    document = report(without)
    assert "ways" not in sections(document)
    text = markdown(document)
    assert "Is content with every state alike." in text
    assert "How to get there: there is no status quo" in text


def test_one_decision_maker_alone() -> None:
    document = report(ALONE)
    assert "together" not in sections(document)
    assert "A. X" in markdown(document)


def test_no_outcome_at_all() -> None:
    circle = """
    decision_makers:
      a: {options: {x: x}, prefers: [x iff y]}
      b: {options: {y: y}, prefers: [x xor y]}
    """
    document = report(circle, concepts=("nash",))
    assert "Nothing holds" in markdown(document)
    assert sections(document)[:2] == ["where", "outcomes"]


def test_what_there_is_no_time_for_is_named() -> None:
    done: list[str] = []
    found = find(parse(NASTY).conflict(), Asked(), over=lambda: len(done) > 2, tell=done.append)
    assert found.partial
    assert found.explanations
    assert found.coalitions is None
    assert found.left_out["Who could act together"] == findings.STOPPED
    assert "Who could act together: the time was over" in markdown(compose(found))


def test_an_interrupt_leaves_out_what_comes_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(findings, "paths_of", interrupted)
    found = find(parse(NASTY).conflict(), Asked())
    assert found.partial
    assert found.explanations
    assert [*found.left_out][:2] == ["How to get there", "Who could act together"]


def test_a_search_for_changes_that_is_stopped_makes_the_report_partial(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    conflict = parse(NASTY).conflict()

    def interrupted(*arguments: Any, **named: Any) -> Advice:
        def tell(*_: object) -> None:
            raise KeyboardInterrupt

        return advise(*arguments, **named, tell=tell)

    monkeypatch.setattr(findings, "advise", interrupted)
    found = find(conflict, Asked(want=wanted_statement(conflict, "not x and y is b")))
    assert found.advice
    assert found.partial
    assert found.left_out["Some of what would have to change"] == findings.STOPPED


def test_what_is_too_much_for_a_study_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_large(*_: object, **__: object) -> None:
        raise LimitError("too many coalitions")

    monkeypatch.setattr(findings, "coalitions_of", too_large)
    found = find(parse(NASTY).conflict(), Asked())
    assert not found.partial
    assert found.left_out["Who could act together"] == "too many coalitions"


def test_advice_is_asked_under_the_concepts_of_the_report() -> None:
    conflict = parse(NASTY).conflict()
    wanted = wanted_statement(conflict, "z")
    assert [one.concept for one in find(conflict, Asked(want=wanted)).advice] == ["nash", "seq"]
    assert [
        one.concept for one in find(conflict, Asked(want=wanted, concepts=("seq",))).advice
    ] == ["seq"]
    found = find(conflict, Asked(want=wanted, concepts=("gmr",)))
    assert not found.advice
    assert found.left_out["What would have to change"] == "it is told under Nash and SEQ only"


def test_the_citation_is_that_of_the_citation_file() -> None:
    found = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert f"{found['authors'][0]['name']}: {found['title']}" == CITATION


def test_confidences_are_told_whole_and_never_as_certain_where_they_are_not() -> None:
    text = markdown(
        report(
            """
            decision_makers:
              a:
                options: {x: {title: go, confidence: 0.35}}
                prefers:
                  - {statement: x, because: [said], confidence: 0.5, otherwise: not x}
                  - {statement: not x, confidence: 0.9996}
            claims: {said: {says: So., confidence: 0.99999997}}
            """
        )
    )
    assert "go (`a.x`); confidence 0.35" in text
    assert "`a.x`; if it is not held: `not a.x` | said | 0.99999997; itself 0.50 |" in text
    assert "`not a.x` | assumed | 0.9996 |" in text
    assert "“So.”; confidence 0.99999997." in text
    assert "| So. |  | 0.99999997 |" in text
