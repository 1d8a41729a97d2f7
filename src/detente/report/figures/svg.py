"""SVG elements as text. Colours are left to classes, so that they follow the page's theme."""

from __future__ import annotations

from html import escape

Number = float | int


def element(name: str, content: str = "", **attributes: Number | str) -> str:
    """An element; `_` at the end of an attribute's name is dropped, within it is a hyphen.

    >>> element("line", x1=0, class_="axis")
    '<line x1="0" class="axis"/>'
    """
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_number(value))}"'
        for key, value in attributes.items()
    )
    return f"<{name}{told}>{content}</{name}>" if content else f"<{name}{told}/>"


def label(text: str, x: Number, y: Number, **attributes: Number | str) -> str:
    """A piece of text in a drawing."""
    return element("text", escape(text), x=x, y=y, **attributes)


def drawing(size: tuple[int, int], title: str, desc: str, id: str, content: str) -> str:
    """A whole drawing; `title` and `desc` say what it shows, `id` is the drawing's alone."""
    width, height = size
    words = element("title", escape(title), id=f"{id}-title")
    words += element("desc", escape(desc), id=f"{id}-desc")
    return element(
        "svg",
        words + content,
        role="img",
        aria_labelledby=f"{id}-title {id}-desc",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
    )


def _number(value: Number | str) -> str:
    return value if isinstance(value, str) else f"{round(value, 1):g}"
