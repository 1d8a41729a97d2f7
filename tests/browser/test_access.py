"""The page for everybody: WCAG 2.2 AA by axe in every view, narrow screens, print."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.workbench import Workbench

AXE = Path(__file__).parents[2] / "frontend/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
VIEWS = (
    "overview",
    "outcomes",
    "why",
    "graph",
    "paths",
    "coalitions",
    "timeline",
    "model",
    "evidence",
    "sure",
    "advice",
    "what-if",
)

Context = Callable[..., BrowserContext]


def faults(page: Page) -> list[str]:
    """What axe finds against the guidelines."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found: dict[str, Any] = page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})",
        {"type": "tag", "values": RULES},
    )
    return [
        f"{fault['id']}: {node['html'][:200]} ({node['failureSummary']})"
        for fault in found["violations"]
        for node in fault["nodes"][:3]
    ]


def fit_for_all(page: Page) -> None:
    """Check a page as it stands, wide and light, then narrow and dark."""
    for width, scheme in ((1280, "light"), (390, "dark")):
        page.set_viewport_size({"width": width, "height": 844})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert faults(page) == []
        room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert room[0] <= room[1], "the page scrolls sideways"
    page.set_viewport_size({"width": 1280, "height": 800})
    page.emulate_media(color_scheme="light")


@pytest.mark.parametrize("views", [VIEWS[::2], VIEWS[1::2]], ids="-".join)
def test_no_view_is_against_the_guidelines(
    context_of: Context, workbench: Workbench, views: tuple[str, ...]
) -> None:
    workbench.model("truce")
    context = context_of(reduced_motion="reduce")
    page = context.new_page()
    for view in views:
        page.goto(f"{workbench.address}#truce.yaml/{view}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_text("dense engine")).to_be_attached()
        page.wait_for_timeout(300)
        for width, scheme in product((1280, 390), ("light", "dark")):
            page.set_viewport_size({"width": width, "height": 844})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            assert faults(page) == [], f"{view}, {width}, {scheme}"
            room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert room[0] <= room[1], f"{view} scrolls sideways at {width}"
    context.close()


def test_the_start_and_the_form_are_within_the_guidelines(
    context_of: Context, workbench: Workbench
) -> None:
    workbench.model("chicken")
    context = context_of()
    page = context.new_page()
    page.goto(workbench.address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="A new model").click()
    page.get_by_label("Decision maker 1", exact=True).fill("Ann")
    page.get_by_label("Option 1 of decision maker 1", exact=True).fill("stay")
    assert faults(page) == []
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert faults(page) == []
    context.close()


def test_print_leaves_the_frame_out(context_of: Context, workbench: Workbench) -> None:
    workbench.model("truce")
    context = context_of()
    page = context.new_page()
    page.goto(f"{workbench.address}#truce.yaml")
    expect(page.get_by_text("Four outcomes to know")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation")).not_to_be_visible()
    expect(page.get_by_text("Four outcomes to know")).to_be_visible()
    context.close()
