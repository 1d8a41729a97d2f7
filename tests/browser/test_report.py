"""The truce's report in a real browser: in light and dark, on a small screen, in print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import BrowserContext

from detente.cli import main
from tests.browser.test_access import faults
from tests.well_formed import Page


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("report") / "truce.html"
    assert CliRunner().invoke(main, ["report", "truce", "--output", str(file)]).exit_code == 0
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
