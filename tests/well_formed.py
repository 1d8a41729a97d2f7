"""Whether a text is HTML as it should be, by the few rules that a report of ours keeps."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

VOID = {"meta", "link", "br", "hr", "img", "input"}
LOADING = {"src", "srcset", "poster", "data", "action", "xlink:href"}
FORBIDDEN = {"script", "iframe", "object", "embed", "link", "img", "base", "form", "foreignobject"}


class Page(HTMLParser):
    """A page that has been read; `faults` are sentences on what is wrong with it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.text: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        if not text.startswith("<!DOCTYPE html>\n"):
            self.faults.append("no doctype")
        self.feed(text)
        self.close()
        self._end()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len({*names}) < len(names):
            self.faults.append(f"an attribute of <{tag}> twice")
        found = dict(attrs)
        self.elements.append((tag, found))
        if tag in FORBIDDEN:
            self.faults.append(f"<{tag}>")
        for name, value in found.items():
            if name in LOADING or name.startswith("on"):
                self.faults.append(f"{name} of <{tag}>")
            if name == "href":
                self.links.append(value or "")
            if name == "id":
                self.ids.append(value or "")
        if tag == "th" and found.get("scope") not in ("row", "col"):
            self.faults.append("a heading of a table without a scope")
        if tag[0] == "h" and tag[1:].isdigit():
            self.headings.append((int(tag[1:]), ""))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> where {self._open[-1:]} is open")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if "style" in self._open:
            return
        self.text.append(data)
        if self._open and self._open[-1] in ("h1", "h2", "h3"):
            level, words = self.headings[-1]
            self.headings[-1] = level, words + data

    def _end(self) -> None:
        if self._open:
            self.faults.append(f"left open: {self._open}")
        self.faults += [f"id {one} twice" for one in {*self.ids} if self.ids.count(one) > 1]
        self.faults += [
            f"link to {link}"
            for link in self.links
            if not link.startswith("#") or link[1:] not in self.ids
        ]
        levels = [level for level, _ in self.headings]
        if levels[:1] != [1] or levels.count(1) != 1:
            self.faults.append("not one first heading")
        for before, after in pairwise(levels):
            if after > before + 1:
                self.faults.append(f"a heading of level {after} after one of level {before}")
        if any(not words.strip() for _, words in self.headings):
            self.faults.append("an empty heading")
        self._labels()

    def _labels(self) -> None:
        """What elements are labelled by must be there."""
        for tag, found in self.elements:
            for place in (found.get("aria-labelledby") or "").split():
                if place not in self.ids:
                    self.faults.append(f"<{tag}> is labelled by {place}, which is not there")
            if tag == "svg" and not (found.get("role") == "img" and found.get("aria-labelledby")):
                self.faults.append("a drawing without words")
