"""A person sees who could leave the present state together, and who upsets an outcome."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_access import fit_for_all
from tests.browser.workbench import Workbench

Tab = Callable[..., Page]


def test_whom_to_talk_to_and_who_upsets_an_outcome(tab: Tab, workbench: Workbench) -> None:
    workbench.model("elmira")
    page = tab("#elmira.yaml/coalitions")
    expect(page.locator(".lede").first).to_contain_text("The local government alone could leave")
    expect(page.get_by_role("heading", name="Whom to talk to now")).to_be_visible()
    expect(page.get_by_text("Nobody: no group with Uniroyal in it")).to_be_visible()
    expect(page.get_by_text("The step is told under", exact=False)).to_be_visible()

    page.get_by_role("cell").get_by_role("button", name="Insist", exact=True).click()
    expect(page.get_by_text("It does not withstand coalitions")).to_be_visible()
    first = page.locator(".seq").first
    expect(first).to_contain_text("Choose “modify the control order”")
    expect(first).to_contain_text("5 → 4 of")
    fit_for_all(page)
    page.get_by_role("button", name="moe.modify: no → yes").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("last")
    page.go_back()
    page.get_by_role("tab", name="Present state").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("It withstands every coalition: no group")).to_be_visible()


def test_an_edit_is_followed(tab: Tab, workbench: Workbench) -> None:
    path = workbench.folder / "small.yaml"
    path.write_text(
        "decision_makers:\n"
        "  ann: {title: Ann, options: {stay: stay}, prefers: [bob.stay, not ann.stay]}\n"
        "  bob: {title: Bob, options: {stay: stay}, prefers: [ann.stay, not bob.stay]}\n"
        "status_quo: []\n"
    )
    page = tab("#small.yaml/coalitions")
    lede = page.locator(".lede").first
    expect(lede).to_contain_text("Ann and Bob together could leave the present state")
    path.write_text(path.read_text().replace("bob.stay, not ann.stay", "not ann.stay, bob.stay"))
    expect(lede).to_contain_text("From the present state nobody could gain")
