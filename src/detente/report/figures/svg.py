"""SVG elements as text. Colours are left to classes, so that they follow the page's theme."""

from __future__ import annotations

import re
from html import escape
from importlib.resources import files

Number = float | int

PALETTE = """
svg.detente { --paper: #fcfcfa; --ink: #171b1d; --ink2: #474f51; --ink3: #626a6b; --edge: #838b87;
  --rule: #dcdfd9; --sans: system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --serif: Charter, "Noto Serif", Georgia, serif;
  --mono: ui-monospace, Menlo, Consolas, "Liberation Mono", monospace; }
@media screen and (prefers-color-scheme: dark) {
  svg.detente { --paper: #14181a; --ink: #e9eceb; --ink2: #b7bfbf; --ink3: #939d9d;
    --edge: #76817f; --rule: #2d3437; }
}
svg.detente .ground { fill: var(--paper); }
"""
"""The colours and typefaces of a drawing that stands alone; a page has its own."""

MARGIN = 16
"""Around a drawing that stands alone."""

UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML file may hold."""


def element(name: str, content: str = "", **attributes: Number | str) -> str:
    """An element; `_` at the end of an attribute's name is dropped, within it is a hyphen.

    >>> element("line", x1=0, class_="axis")
    '<line x1="0" class="axis"/>'
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(_number(value))}"'
        for key, value in attributes.items()
    )
    return f"<{name}{told}>{content}</{name}>" if content else f"<{name}{told}/>"


def escaped(text: str) -> str:
    """Text as it stands in a drawing."""
    return escape(UNFIT.sub("\ufffd", text))


def label(text: str, x: Number, y: Number, **attributes: Number | str) -> str:
    """A piece of text in a drawing."""
    return element("text", escaped(text), x=x, y=y, **attributes)


def hatch(id: str) -> str:
    """The definition of a hatched ground, to be drawn with as `url(#ID)`."""
    line = element("path", d="M0 0V5", class_="hatch")
    turned = "rotate(45)"
    return element(
        "defs",
        element(
            "pattern", line, id=id, width=5, height=5, patternUnits="userSpaceOnUse",
            patternTransform=turned,
        ),
    )  # fmt: skip


def drawing(size: tuple[int, int], title: str, desc: str, id: str, content: str) -> str:
    """A whole drawing; `title` and `desc` say what it shows, `id` is the drawing's alone."""
    width, height = size
    words = element("title", escaped(title), id=f"{id}-title")
    words += element("desc", escaped(desc), id=f"{id}-desc")
    return element(
        "svg",
        words + content,
        class_="detente",
        role="img",
        aria_labelledby=f"{id}-title {id}-desc",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
    )


def alone(*drawings: str) -> str:
    """Drawings below each other as one that can stand alone, with their colours and a ground."""
    sizes = [_size(one) for one in drawings]
    width = max(wide for wide, _ in sizes) + 2 * MARGIN
    height = sum(high + MARGIN for _, high in sizes) + MARGIN
    placed, y = "", MARGIN
    labels: list[str] = []
    for one, (_, high) in zip(drawings, sizes, strict=True):
        placed += one.replace("<svg ", f'<svg x="{MARGIN}" y="{y}" ', 1)
        labels += re.findall(r'aria-labelledby="([^"]*)"', one)[:1]
        y += high + MARGIN
    ground = element("rect", width="100%", height="100%", class_="ground")
    return element(
        "svg",
        element("style", f"{PALETTE}{style()}") + ground + placed,
        xmlns="http://www.w3.org/2000/svg",
        class_="detente",
        role="img",
        aria_labelledby=" ".join(labels),
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
    )


def style() -> str:
    """How the classes of drawings look, given the colours of the page."""
    return files("detente.report.figures").joinpath("style.css").read_text("utf-8")


def _size(drawn: str) -> tuple[int, int]:
    found = re.search(r'width="(\d+)" height="(\d+)"', drawn)
    assert found is not None
    return int(found[1]), int(found[2])


def _number(value: Number | str) -> str:
    return value if isinstance(value, str) else f"{round(value, 1):g}"
