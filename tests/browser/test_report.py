"""The truce's report in a real browser: in light and dark, on a small screen, in print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import BrowserContext, expect
from playwright.sync_api import Page as Tab

from detente.cli import main
from tests.browser.test_access import faults
from tests.browser.workbench import Workbench
from tests.unit.report.document.reported import NASTY
from tests.well_formed import Page

CUT = """svg => {
  const room = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text, tspan')].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width && (box.left < room.left - 1 || box.right > room.right + 1
      || box.top < room.top - 1 || box.bottom > room.bottom + 1);
  }).map(one => one.textContent);
}"""
"""Which texts of a drawing reach out of it."""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("report") / "truce.html"
    arguments = ["report", "truce", "--error", "0.2", "--concept", "seq", "--output", str(file)]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    return file


def test_the_report_opens_offline_and_asks_for_nothing(
    report: Path, context_of: Callable[..., BrowserContext]
) -> None:
    assert Page(report.read_text("utf-8")).faults == []
    context = context_of(viewport={"width": 1100, "height": 800})
    page = context.new_page()
    told: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(report.as_uri())
    for width, media, scheme in (
        (1100, "screen", "light"),
        (390, "screen", "dark"),
        (680, "print", "dark"),
    ):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(media=media, color_scheme=scheme)  # type: ignore[arg-type]
        room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert room[0] <= room[1], f"the page scrolls sideways at {width} in {media}"
        paper = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        light = paper in ("rgb(252, 252, 250)", "rgb(255, 255, 255)")
        assert light == ((media, scheme) != ("screen", "dark"))
    assert page.pdf(prefer_css_page_size=True)[:5] == b"%PDF-"
    for drawn in page.locator("figure svg").all():
        inside = drawn.evaluate(CUT)
        assert not inside, f"cut off: {inside}"
    page.get_by_role("link", name="What it rests on").click()
    assert page.url.endswith("#evidence")
    assert (told, asked) == ([], [report.as_uri()])
    context.close()


def test_the_report_keeps_the_guidelines(
    report: Path, context_of: Callable[..., BrowserContext]
) -> None:
    context = context_of(viewport={"width": 1100, "height": 800})
    page = context.new_page()
    page.goto(report.as_uri())
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert faults(page) == []
    context.close()


def test_the_page_hands_over_a_report_of_what_it_shows(
    tab: Callable[..., Tab], workbench: Workbench
) -> None:
    (workbench.folder / "talks.yaml").write_text(NASTY, "utf-8")
    page = tab("#talks.yaml/why")
    page.get_by_role("combobox", name="What if").select_option("calm")
    page.get_by_role("button", name="Report…").click()
    dialog = page.get_by_role("dialog", name="Report")
    expect(dialog).to_contain_text("what if: calm")
    dialog.get_by_label("What is wanted").fill("nobody")
    expect(dialog).not_to_contain_text("the one from before")
    expect(dialog.get_by_role("button", name="Make the report")).to_be_disabled()
    dialog.get_by_label("What is wanted").fill("z")
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Make the report").click()
    name = download.value.suggested_filename
    assert name.endswith(", report.html")
    assert not {*name} & {*'<>:"/|?*'}
    text = Path(download.value.path()).read_text("utf-8")
    assert Page(text).faults == []
    assert "scenario calm" in text
    assert "What would have to change" in text
    expect(dialog).to_contain_text("Made: ")
    dialog.get_by_label("Markdown").check()
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Make the report").click()
    assert Path(download.value.path()).read_text("utf-8").startswith("<!-- generator: détente ")
    assert faults(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("Control+k")
    page.get_by_role("combobox", name="Find a command").fill("report")
    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
