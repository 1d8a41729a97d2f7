"""A report as HTML: one well-formed file that loads and runs nothing."""

from __future__ import annotations

import pytest

import detente
from detente.report.document import Asked, compose, find, html
from detente.report.document.blocks import Document, Item, Items, Link, Para, Section, Table
from tests.unit.report.document.reported import GRAPH, NASTY, report
from tests.well_formed import Page


def case(name: str) -> str:
    model = detente.case(name).read()
    others = {scenario: model.conflict(scenario) for scenario in model.scenarios}
    return html(compose(find(model.conflict(), Asked(model=model.conflict(), scenarios=others))))


@pytest.mark.parametrize("name", ["elmira", "elmira_graph", "stag_hunt"])
def test_reports_of_cases_are_well_formed_and_need_nothing_from_elsewhere(name: str) -> None:
    text = case(name)
    assert Page(text).faults == []
    for word in ("http:", "https:", "url(", "@import", "javascript", "://"):
        assert word not in text


@pytest.mark.parametrize("model", [NASTY, GRAPH])
def test_so_are_those_of_odd_models(model: str) -> None:
    assert Page(html(report(model))).faults == []


def test_what_people_write_is_text_and_nothing_else() -> None:
    page = Page(html(report(NASTY, want=None)))
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "img", "b", "i", "u", "em"}
    told = "".join(page.text)
    assert page.headings[0] == (1, '<script>alert("x")</script> & `שלום` *🕊️*')
    for text in (
        'The <i>first</i> & "last"',
        '"><img src=x onerror=alert(1)>',
        "مرحبا",
        "<em>she</em>",
        "<u>Paper</u>",
        "Two < three.",
        "https://example.org/?a=1&b=2",
    ):
        assert text in told
    assert all(link.startswith("#") for link in page.links)


def test_a_sentence_of_ours_runs_from_left_to_right_whatever_name_it_begins_with() -> None:
    words = ("שלום would rather stay.", "שלום וברכה")
    text = html(Document("t", "s", (Items(tuple(map(Item, words))),), ()))
    assert "<li>שלום would rather stay.</li>" in text
    assert '<li dir="rtl">שלום וברכה</li>' in text


def test_a_statement_leads_to_the_claims_that_it_rests_on() -> None:
    page = Page(html(report(NASTY)))
    assert "#claim-said" in page.links
    assert "claim-said" in page.ids


def test_the_same_model_gives_the_same_file() -> None:
    assert html(report(NASTY)) == html(report(NASTY))


def test_every_kind_of_block() -> None:
    document = Document(
        "t",
        "s",
        (Para("lede", "lede"),),
        (
            Section(
                "one",
                "One",
                (
                    Items((Item("a", (Items((Item("b"),), ordered=True),)),)),
                    Table("T", ("h", "i"), (("r", (Link("x", "one"),)),), ("row",)),
                ),
            ),
        ),
    )
    text = html(document)
    assert Page(text).faults == []
    assert '<th scope="col">h</th>' in text
    assert '<tr id="row"><th scope="row">r</th>' in text
