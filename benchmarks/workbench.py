"""How soon the workbench answers an edit of the truce, measured in a real browser.

Milliseconds, medians of some edits: from a statement moved by a key to the Nash, GMR and SMR
answer on the page (at most 100 are wanted) and to all concepts (400); from a click on an address to
the first answer on the page (1,000 until it is interactive); what the first view weighs, compressed
(300 kB). `times` compares within one run: how many times as long as the truce is read and all its
concepts are worked out by themselves.
"""

from __future__ import annotations

import gzip
import re
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.part import Part, Row, Settings
from benchmarks.timing import wall
from detente.catalogue import case
from detente.studies.families import families

if TYPE_CHECKING:
    from playwright.sync_api import Page

EDITS = 12
SINCE = """() => {
  const last = name => performance.getEntriesByName(name).at(-1)?.startTime ?? 0;
  const edit = last("detente:edit");
  return [last("detente:part") - edit, last("detente:answer") - edit];
}"""


def alone() -> float:
    """Milliseconds that the truce takes without any page."""
    return 1000 * min(wall(lambda: families(case("truce").read().conflict()))[1] for _ in range(5))


def edited(page: Page, edits: int) -> list[tuple[float, float]]:
    """For each of some edits the milliseconds to the first answer, and to the whole one."""
    found: list[tuple[float, float]] = []
    for number in range(edits):
        name = f"Statement {2 + number % 2} of Ukraine: move"
        page.get_by_role("button", name=name).focus()
        page.keyboard.press("Alt+ArrowDown" if number % 2 == 0 else "Alt+ArrowUp")
        page.wait_for_timeout(1500)
        part, answer = page.evaluate(SINCE)
        found.append((part, answer))
    return found


def weight() -> float:
    """What the first view weighs, in kB compressed."""
    from detente.workbench.page import HOME

    first = (HOME / "index.html").read_text()
    names = re.findall(r'(?:src|href)="\./(assets/[^"]+)"', first)
    return sum(len(gzip.compress((HOME / name).read_bytes())) for name in names) / 1000


def rows(settings: Settings) -> Iterator[Row]:
    """Open the truce, edit it, and tell the times."""
    from playwright.sync_api import sync_playwright

    from tests.browser.workbench import Workbench
    from tools.chromium import chromium

    base = alone()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        workbench = Workbench(Path(folder))
        workbench.model("truce")
        browser = playwright.chromium.launch(executable_path=chromium(), chromium_sandbox=False)
        page = browser.new_page()
        start = time.perf_counter()
        page.goto(f"{workbench.address}#truce.yaml")
        page.locator("h1").wait_for()
        shown = (time.perf_counter() - start) * 1000
        page.locator(".lede").wait_for()
        first = (time.perf_counter() - start) * 1000
        page.goto(f"{workbench.address}#truce.yaml/model/ukraine")
        page.get_by_text("dense engine").wait_for()
        times = edited(page, 4 if settings.quick else EDITS)[2:]
        browser.close()
        workbench.stop()
    for what, took in (
        ("read and worked out alone", base),
        ("edit to Nash, GMR, SMR", median(part for part, _ in times)),
        ("edit to all concepts", median(whole for _, whole in times)),
        ("address to heading", shown),
        ("address to first answer", first),
    ):
        yield {"what": what, "ms": took, "times": took / base}
    yield {"what": "first view, compressed", "kB": weight()}


PART = Part(
    "how soon the workbench answers, in a browser",
    {"what": 25, "ms": 6, "times": 6, "kB": 6},
    rows,
)
