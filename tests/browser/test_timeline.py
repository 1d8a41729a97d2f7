"""A person follows a model over time, looks at it as of another day, and dates something."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_access import fit_for_all
from tests.browser.workbench import Workbench

Tab = Callable[..., Page]

DATED = """title: Two neighbours
as_of: 2025-03-08
decision_makers:
  ann:
    title: Ann
    options: {stay: keep her word}
    prefers: [bob.stay, ann.stay]
  bob:
    title: Bob
    options: {stay: keep his word}
    prefers:
      - {statement: not bob.stay, until: 2025-03-01, because: [bob_was_sly]}
      - ann.stay
      - bob.stay
status_quo: []
define: {peace: ann.stay and bob.stay}
claims:
  bob_was_sly: {says: Bob was not going to keep his word.}
"""


def test_what_is_dated_is_followed_over_time(tab: Tab, workbench: Workbench) -> None:
    path = workbench.folder / "small.yaml"
    path.write_text(DATED.replace(", until: 2025-03-01", ""))
    page = tab("#small.yaml")
    page.get_by_role("link", name="Timeline").wait_for()
    page.keyboard.press("7")
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeline")
    lede = page.locator(".lede")
    expect(lede).to_contain_text("Nothing in this model is dated")
    expect(page.locator("pre")).to_contain_text("statement: bob.stay\n        since: 2025-03-07")
    page.get_by_role("button", name="Date something in the model file").click()
    expect(page.get_by_label("The model file")).to_be_visible()
    path.write_text(DATED)
    page.get_by_role("link", name="Timeline").click()
    expect(lede).to_contain_text("From 1 March 2025:")
    now = page.get_by_role("button", name="from 1 March 2025")
    then = page.get_by_role("button", name="before 1 March 2025")
    expect(now).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("the model’s own day, 8 March 2025").last).to_be_visible()
    peace = page.get_by_role("row").filter(has_text="some outcome with this")
    expect(peace.get_by_role("cell")).to_have_text(["does not hold", "Nash, 1 of 1"])
    expect(page.get_by_role("link", name="bob was sly")).to_be_visible()
    fit_for_all(page)

    then.click()
    expect(then).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("in view in all views")).to_be_visible()
    expect(page.get_by_text("as of 28 February 2025")).to_be_visible()
    now.click()
    expect(page.get_by_text("in view in all views")).not_to_be_visible()

    page.get_by_label("Followed over time").fill("not ann.stay")
    followed = page.get_by_role("row").filter(has_text="some outcome with this")
    expect(followed.get_by_role("cell")).to_have_text(["does not hold", "SMR only"])
    page.get_by_label("How it is to hold").select_option("gmr")
    expect(page.get_by_role("row").filter(has_text="States that hold so")).to_be_visible()
    page.get_by_role("link", name="in the model").click()
    expect(page.get_by_role("tab", name="Bob")).to_have_attribute("aria-selected", "true")
    page.set_viewport_size({"width": 320, "height": 800})
    page.keyboard.press("7")  # where there is no room for all periods it opens at the present
    expect(now).to_be_in_viewport(ratio=0.9)
