"""A person asks how sure an outcome is, which claims it hangs on, and stops a long answer."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_access import fit_for_all
from tests.browser.workbench import Workbench

Tab = Callable[..., Page]

SMALL = """title: Two neighbours
decision_makers:
  ann:
    title: Ann
    options: {stay: keep her word}
    prefers:
      - bob.stay
      - {statement: ann.stay, because: [ann_said], otherwise: not ann.stay}
  bob:
    title: Bob
    options: {stay: keep his word}
    prefers:
      - ann.stay
      - {statement: bob.stay, because: [bob_said], otherwise: not bob.stay}
status_quo: []
define: {peace: ann.stay and bob.stay}
claims:
  ann_said: {says: Ann will keep her word., said_by: Ann, confidence: 0.8}
  bob_said: {says: Bob will keep his word., said_by: a friend of Bob, confidence: 0.6}
"""


PLACES = """decision_makers:
  union:
    options: {strike: strike}
    prefers: [strike if not port.raise, {statement: not strike, positions: [1]}]
  port: {options: {raise: raise wages}, prefers: [not raise]}
"""


def test_a_wish_that_may_stand_elsewhere_is_uncertain_too(tab: Tab, workbench: Workbench) -> None:
    (workbench.folder / "places.yaml").write_text(PLACES)
    hangs = tab("#places.yaml").locator("section").filter(has_text="The claim it hangs on")
    expect(hangs).to_contain_text("It hangs most on whether")


def test_how_sure_it_is_and_what_it_hangs_on(tab: Tab, workbench: Workbench) -> None:
    path = workbench.folder / "small.yaml"
    path.write_text(SMALL)
    page = tab("#small.yaml")
    hangs = page.locator("section").filter(has_text="The claim it hangs on")
    expect(hangs).to_contain_text("Bob will keep his word.")
    expect(hangs).to_contain_text("0.80 if that is true, 0.20 if not.")
    in_the_outcomes(page)
    hangs.get_by_role("link", name="How sure is it?").click()

    lede = page.locator(".lede")
    expect(lede).to_contain_text("“peace” holds by credible replies with probability 0.56.")
    expect(
        page.get_by_role("img", name="Peace: Nash 0.48, SSEQ 0.56, SEQ 0.56, GMR 1").first
    ).to_be_visible()
    bob = page.get_by_role("button", name="Bob will keep his word.")
    expect(page.get_by_role("img", name="if true 0.80, if not 0.20")).to_be_visible()
    expect(page.get_by_text("If this alone is false, the answer turns round").first).to_be_visible()
    expect(page.get_by_text("Either of these, false alone, turns that round")).to_be_visible()
    fit_for_all(page)

    page.get_by_role("button", name="Report…").click()  # asks for what the page speaks of
    expect(page.get_by_role("dialog").get_by_label("What is wanted")).to_have_value("peace")
    page.keyboard.press("Escape")
    wanted = page.get_by_role("button", name="Peace", exact=True)
    wanted.focus()
    expect(page.get_by_text("hangs on bob said (+0.60) and ann said (+0.20).")).to_be_visible()
    expect(page.get_by_role("cell", name="bears on Peace: +0.60")).to_be_visible()
    page.keyboard.press("Enter")
    expect(wanted).to_have_attribute("aria-pressed", "true")
    page.get_by_label("What is wanted").focus()
    expect(page.get_by_role("cell", name="bears on Peace: +0.60")).to_be_visible()
    bob.hover()
    expect(page.get_by_role("cell", name="hangs on it: +0.60").first).to_be_visible()

    page.get_by_role("button", name="As a table").click()
    row = page.get_by_role("row").filter(has_text="some outcome with this")
    expect(row.get_by_role("cell")).to_have_text(["0.48", "0.56", "0.56", "1", ""])
    page.get_by_label("How it is to hold").select_option("gmr")
    expect(lede).to_contain_text("with probability 1. No single thing")
    page.get_by_label("What is wanted").fill("not ann.stya")
    expect(page.get_by_role("button", name="Write ann.stay")).to_be_visible()
    path.write_text(SMALL.replace(", confidence: 0.8", "").replace(", confidence: 0.6", ""))
    page.get_by_role("button", name="Write ann.stay").click()
    expect(lede).to_contain_text("Nothing in this model is uncertain")
    expect(page.get_by_role("button", name="Say how sure something is")).to_be_visible()


ROOM = "one => [one.getBoundingClientRect().top + scrollY, one.offsetHeight]"


def in_the_outcomes(page: Page) -> None:
    """What is known is not asked again; an outcome tells what it hangs on, by mouse and by keys."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    page.get_by_role("link", name="Outcomes").click()
    told = page.locator(".hanging")
    expect(told).to_contain_text("Point at an outcome")
    table = page.get_by_role("table")
    room = table.evaluate(ROOM)
    now = table.get_by_role("button", name="Present state")
    now.focus()
    expect(told).to_contain_text("hangs on ann said (−0.40) and bob said (−0.20).")
    page.keyboard.press("ArrowRight")
    expect(told).to_contain_text(
        "A holds with probability 0.56 (SEQ) and hangs on bob said (+0.60)"
    )
    table.get_by_role("row", name="States in the group").get_by_role("cell").last.hover()
    expect(told).to_contain_text(
        "C holds with probability 0.12 (SEQ) and hangs on ann said (−0.60)"
    )
    fit_for_all(page)
    assert table.evaluate(ROOM) == room
    page.get_by_role("button", name="In words").click()
    page.get_by_role("listitem").first.hover()
    expect(told).to_contain_text("A holds")
    told.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Evidence")
    assert "sure" not in asked
    page.get_by_role("link", name="Overview").click()


def off(lede: str) -> float:
    """By how much a figure may be off, as the answer tells it."""
    found = re.search(r"give or take ([\d.]+)\.", lede)
    assert found is not None, lede
    return float(found[1])


def test_a_long_answer_is_told_roughly_and_can_be_stopped(tab: Tab, workbench: Workbench) -> None:
    workbench.model("truce")
    page = tab("#truce.yaml/sure")
    lede = page.locator(".lede")
    expect(lede).to_contain_text("draws, give or take", timeout=120_000)
    expect(lede).to_contain_text("It hangs most on the claim conditional_readiness")
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("Stopped at an error of")).to_be_visible()
    known = off(lede.inner_text())
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    assert off(lede.inner_text()) <= known
    page.get_by_role("button", name="B Truce, neutral mission").click()
    expect(page.get_by_role("cell", name="bears on B: +")).not_to_have_count(0)
    page.keyboard.press("w")
    expect(page.get_by_role("heading", level=1)).to_have_text("What if")
