"""A person reads the truce, changes a priority, sees what changes, finds out why, takes it back."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from detente.files import read
from tests.browser.workbench import Workbench

Tab = Callable[..., Page]


def test_a_moved_statement_changes_the_outcomes_and_undo_brings_them_back(
    tab: Tab, workbench: Workbench
) -> None:
    path = workbench.model("truce")
    before = path.read_text()
    page = tab("#truce.yaml/model/ukraine")
    expect(page.get_by_text("dense engine")).to_be_visible()
    grip = page.get_by_role("button", name="Statement 2 of Ukraine: move")
    grip.focus()
    page.keyboard.press("Alt+ArrowDown")
    told = page.get_by_text("116 states that hold become", exact=False)
    expect(told).to_be_visible()
    expect(page.get_by_role("button", name="Statement 3 of Ukraine: move")).to_be_focused()
    assert path.read_text() != before

    page.get_by_role("link", name="Outcomes").click()
    expect(page.get_by_text("116 states that hold become", exact=False)).to_be_visible()
    page.keyboard.press("Control+z")
    expect(page.get_by_text("116 states hold under some concept", exact=False)).to_be_visible()
    expect(page.get_by_role("button", name="Redo")).to_be_enabled()
    assert path.read_text() == before


def test_dragging_does_the_same_as_the_keys(tab: Tab, workbench: Workbench) -> None:
    path = workbench.model("truce")
    page = tab("#truce.yaml/model/china")
    rows = page.locator("li.slot")
    rows.nth(0).drag_to(rows.nth(2))
    expect(rows.nth(2)).to_contain_text("troops only if mission is neutral")
    wants = [line for line in path.read_text().splitlines() if "{statement: t" in line]
    assert wants[-2:] == [
        "      - {statement: truce, confidence: 0.7}",
        "      - {statement: troops only if mission is neutral, confidence: 0.9}",
    ]


def test_why_from_the_overview_to_a_reply_and_on(tab: Tab, workbench: Workbench) -> None:
    workbench.model("truce")
    page = tab("#truce.yaml")
    expect(page.get_by_text("One outcome holds by itself", exact=False)).to_be_visible()
    page.get_by_role("button", name="The present state").click()
    expect(page.get_by_role("heading", name="Why would it not last?")).to_be_visible()
    expect(page.get_by_text("could happen anyway").first).to_be_visible()
    page.get_by_role("button", name="ukraine.ceasefire: limited → general").first.click()
    expect(page.get_by_role("heading", name="The present state")).not_to_be_visible()
    page.get_by_role("tab", name="A Guarantees").click()
    expect(page.get_by_role("heading", name="Why does it hold?")).to_be_visible()
    expect(page.get_by_text("It holds by itself")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Why would it not last?")).to_be_visible()


def test_a_scenario_and_another_day(tab: Tab, workbench: Workbench) -> None:
    workbench.model("truce")
    page = tab("#truce.yaml/outcomes")
    page.get_by_role("combobox", name="What if").select_option(label="nato off the table")
    expect(page.get_by_text("3 states hold", exact=False)).to_be_visible()
    page.get_by_role("combobox", name="What if").select_option(value="")
    page.get_by_role("combobox", name="As of").select_option(index=1)
    page.get_by_role("button", name="truce", exact=True).click()
    expect(page.get_by_text("No group that holds fits.")).to_be_visible()


def test_a_filter_that_cannot_be_read_keeps_all_shown(tab: Tab, workbench: Workbench) -> None:
    workbench.model("truce")
    page = tab("#truce.yaml/outcomes")
    field = page.get_by_label("Show where")
    field.fill("truce and misson is neutral")
    expect(page.get_by_text("All groups stay shown.")).to_be_visible()
    expect(page.get_by_role("columnheader")).to_have_count(10)
    field.fill("truce and mission is neutral")
    expect(page.get_by_text("of which", exact=False)).to_be_visible()


def test_the_file_and_the_rows_follow_each_other(tab: Tab, workbench: Workbench) -> None:
    path = workbench.model("prisoners_dilemma")
    page = tab("#prisoners_dilemma.yaml/model")
    page.get_by_role("button", name="Show the file beside").click()
    editor = page.get_by_label("The model file")
    editor.click()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text("\ndefine:\n  both: true\n")
    expect(page.locator(".define > .name")).to_have_text("both")
    assert "both: true" in path.read_text()
    page.get_by_label("Add a decision maker").fill("The judge")
    page.keyboard.press("Enter")
    expect(editor).to_contain_text("judge:")
    assert read(path).conflict().decision_makers[-1].title == "The judge"


def test_the_first_start_opens_the_truce_with_a_tour(tab: Tab, workbench: Workbench) -> None:
    page = tab()
    expect(page.get_by_role("heading", name="A truce in Ukraine")).to_be_visible()
    tour = page.get_by_role("complementary", name="Guided tour")
    for title in ("All that can hold", "Why", "Change it", "Nothing is lost"):
        tour.get_by_role("button", name="Next").click()
        expect(tour).to_contain_text(title)
    tour.get_by_role("button", name="Done").click()
    expect(tour).not_to_be_visible()
    assert list(workbench.folder.iterdir()) == []  # nothing is written without a change
    page.get_by_role("radiogroup", name="offer troops").get_by_text("yes").click()
    expect(page.get_by_text("Saved in truce.yaml")).to_be_visible()
    assert (workbench.folder / "truce.yaml").exists()
    page.reload()
    expect(page.get_by_role("heading", name="Model", exact=True)).to_be_visible()
    expect(tour).not_to_be_visible()


def test_every_command_by_keyboard(tab: Tab, workbench: Workbench) -> None:
    workbench.model("truce")
    page = tab("#truce.yaml")
    expect(page.get_by_text("Four outcomes to know")).to_be_visible()
    page.keyboard.press("4")
    expect(page.get_by_role("heading", name="States and moves")).to_be_visible()
    page.keyboard.press("Control+k")
    page.keyboard.type("prefers china")
    page.keyboard.press("Enter")
    expect(page.get_by_role("tab", name="China")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("n")
    expect(page.get_by_role("combobox", name="Add a statement")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("combobox", name="Add a statement")).not_to_be_visible()


def test_the_graph_in_each_scope(tab: Tab, workbench: Workbench) -> None:
    workbench.model("truce")
    page = tab("#truce.yaml/graph")
    expect(page.get_by_text("2,700 of 7,488 states can be reached by these moves;")).to_be_visible()
    page.get_by_role("button", name="As a table").click()
    expect(page.get_by_role("cell", name="the present state").first).to_be_visible()
    page.get_by_role("button", name="All that can be reached").click()
    expect(page.get_by_text("are drawn as 48 groups", exact=False)).to_be_visible()
    for name in ("Ukraine", "United States", "Russia", "China", "France and the United Kingdom"):
        page.get_by_role("button", name=f"moves of {name}").click()
    expect(page.get_by_text("1 of 7,488 states can be reached by these moves.")).to_be_visible()
    page.get_by_role("button", name="As a table").click()
    assert page.locator("canvas").count() == 3
