"""From the text of a model file to its tree of nodes: YAML without what a model has no use for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from detente.files.nodes import Mapping, Node, Scalar, Sequence, Style
from detente.files.problems import ModelError, Problem
from detente.files.syntax import DEEPEST, TOO_DEEP, explain
from detente.files.text import NOT_TEXT, Text
from detente.files.traps import traps

BEYOND_UNICODE = re.compile(r"\\U(?!000|0010)\w*")


def compose(text: Text) -> Mapping:
    """The tree of `text`. Raises `ModelError`: for errors of YAML's syntax, with the first alone.

    >>> tree = compose(Text("m.yaml", "title: 'A truce'"))
    >>> tree.get("title")
    Scalar(text='A truce', style="'", raw="'A truce'", start=7, end=16)
    """
    import yaml

    composer = _Composer(text)
    try:
        for event in events(text.content):
            composer.take(event)
    except yaml.YAMLError as error:
        # what stood before it, such as an alias, is often the cause
        first = min([*composer.problems, explain(error, text)])
        raise ModelError(text.name, [first]) from None
    except (ValueError, OverflowError):
        # the parser written in Python believes every escape
        found = BEYOND_UNICODE.search(text.content)
        at, told = found.start() if found else 0, found[0] if found else "an escape"
        problem = text.problem(at, f"`{told}` stands for no character", "write the character")
        raise ModelError(text.name, [*composer.problems, problem]) from None
    except _StopReading:
        raise ModelError(text.name, composer.problems) from None
    problems = composer.problems
    root = composer.root
    if root is not None:
        problems += traps(root, text)
    if not problems and not isinstance(root, Mapping):
        problems.append(_no_mapping(root, text))
    if problems:
        raise ModelError(text.name, problems)
    return cast("Mapping", root)


def events(content: str) -> Iterator[Any]:
    """YAML's events for `content`, by the parser written in C where there is one."""
    import yaml

    loader: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    return cast("Iterator[Any]", yaml.parse(content, Loader=loader))


class _StopReading(Exception):
    """The rest of the text makes no sense."""


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end is not reached yet."""

    start: int
    flow: bool
    mapping: bool
    items: list[Node] = field(default_factory=list["Node"])
    entries: list[tuple[Scalar, Node]] = field(default_factory=list["tuple[Scalar, Node]"])
    key: Scalar | None = None
    places: dict[str, int] = field(default_factory=dict[str, int])


class _Composer:
    """Puts nodes together and gathers what is refused."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.open: list[_Open] = []
        self.documents = 0

    def take(self, event: Any) -> None:
        match type(event).__name__:
            case "ScalarEvent":
                self.refuse_extras(event)
                self.add(self.scalar(event))
            case "SequenceStartEvent" | "MappingStartEvent" as kind:
                self.refuse_extras(event)
                self.begin(event, mapping=kind == "MappingStartEvent")
            case "SequenceEndEvent" | "MappingEndEvent":
                self.add(self.finished(event))
            case "AliasEvent":
                at = event.start_mark.index
                self.refuse(
                    at,
                    f"`*{event.anchor}` is a YAML alias, which a model file does not take",
                    IN_QUOTES,
                )
                self.add(Scalar("", "", "", at, event.end_mark.index))
            case "DocumentStartEvent":
                self.documents += 1
                if self.documents > 1:
                    self.stop(
                        event.start_mark.index,
                        "a second YAML document begins here",
                        "write one model a file",
                    )
            case _:
                pass

    def scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        if found := NOT_TEXT.search(event.value):
            message = f"an escape stands for U+{ord(found[0]):04X}, which does not belong in a text"
            self.refuse(start, message, "write the text without it")
        style: Style = event.style or ""
        if start == end and not style:
            start = end = self.after_key(start)
        return Scalar(event.value, style, self.text.content[start:end], start, end)

    def after_key(self, index: int) -> int:
        """Where a missing value should stand: right after its key's colon."""
        if not self.open or (key := self.open[-1].key) is None:
            return index
        gap = self.text.content.find(":", key.end, index)
        return key.end if gap < 0 else gap + 1

    def begin(self, event: Any, mapping: bool) -> None:
        at = event.start_mark.index
        if len(self.open) == DEEPEST:
            self.stop(at, *TOO_DEEP)
        if self.open and (top := self.open[-1]).mapping and top.key is None:
            self.stop(at, "a key must be a single text, not a list or a mapping", IN_QUOTES)
        if not mapping and not event.flow_style and self.follows_a_dash(at):
            self.refuse(
                at,
                "`- -` begins a list inside a list",
                "write one dash, [a, b] for a tie, or '-' in quotes if a pattern is meant",
            )
        self.open.append(_Open(at, bool(event.flow_style), mapping))

    def follows_a_dash(self, at: int) -> bool:
        if not self.open or self.open[-1].mapping:
            return False
        line, column = self.text.place(at)
        return self.text.line(line)[: column - 1].rstrip().endswith("-")

    def finished(self, event: Any) -> Node:
        top = self.open.pop()
        if top.mapping:
            end = event.end_mark.index if top.flow else top.entries[-1][1].end
            return Mapping(tuple(top.entries), top.flow, top.start, end)
        end = event.end_mark.index if top.flow else top.items[-1].end
        return Sequence(tuple(top.items), top.flow, top.start, end)

    def add(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        top = self.open[-1]
        if not top.mapping:
            top.items.append(node)
        elif top.key is None:
            top.key = cast("Scalar", node)
            self.check_key(top.key, top.places)
        else:
            top.entries.append((top.key, node))
            top.key = None

    def check_key(self, key: Scalar, places: dict[str, int]) -> None:
        if key.text == "<<" and not key.style:
            self.refuse(
                key.start,
                "`<<` is a YAML merge key, which a model file does not take",
                "write the keys out",
            )
        elif key.text in places:
            line, _ = self.text.place(places[key.text])
            self.refuse(
                key.start,
                f"the key `{key.text}` stands twice, first in line {line}",
                "keep one of them",
            )
        places.setdefault(key.text, key.start)

    def refuse_extras(self, event: Any) -> None:
        at = event.start_mark.index
        if event.anchor is not None:
            self.refuse(
                at,
                f"`&{event.anchor}` is a YAML anchor, which a model file does not take",
                IN_QUOTES,
            )
        if event.tag is not None:
            self.refuse(
                at,
                "a word that begins with ! is a YAML tag, which a model file does not take",
                f"write `not` in a statement; {IN_QUOTES}",
            )

    def refuse(self, at: int, message: str, advice: str) -> None:
        self.problems.append(self.text.problem(at, message, advice))

    def stop(self, at: int, message: str, advice: str) -> None:
        self.refuse(at, message, advice)
        raise _StopReading


IN_QUOTES = "if it is meant as text, put it in quotes"


def _no_mapping(root: Node | None, text: Text) -> Problem:
    if root is None:
        return Problem(
            1,
            1,
            "the file holds no model, only comments",
            "`detente new FILE` writes one to start from",
        )
    advice = "begin with a line `title: …`, with a space after the colon, then `decision_makers:`"
    return text.problem(root.start, "a model file begins with a key and a colon", advice)
