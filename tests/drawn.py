"""Whether a drawing is as it should be: whole, told in words, and nothing in it cut off."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from detente.report.figures.words import width

SPACE = "{http://www.w3.org/2000/svg}"
FORBIDDEN = {"script", "image", "foreignObject", "a", "use", "animate", "set"}
SIZES = {"name": 13.0, "letter": 15.0, "heading": 15.0, "small": 9.5}


def faults(text: str) -> list[str]:
    """What is wrong with a drawing that stands alone, in sentences."""
    root = ElementTree.fromstring(text)
    found = [f"<{one.tag}>" for one in root.iter() if one.tag.removeprefix(SPACE) in FORBIDDEN]
    ids = [one.get("id", "") for one in root.iter() if one.get("id")]
    found += [f"id {one} twice" for one in {*ids} if ids.count(one) > 1]
    for one in root.iter():
        found += [f"{key}={value}" for key, value in one.attrib.items() if _leads_away(key, value)]
        found += [
            f"no {label}" for label in one.get("aria-labelledby", "").split() if label not in ids
        ]
    if root.get("role") != "img" or not root.get("aria-labelledby"):
        found.append("no words for the whole")
    return [*found, *_cut(root, 0, 0, (float(root.get("width", 0)), float(root.get("height", 0))))]


def _leads_away(key: str, value: str) -> bool:
    outside = "url(" in value and "url(#" not in value
    return "href" in key or key.startswith("on") or "://" in value or outside


def _cut(element: Element, x: float, y: float, room: tuple[float, float]) -> list[str]:
    """Texts that reach out of the drawing, by a rough measure."""
    found: list[str] = []
    for one in element:
        name = one.tag.removeprefix(SPACE)
        if name == "svg":
            found += _cut(one, x + float(one.get("x", 0)), y + float(one.get("y", 0)), room)
        elif name == "text":
            found += [
                f"cut: {line.text}"
                for line in ([*one.iter(f"{SPACE}tspan")] or [one])
                if not _within(line, one, (x, y), room)
            ]
    return found


def _within(
    line: Element, text: Element, origin: tuple[float, float], room: tuple[float, float]
) -> bool:
    told = "".join(part for part in (line.text or "", *(one.tail or "" for one in line)))
    wide = width(told, SIZES.get(text.get("class", ""), 12.0)) * 0.92
    before = {"middle": wide / 2, "end": wide}.get(text.get("text-anchor", ""), 0.0)
    left = origin[0] + float(line.get("x", 0)) - before
    low = origin[1] + float(line.get("y", 0))
    return left >= 0 and left + wide <= room[0] and 0 < low <= room[1]
