"""A person reads a source, makes passages claims, links them, and mends what has moved."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import Page, expect

from detente.cli import main
from detente.files import read
from detente.files.sources import doubts, passages
from tests.browser.test_access import fit_for_all
from tests.browser.workbench import Workbench

Tab = Callable[..., Page]

FAMILY = "👨\u200d👩\u200d👧"
NOTE = (
    "A note of ours, written for a test. 😀\n\n"
    f"The {FAMILY} house and the cafe\u0301 may meet in May, the owner said.\n"
    "A river lay between them, which nobody had crossed for a whole year.\n"
    "לא לפני כן, אמר השכן: we wait 😀 until then.\n\n"
    "Nothing else was said.\n"
)
MODEL = """title: Two neighbours   # and a source
decision_makers:
  ann:
    title: Ann
    options: {stay: keep her word}
    prefers:
      - bob.stay               # most important first
      - not ann.stay
  bob:
    title: Bob
    options: {stay: keep his word}
    prefers: [ann.stay]
status_quo: []
sources:
  talk: {title: A talk with the owner, date: 2025-03-01, file: note.txt}
"""
PLACE = """words => {
  const walk = document.createTreeWalker(document.querySelector('.text'), NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode()); ) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    node.parentElement.scrollIntoView({block: 'nearest'});
    const box = range.getBoundingClientRect();
    return [box.left, box.right, box.top + box.height / 2];
  }
}"""


def drag_over(page: Page, words: str) -> None:
    """Select words in the text with the mouse, from their first letter to their last.

    A line that comes or goes above moves the text under the mouse; then once more.
    """
    for _ in range(20):
        page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        left, right, middle = page.evaluate(PLACE, words)
        page.mouse.move(left, middle)
        page.mouse.down()
        page.mouse.move((left + right) / 2, middle)
        page.mouse.move(right, middle)
        page.mouse.up()
        if page.evaluate("String(getSelection())") == words:
            return
        page.mouse.click(2, 2)
    raise AssertionError(f"{words!r} were not selected")


def quoted(path: Path, claim: str) -> str:
    """What the commands find where a claim is quoted."""
    model = read(path)
    assert [*doubts(model.conflict(), path.parent)] == []
    return passages(model.conflict(), path.parent)[claim].text


def test_a_passage_is_made_a_claim_linked_and_mended(tab: Tab, workbench: Workbench) -> None:
    path, note = workbench.folder / "small.yaml", workbench.folder / "note.txt"
    path.write_text(MODEL, encoding="utf-8")
    note.write_bytes(NOTE.replace("\n", "\r\n").encode())
    page = tab("#small.yaml/evidence")
    expect(page.locator(".lede")).to_have_text("1 source and no claim yet.")
    expect(page.locator(".text")).to_contain_text("Nothing else was said.")
    expect(page.get_by_text("dense engine")).to_be_attached()
    with_the_mouse(page, path)
    with_the_keys(page, path)
    from_mark_to_claim_and_back(page)
    after_a_change_outside(page, path, note)
    nothing_moves_under_the_mouse(page, note)
    what_is_refused_is_told_where_one_is(page)


MEET = f"{FAMILY} house and the cafe\u0301 may meet"
BEFORE = "לא לפני כן, אמר השכן: we wait 😀"


def with_the_mouse(page: Page, path: Path) -> None:
    """A passage with an emoji of several characters, and an accent of its own."""
    drag_over(page, MEET)
    page.get_by_role("button", name="Make it a claim").click()
    form = page.get_by_role("form", name="A new claim")
    expect(form.locator("blockquote")).to_have_text(MEET)
    form.get_by_label("What it claims").fill("The <b>two</b> may meet.")
    form.get_by_label("Said by").fill("the owner")
    form.get_by_label("Confidence").fill("0,7")
    name = form.get_by_label("Name in the model")
    expect(name).to_have_value("house_and_the_cafe_may_m")
    name.fill("may_meet")
    form.get_by_role("button", name="Make it a claim").click()
    lede = page.locator(".lede")
    expect(lede).to_have_text(
        "1 claim from 1 source carries 0 of 3 statements; 3 statements are our own assumptions."
    )
    claim = page.locator("#claim-may_meet")
    expect(claim.locator(".says")).to_contain_text("The <b>two</b> may meet.")
    expect(claim).to_contain_text("Nothing rests on this claim.")
    page.get_by_label("Link it to").fill("not")
    page.keyboard.press("Enter")
    expect(lede).to_contain_text("carries 1 of 3 statements")
    long = "      - statement: not ann.stay\n        because: [may_meet]\n"
    expected = MODEL.replace("      - not ann.stay\n", long)
    assert path.read_text(encoding="utf-8").startswith(expected)
    assert quoted(path, "may_meet") == MEET
    found = CliRunner().invoke(main, ["claims", str(path)])
    assert f"“{MEET}”" in found.output


def with_the_keys(page: Page, path: Path) -> None:
    """A passage is found by its words, from right to left and on."""
    before = path.read_text(encoding="utf-8")
    page.locator("h1").click()
    page.keyboard.press("n")
    page.keyboard.press("Escape")
    expect(page.get_by_role("region", name="The text of")).to_be_focused()
    page.keyboard.press("n")
    page.keyboard.type("לא לפני … we wait 😀")
    expect(page.locator("#found")).to_contain_text("Found in line 5")
    page.keyboard.press("Enter")
    form = page.get_by_role("form", name="A new claim")
    expect(form.locator("blockquote")).to_have_text(BEFORE)
    page.keyboard.type("Not before May.")
    page.keyboard.press("Tab")
    page.keyboard.type("the neighbour")
    form.get_by_label("Name in the model").fill("not_before")
    page.keyboard.press("Enter")
    expect(page.locator("mark[role=button]")).to_have_count(2)
    assert quoted(path, "not_before") == BEFORE
    fit_for_all(page)
    page.locator("h1").click()
    page.keyboard.press("Control+z")
    expect(page.locator("mark[role=button]")).to_have_count(1)
    assert path.read_text(encoding="utf-8") == before
    page.keyboard.press("Control+y")
    expect(page.locator("mark[role=button]")).to_have_count(2)


def from_mark_to_claim_and_back(page: Page) -> None:
    page.get_by_role("button", name="לא לפני").press("Enter")
    expect(page.locator("#claim-not_before")).to_have_class(re.compile("selected"))
    page.get_by_role("button", name="Show the passage of may meet").click()
    expect(page.locator("mark.selected")).to_have_text(MEET)


def after_a_change_outside(page: Page, path: Path, note: Path) -> None:
    """One passage moves, one is lost; both are mended."""
    anew = "A heading\n\n" + NOTE.replace("we wait", "we shall wait")
    note.write_text(anew, encoding="utf-8")
    moved = page.get_by_text("The passage has moved in the text")
    expect(moved).to_be_visible()
    expect(page.get_by_text("The passage is not in note.txt")).to_be_visible()
    page.get_by_role("button", name="Write down its new place").click()
    expect(moved).not_to_be_visible()
    page.get_by_role("button", name="Choose not before").click()
    expect(page.locator("#claim-not_before")).to_have_class(re.compile("selected"))
    drag_over(page, "we shall wait")
    page.get_by_role("button", name="Quote it for not before").click()
    expect(page.locator("mark[role=button]")).to_have_count(2)
    assert (quoted(path, "may_meet"), quoted(path, "not_before")) == (MEET, "we shall wait")


def nothing_moves_under_the_mouse(page: Page, note: Path) -> None:
    """A mark takes a click though the claim whose passage is elsewhere loses the focus by it."""
    far = "".join(f"Nothing in paragraph {number}.\n\n" for number in range(60))
    text = note.read_text(encoding="utf-8")
    note.write_text(text.replace("between them", far), encoding="utf-8")
    expect(page.get_by_text("Nothing in paragraph 7.")).to_be_attached()
    page.get_by_role("button", name="Show the passage of not before").click()
    expect(page.locator("mark.selected")).to_be_in_viewport()
    page.locator(".scroller").evaluate("one => one.scrollTop = 0")
    page.locator("mark[role=button]").first.click()
    expect(page.locator("#claim-may_meet")).to_have_class(re.compile("selected"))


def what_is_refused_is_told_where_one_is(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 320})
    page.get_by_role("button", name="the name of may_meet").click()
    page.keyboard.type("not_before")
    page.keyboard.press("Enter")
    expect(page.get_by_text("There is a claim not_before already")).to_be_in_viewport()
    assert page.evaluate("scrollY") > 0
    expect(page.locator("#claim-may_meet")).to_have_class(re.compile("selected"))


def test_from_a_statement_to_its_passage_and_what_cannot_be_shown(
    tab: Tab, workbench: Workbench
) -> None:
    path = workbench.folder / "small.yaml"
    (workbench.folder.parent / "secret.txt").write_text("a secret")
    (workbench.folder / "note.txt").write_text(NOTE, encoding="utf-8")
    path.write_text(MODEL + MORE, encoding="utf-8")
    page = tab("#small.yaml/model/bob")
    from_the_model(page, path)
    texts_that_are_not_there(page)
    in_place(page, path)
    assert "a secret" not in page.content()


MORE = """  out: {title: Elsewhere, file: ../secret.txt}
  bare: {title: Without a text}
claims:
  may_meet: {source: talk, says: They <i>may</i> meet., quote: {exact: A note of ours}}
"""


def from_the_model(page: Page, path: Path) -> None:
    page.get_by_role("button", name="what statement 1 of bob rests on").click()
    page.get_by_role("checkbox", name="may meet").check()
    chip = page.get_by_role("link", name="may meet", exact=True)
    chip.focus()
    expect(page.get_by_role("tooltip")).to_contain_text("They <i>may</i> meet.")
    fit_for_all(page)
    assert "prefers: [{statement: ann.stay, because: [may_meet]}]" in path.read_text()
    chip.click()
    expect(page.locator("mark.selected")).to_have_text("A note of ours")
    page.get_by_role("list", name="What rests on may_meet").get_by_role("link").click()
    expect(page.get_by_role("tab", name="Bob")).to_have_attribute("aria-selected", "true")
    page.go_back()


def texts_that_are_not_there(page: Page) -> None:
    text = page.locator(".text")
    page.get_by_role("tab", name="Elsewhere").click()
    expect(page.get_by_text("leads out of the model’s folder")).to_be_visible()
    page.get_by_role("button", name="the text file of out").click()
    page.keyboard.type("note.txt")
    page.keyboard.press("Enter")
    expect(text).to_contain_text("Nothing else was said.")
    expect(page.get_by_role("tab", name="Elsewhere")).to_have_attribute("aria-selected", "true")
    page.get_by_role("tab", name="Without a text").click()
    page.get_by_label("File, from the model’s folder").fill("note.txt")
    page.keyboard.press("Enter")
    expect(text).to_contain_text("Nothing else was said.")


def in_place(page: Page, path: Path) -> None:
    """A claim is renamed, weighed anew, unlinked, removed, and brought back."""
    page.get_by_role("tab", name="A talk").click()
    page.get_by_role("button", name="the name of may_meet").click()
    page.keyboard.type("meeting")
    page.keyboard.press("Enter")
    expect(page.locator("#claim-meeting")).to_be_visible()
    page.get_by_role("button", name="the confidence of meeting").click()
    page.keyboard.type("0.6")
    page.keyboard.press("Enter")
    expect(page.locator("#claim-meeting .conf")).to_contain_text("0.60")
    page.get_by_role("button", name="Unlink “ann.stay”").click()
    expect(page.locator(".lede")).to_contain_text("carries 0 of 3 statements")
    assert "prefers: [ann.stay]\n" in path.read_text()
    page.get_by_role("button", name="Remove meeting").click()
    expect(page.locator(".lede")).to_have_text("3 sources and no claim yet.")
    page.keyboard.press("Control+z")
    expect(page.locator("mark[role=button]")).to_have_count(1)
