"""A person asks how to come to an outcome, who would lose on the way, and sees it in the graph."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.workbench import Workbench

Tab = Callable[..., Page]

NO_PRESENT = """
decision_makers:
  a: {title: Ann, options: {x: sign}, prefers: [x]}
  b: {title: Ben, options: {y: pay}, prefers: [y]}
irreversible: [x]
"""


def test_the_way_to_an_outcome_and_in_the_graph(tab: Tab, workbench: Workbench) -> None:
    workbench.model("truce")
    page = tab("#truce.yaml")
    expect(page.get_by_text("Four outcomes to know")).to_be_visible()
    page.keyboard.press("5")
    expect(page.get_by_role("heading", name="How to get there")).to_be_visible()
    expect(page.get_by_text("leads to outcome A in two moves that each gain")).to_be_visible()
    expect(page.locator("ol.steps > li")).to_have_count(2)
    expect(page.get_by_text("Moves lead to all of the 7,487 other states.")).to_be_visible()

    page.get_by_role("button", name="Truce, neutral mission, no proposal").click()
    expect(page.get_by_text("leads to outcome B in five moves that each gain")).to_be_visible()
    expect(page.locator("ol.steps > li")).to_have_count(5)
    expect(page.get_by_text("In the end everybody is better off")).to_be_visible()
    page.get_by_role("button", name="Any moves: 4 moves").click()
    steps = page.locator("ol.steps > li")
    expect(steps).to_have_count(4)
    expect(page.get_by_text("loses", exact=True)).to_be_visible()
    page.get_by_role("button", name="The next path").click()
    expect(page.get_by_text("Path 2 of 12")).to_be_visible()

    page.get_by_role("button", name="Show it in the graph").click()
    expect(page.get_by_text("its moves numbered: 4 moves to outcome B.")).to_be_visible()
    page.get_by_role("button", name="As a table").click()
    expect(page.get_by_text("move 4 of the path")).to_be_visible()
    page.get_by_role("button", name="Back to the path").click()
    expect(page.get_by_text("leads to outcome B in five moves")).to_be_visible()
    page.get_by_role("link", name="Graph").click()
    page.get_by_role("button", name="Leave it out").click()
    expect(page.get_by_text("its moves numbered")).not_to_be_visible()


def test_a_step_leads_to_why_and_why_leads_back(tab: Tab, workbench: Workbench) -> None:
    workbench.model("elmira_graph")
    page = tab("#elmira_graph.yaml/paths")
    page.get_by_role("button", name="s9, “Uniroyal abandons its plant”").click()
    expect(page.get_by_text("in one move, but not by gains alone")).to_be_visible()
    page.get_by_role("button", name="Why it holds").click()
    expect(page.get_by_role("heading", name="Why does it hold?")).to_be_visible()
    page.get_by_role("button", name="How to get there").click()
    expect(page.get_by_text("in one move, but not by gains alone")).to_be_visible()
    page.get_by_label("From", exact=True).select_option(
        label="A · s5, “Uniroyal delays; the local government insists”"
    )
    expect(page.get_by_text("Outcome A leads to outcome E")).to_be_visible()


def test_states_that_are_written_and_what_cannot_be(tab: Tab, workbench: Workbench) -> None:
    (workbench.folder / "deal.yaml").write_text(NO_PRESENT)
    page = tab("#deal.yaml/paths")
    expect(page.get_by_text("The model names no present state.")).to_be_visible()
    page.get_by_label("From", exact=True).select_option(label="a state that you write …")
    page.get_by_label("From: the state").fill("x, nothing")
    page.keyboard.press("Enter")
    expect(page.get_by_text("`x, nothing` names no state", exact=False)).not_to_be_visible()
    expect(page.get_by_text("names no state: there is no")).to_be_visible()
    page.get_by_label("From: the state").fill("a.x")
    page.keyboard.press("Enter")
    expect(page.get_by_text("leads to outcome A in one move, by which Ben gains.")).to_be_visible()
    page.get_by_label("to", exact=True).select_option(label="a state that you write …")
    page.get_by_label("to: the state").fill("b.y")
    page.keyboard.press("Enter")
    expect(
        page.get_by_text("Ann would have to take back “sign”, which cannot be done")
    ).to_be_visible()
