"""Drawings that stand alone, outside any page: with their colours, headings and a ground."""

from __future__ import annotations

import re
from html import unescape
from importlib.resources import files

from detente.report.figures.svg import element
from detente.report.figures.words import LINE, fitted, lines

PALETTE = """
svg.detente { --paper: #fcfcfa; --ink: #171b1d; --ink2: #474f51; --ink3: #626a6b; --edge: #838b87;
  --rule: #dcdfd9; --sans: system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --serif: Charter, "Noto Serif", Georgia, serif; }
@media screen and (prefers-color-scheme: dark) {
  svg.detente { --paper: #14181a; --ink: #e9eceb; --ink2: #b7bfbf; --ink3: #939d9d;
    --edge: #76817f; --rule: #2d3437; }
}
svg.detente .ground { fill: var(--paper); }
"""
"""The colours and typefaces of a drawing that stands alone; a page has its own."""

MARGIN = 16
"""Around a drawing that stands alone."""

ROOT = re.compile(
    r'aria-labelledby="(?P<labels>[^"]*)" viewBox="[^"]*" width="(?P<width>\d+)"'
    r' height="(?P<height>\d+)"><title [^>]*>(?P<title>[^<]*)</title>'
)


def alone(*drawings: str) -> str:
    """Drawings below each other, each with its title over it, as one that can stand alone."""
    roots = [match for one in drawings if (match := ROOT.search(one))]
    width = max(int(root["width"]) for root in roots)
    placed, y = "", MARGIN
    for one, root in zip(drawings, roots, strict=True):
        title = unescape(root["title"])
        heading = fitted(title, width, 3, 15)
        placed += lines(heading, title, MARGIN, y + LINE, class_="heading")
        y += LINE * len(heading) + 14
        placed += one.replace("<svg ", f'<svg x="{MARGIN}" y="{y}" ', 1)
        y += int(root["height"]) + MARGIN
    ground = element("rect", width="100%", height="100%", class_="ground")
    return element(
        "svg",
        element("style", f"{PALETTE}{style()}") + ground + placed,
        xmlns="http://www.w3.org/2000/svg",
        class_="detente",
        role="img",
        aria_labelledby=" ".join(root["labels"] for root in roots),
        viewBox=f"0 0 {width + 2 * MARGIN} {y}",
        width=width + 2 * MARGIN,
        height=y,
    )


def style() -> str:
    """How the classes of drawings look, given the colours of the page."""
    return files("detente.report.figures").joinpath("style.css").read_text("utf-8")
