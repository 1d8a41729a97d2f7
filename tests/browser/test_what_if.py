"""A person sets what-ifs beside the model: what each changes, and because of what."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.workbench import Workbench

Tab = Callable[..., Page]


def test_what_ifs_side_by_side(tab: Tab, workbench: Workbench) -> None:
    workbench.model("north_korea_2017")
    page = tab("#north_korea_2017.yaml/what-if")
    expect(page.get_by_text("Both what-ifs change what holds.")).to_be_visible()
    expect(page.get_by_text("because of (c), which would do alone").first).to_be_visible()
    head = page.get_by_role("columnheader")
    expect(head).to_have_text(["Outcome", "The model", "Irreversible invasion", "Belligerent"])
    row = page.get_by_role("row").filter(has_text="Not withdraw, not invade")
    expect(row.get_by_role("cell").last).to_contain_text("no longer holds")
    page.get_by_role("button", name="What changes").click()
    expect(page.get_by_role("row").filter(has_text="Strike")).not_to_be_visible()

    page.get_by_role("button", name="Irreversible invasion", exact=True).click()
    expect(page.get_by_text("The what-if changes what holds.")).to_be_visible()
    expect(head).to_have_text(["Outcome", "The model", "Belligerent"])
    page.get_by_role("button", name="Belligerent", exact=True).click()
    expect(page.get_by_text("Choose at least one to compare.")).to_be_visible()
    page.get_by_text("What if something could not be taken back?").click()
    page.get_by_label("invade South Korea").check()
    expect(head).to_have_text(["Outcome", "The model", "Invade both ways", "Invade one-way"])


def test_every_view_under_a_what_if(tab: Tab, workbench: Workbench) -> None:
    workbench.model("north_korea_2017")
    page = tab("#north_korea_2017.yaml/what-if")
    page.get_by_role("button", name="Show every view under it: Belligerent").click()
    expect(page.get_by_text("All other views show “Belligerent” now.")).to_be_visible()
    page.get_by_role("link", name="Outcomes").click()
    expect(page.get_by_role("combobox", name="What if")).to_have_value("belligerent")
    page.go_back()
    page.get_by_role("button", name="Show the model itself again").first.click()
    expect(page.get_by_text("All other views show")).not_to_be_visible()


def test_a_model_without_what_ifs_shows_how_to_write_one(tab: Tab, workbench: Workbench) -> None:
    path = workbench.model("chicken")
    page = tab("#chicken.yaml/what-if")
    expect(page.get_by_text("The model has no what-ifs yet.")).to_be_visible()
    page.get_by_role("button", name="Write one in the model file").click()
    editor = page.get_by_label("The model file")
    editor.click()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text("\nscenarios:\n  another_course:\n    given: [not driver_1.swerve]\n")
    expect(page.get_by_text("Saved in chicken.yaml")).to_be_visible()
    page.get_by_role("link", name="What if").click()
    expect(page.get_by_text("The what-if changes what holds.")).to_be_visible()
    assert "another_course" in path.read_text()
