"""A person builds the prisoners' dilemma from nothing."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from detente.files import read
from detente.studies.analysis import analyse
from tests.browser.workbench import Workbench

Tab = Callable[..., Page]


def build(page: Page) -> None:
    """Fill the form in for the prisoners' dilemma."""
    page.get_by_role("button", name="A new model").click()
    page.get_by_label("What is the conflict called?").fill("The prisoners’ dilemma")
    for number, name in ((1, "Ann"), (2, "Bob")):
        page.get_by_label(f"Decision maker {number}", exact=True).fill(name)
        page.get_by_label(f"Option 1 of decision maker {number}", exact=True).fill("confess")
    page.get_by_label("Want 1 of Ann").select_option(label="Bob: not “confess”")
    page.get_by_role("button", name="Another want of Ann").click()
    page.get_by_label("Want 2 of Ann").select_option(label="Ann: confess")
    page.get_by_label("Want 1 of Bob").select_option(label="Ann: not “confess”")
    page.get_by_role("button", name="Make the model").click()


def test_from_the_form_to_the_equilibrium(tab: Tab, workbench: Workbench) -> None:
    workbench.model("chicken")  # the folder is not empty, so that no example is opened
    page = tab()
    build(page)
    expect(page.get_by_role("heading", name="Model", exact=True)).to_be_visible()
    # Bob's second want is added in the table of the model
    page.get_by_role("tab", name="Bob").click()
    page.get_by_role("button", name="Add a statement").click()
    page.get_by_label("Add a statement").fill("bob.confess")
    page.get_by_label("Add a statement").press("Enter")
    expect(page.get_by_text("bob.confess", exact=True)).to_be_visible()
    page.get_by_role("link", name="Overview").click()
    expect(page.get_by_text("One outcome holds by itself")).to_be_visible()
    expect(page.get_by_text("The present state holds, by credible replies")).to_be_visible()

    path = workbench.folder / "prisoners_dilemma.yaml"
    nash = analyse(read(path).conflict()).equilibria["nash"].states
    assert [state.levels for state in nash] == [(1, 1)]


def test_a_statement_that_cannot_be_read_is_told_while_it_is_written(
    tab: Tab, workbench: Workbench
) -> None:
    workbench.model("truce")
    page = tab("#truce.yaml/model/china")
    page.get_by_role("button", name="Statement 1 of China: troops").click()
    field = page.get_by_role("combobox", name="Statement 1 of China")
    field.fill("troops only if misson is neutral")
    expect(page.get_by_text("did you mean mission?")).to_be_visible()
    page.get_by_role("button", name="Write mission").click()
    expect(field).to_have_value("troops only if mission is neutral")


def test_completion_by_keyboard(tab: Tab, workbench: Workbench) -> None:
    workbench.model("truce")
    page = tab("#truce.yaml/model/china")
    page.get_by_role("button", name="Add a statement").click()
    field = page.get_by_role("combobox", name="Add a statement")
    field.press_sequentially("frame")
    expect(page.get_by_role("option", name="framework")).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value("framework")
    field.press_sequentially(" is ")
    expect(page.get_by_role("option", name="guarantees")).to_be_visible()
    field.fill("not frme and aid")
    for key in ("Home", *["ArrowRight"] * 6, "a"):  # within a word, all of which is to go
        field.press(key)
    expect(page.get_by_role("option", name="framework")).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value("not framework and aid")


def test_an_option_with_levels_is_added_and_set(tab: Tab, workbench: Workbench) -> None:
    path = workbench.model("truce")
    page = tab("#truce.yaml/model")
    page.get_by_role("button", name="Add an option of China").click()
    page.get_by_label("What China can do").fill("Lend money")
    page.get_by_label("Levels, lowest first").fill("none, some, much")
    page.get_by_role("button", name="Add", exact=True).first.click()
    page.get_by_role("radiogroup", name="Lend money at present").get_by_text("some").click()
    checked = page.get_by_role("radiogroup", name="Lend money at present").get_by_role(
        "radio", name="some"
    )
    expect(checked).to_have_attribute("aria-checked", "true")
    conflict = read(path).conflict()
    assert conflict.option("china.lend_money").level_ids == ("none", "some", "much")
    assert conflict.status_quo is not None
    assert conflict.status_quo.levels["china.lend_money"] == "some"
    assert "# most important first" in path.read_text()  # comments stay


def test_levels_are_named_added_and_removed(tab: Tab, workbench: Workbench) -> None:
    path = workbench.model("truce")
    page = tab("#truce.yaml/model")
    page.get_by_role("button", name="Levels of peacekeeping mission they back").click()
    page.get_by_role("button", name="change the title of the level none").click()
    page.get_by_label("the title of the level none").fill("nobody goes")
    page.keyboard.press("Enter")
    page.get_by_label("A level above them").fill("Blue helmets")
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="blue helmets")).to_be_visible()
    levels = read(path).conflict().option("europe.mission").levels
    assert [level.id for level in levels] == ["none", "neutral", "nato", "blue_helmets"]
    assert levels[0].title == "nobody goes"
    page.get_by_role("button", name="Remove the level blue_helmets").click()
    expect(page.get_by_role("radio", name="blue helmets")).not_to_be_visible()
    assert len(read(path).conflict().option("europe.mission").levels) == 3


def test_the_model_is_renamed_and_a_decision_maker_leaves_it(
    tab: Tab, workbench: Workbench
) -> None:
    path = workbench.model("prisoners_dilemma")
    page = tab("#prisoners_dilemma.yaml/model")
    page.get_by_role("button", name="change the title of the model").click()
    page.get_by_label("the title of the model").fill("Two in a cell")
    page.keyboard.press("Enter")
    expect(page.get_by_role("banner")).to_contain_text("Two in a cell")
    page.get_by_label("Add a decision maker").fill("The judge")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Remove The judge", exact=True).click()
    expect(page.get_by_role("tab", name="Judge")).not_to_be_visible()
    conflict = read(path).conflict()
    assert conflict.title == "Two in a cell"
    assert len(conflict.decision_makers) == 2
