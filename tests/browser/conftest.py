"""A real browser, and a workbench of its own for each test."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from detente.catalogue import case_path
from tools.chromium import chromium

SERVE = """
import sys
from pathlib import Path
from detente.workbench.documents import Folder
from detente.workbench.serve import serve
folder, port = Path(sys.argv[1]), int(sys.argv[2])
serve(Folder(folder), lambda address: print(address, flush=True), port=port, token="test")
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


class Workbench:
    """A workbench on a folder, in a process of its own; it can be stopped and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}/test/"
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-c", SERVE, str(self.folder), str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        assert self.process.stdout.readline().strip() == self.address

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        assert self.process.wait(10) == 0
        assert self.process.stdout is not None
        self.process.stdout.close()

    def model(self, case: str) -> Path:
        """A copy of a published case in the folder."""
        path = case_path(case)
        assert path is not None
        return Path(shutil.copy(path, self.folder))


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
    context.set_default_timeout(10_000)
    errors: list[str] = []

    def opened(place: str = "") -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
        page.goto(workbench.address + place)
        return page

    yield opened
    context.close()
    reported = ("net::ERR_", "status of 409")  # a lost connection, a clash: by the browser itself
    real = [error for error in errors if not any(one in error for one in reported)]
    assert not real, f"the page reported errors: {real}"


@pytest.fixture
def context_of(browser: Browser) -> Callable[..., BrowserContext]:
    """Another person's browser, or one with another screen."""
    return browser.new_context
