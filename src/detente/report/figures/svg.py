"""SVG elements as text. Colours are left to classes, so that they follow the page's theme."""

from __future__ import annotations

import re
from html import escape

Number = float | int

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


def _number(value: Number | str) -> str:
    return value if isinstance(value, str) else f"{round(value, 1):g}"
