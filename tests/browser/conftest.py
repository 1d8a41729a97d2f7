"""A real browser, and a workbench of its own for each test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.workbench import Workbench
from tools.chromium import chromium

PATIENCE = 30_000  # milliseconds: what is waited for comes, however slow the machine
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if os.environ.get("DETENTE_NO_BROWSER") == "1":
        pytest.skip("DETENTE_NO_BROWSER=1")
    try:
        path = chromium()
    except FileNotFoundError as error:
        pytest.fail(str(error), pytrace=False)
    with sync_playwright() as playwright:
        # no sandbox: this is our own page, and root and containers have none
        found = playwright.chromium.launch(
            executable_path=path,
            chromium_sandbox=False,
            args=["--disable-dev-shm-usage", "--disable-background-networking"],
        )
        yield found
        found.close()


@pytest.fixture
def workbench(tmp_path: Path) -> Iterator[Workbench]:
    folder = tmp_path / "models"
    folder.mkdir()
    found = Workbench(folder)
    yield found
    if found.process.poll() is None:
        found.stop()


@pytest.fixture
def tab(browser: Browser, workbench: Workbench) -> Iterator[Callable[[str], Page]]:
    """Opens tabs of one person on the workbench. What they report as errors fails the test.

    A page that loses its server cannot keep the browser from reporting that itself.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    errors: list[str] = []

    def opened(place: str = "") -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
        page.goto(workbench.address + place)
        return page

    yield opened
    context.close()
    # by the browser itself: a lost connection, a clash, an edit that is refused
    reported = ("net::ERR_", "status of 409", "status of 422")
    real = [error for error in errors if not any(one in error for one in reported)]
    assert not real, f"the page reported errors: {real}"


@pytest.fixture
def context_of(browser: Browser) -> Callable[..., BrowserContext]:
    """Another person's browser, or one with another screen."""
    return browser.new_context
