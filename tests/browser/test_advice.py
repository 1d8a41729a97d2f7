"""A person asks what would have to change, sets a price, and stops a long search."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from detente.conflict.statement.text import text
from detente.files import read
from tests.browser.test_access import fit_for_all
from tests.browser.workbench import Workbench

Tab = Callable[..., Page]

SMALL = """title: Two neighbours
decision_makers:
  ann:
    title: Ann
    options: {stay: keep her word}
    prefers: [bob.stay, not ann.stay]   # most important first
  bob:
    title: Bob
    options: {stay: keep his word}
    prefers: [ann.stay, not bob.stay]
status_quo: []
define: {peace: ann.stay and bob.stay}
"""


def test_what_is_asked_is_answered_and_the_prices_count(tab: Tab, workbench: Workbench) -> None:
    path = workbench.folder / "small.yaml"
    path.write_text(SMALL)
    page = tab("#small.yaml/advice")
    lede = page.locator(".lede")
    expect(lede).to_contain_text("“Peace” holds by credible replies already")
    page.get_by_role("button", name="Ask what would make it hold by itself").click()
    expect(lede).to_contain_text("“Peace” would hold by itself if Ann could not take back")
    expect(lede).to_contain_text("Four ways at the price of 2 would do")
    page.get_by_label("what can be done").uncheck()
    expect(lede).to_contain_text("if Ann no longer wanted not ann.stay and Bob")
    first = page.locator("ol > li").first
    expect(first).to_contain_text("Who would have to change:")
    expect(first).to_contain_text("Better off than now: Ann and Bob. Worse off: nobody.")

    page.locator("summary", has_text="Ann").click()
    price = page.get_by_role("spinbutton", name="Price of wish 2 of Ann")
    price.fill("0.5")
    price.press("Enter")
    expect(lede).to_contain_text("at the price of 1.5")
    assert "{statement: not ann.stay, price: 0.5}]   # most important first" in path.read_text()
    page.get_by_role("checkbox", name="Fixed: wish 2 of Ann").check()
    expect(lede).to_contain_text("No change at a price of up to 2 makes “peace” hold")
    page.keyboard.press("Control+z")
    expect(lede).to_contain_text("at the price of 1.5")
    assert read(path).conflict().decision_makers[0].title == "Ann"
    fit_for_all(page)
    page.get_by_role("button", name="Suppose it, as a what-if").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What if")
    model = read(path)
    assert [*model.scenarios] == ["peace_advised"]
    wants = model.conflict("peace_advised").decision_makers[0].preference
    assert [text(one.expr) for one in wants.statements] == ["bob.stay"]  # type: ignore[union-attr]


def test_what_is_written_wrong_is_told_and_mended(tab: Tab, workbench: Workbench) -> None:
    (workbench.folder / "small.yaml").write_text(SMALL)
    page = tab("#small.yaml/advice")
    field = page.get_by_label("What is wanted")
    field.fill("peac and not ann.stay")
    expect(page.get_by_text("There is no peac")).to_be_visible()
    page.get_by_role("button", name="Write peace").click()
    expect(page.locator(".lede")).to_contain_text("contradicts itself")
    field.fill("")
    expect(page.locator(".lede")).to_contain_text("Say what is wanted")
    page.get_by_role("button", name="the present state").click()
    expect(page.locator(".lede")).to_contain_text("keeps the present state from holding")


def test_a_long_search_is_stopped(tab: Tab, workbench: Workbench) -> None:
    workbench.model("truce")
    page = tab("#truce.yaml/advice")
    expect(page.locator(".lede")).to_contain_text("“Truce” holds by credible replies already")
    page.get_by_label("also, apart, changes of heart").check()
    page.get_by_label("How it is to hold").select_option("nash")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".state")).to_contain_text("The search was stopped")
    expect(page.get_by_role("button", name="Search on")).to_be_visible()
    page.get_by_role("button", name="Search on").click()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("button", name="Search on")).to_be_visible()
