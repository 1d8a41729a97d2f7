"""Model-like data written as YAML in all sorts of layouts, with numbered comments such as `#c1`."""

from __future__ import annotations

import re
from random import Random
from typing import Any

from detente.files.nodes import Mapping, Node, Scalar, Sequence
from detente.files.problems import ModelError
from detente.files.text import Text
from detente.files.tree import compose

COMMENT = re.compile(r"#c[0-9]+")

WORDS = [
    "aid",
    "not x",
    "a 😀",
    "it's",
    "0.7",
    "x_1",
    "2025-03-08",
    "a:b",
    "é",
    "NNY-",
    "-N",
    "(a)",
]
QUOTED = [
    "a: b",
    "# no",
    "",
    "null",
    "a, b",
    "[",
    "- a",
    "{x}",
    "'q'",
    "c #d",
    "at most 1 of (a, b)",
]
LINES = ["one\ntwo", "one\n\ntwo\n", "a: b\n# no comment\n- c\n", "long text that goes on and on"]
KEYS = ["a", "b", "c", "title", "prefers", "x_1", "true", "10", "two words", "a: b", "é😀", "null"]


def data(random: Random, depth: int = 3) -> Any:
    """A random text, None, list or mapping."""
    if depth and random.random() < 0.65:
        count = random.choice([0, 1, 2, 2, 3, 3, 4])
        if random.random() < 0.5:
            return [data(random, depth - 1) for _ in range(count)]
        return {key: data(random, depth - 1) for key in random.sample(KEYS, count)}
    return random.choice([None, *WORDS, *WORDS, *QUOTED, *LINES])


def model(random: Random) -> dict[str, Any]:
    """A random mapping that is not empty."""
    return {key: data(random) for key in random.sample(KEYS, random.randint(1, 5))}


class Scribe:
    """Writes data in a random layout."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.comments = 0
        self.busy = random.random() < 0.6  # with comments
        self.apart = random.random() < 0.3  # with blank lines
        self.odd = random.random() < 0.5  # with odd indentation

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def write(self, root: dict[str, Any]) -> str:
        lines = self.mapping(root, 0)
        if self.chance(0.2):
            lines = ["---", *lines]
        elif self.chance(0.2):
            lines = ["#c0", *self.blanks(), *lines]
        lines += self.own_lines(0)
        text = "\n".join(lines) + ("" if self.chance(0.15) else "\n")
        text = text.replace("\n", "\r\n") if self.chance(0.15) else text
        return "\ufeff" + text if self.chance(0.1) else text

    def comment(self) -> str:
        self.comments += 1
        return f"#c{self.comments}"

    def remark(self) -> str:
        return f"{' ' * self.random.randint(1, 3)}{self.comment()}" if self.adds() else ""

    def adds(self) -> bool:
        return self.busy and self.chance(0.3)

    def blanks(self) -> list[str]:
        return [""] * self.random.choice([1, 1, 2]) if self.apart and self.chance(0.7) else []

    def own_lines(self, margin: int) -> list[str]:
        """Blank lines and comments above an entry."""
        lines = self.blanks()
        while self.adds():
            indentation = self.random.choice([margin, margin, margin, 0, margin + 1, margin + 2])
            lines += [" " * indentation + self.comment(), *self.blanks()]
        return lines

    def step(self, least: int) -> int:
        return self.random.randint(max(least, 1), 5) if self.odd else 2

    def mapping(self, value: dict[str, Any], margin: int) -> list[str]:
        lines: list[str] = []
        for key, entry in value.items():
            lines += self.own_lines(margin)
            name = key if key not in {"a: b", "null"} and self.chance(0.8) else f'"{key}"'
            lines += self.entry(" " * margin + name + ":", entry, margin, dash=False)
        return lines

    def sequence(self, value: list[Any], margin: int) -> list[str]:
        lines: list[str] = []
        for item in value:
            lines += self.own_lines(margin)
            lines += self.entry(" " * margin + "-", item, margin, dash=True)
        return lines

    def entry(self, head: str, value: Any, margin: int, dash: bool) -> list[str]:
        gap = " " * (self.random.randint(1, 3) if self.odd else 1)
        if value is None and self.chance(0.6):
            return [head + self.remark()]
        if isinstance(value, dict) and value and self.chance(0.6):
            if dash and self.chance(0.7):
                first, *rest = self.mapping(value, len(head + gap))
                if first.strip() and not first.strip().startswith("#"):
                    return [head + gap + first.strip(), *rest]
                return [head, first, *rest]
            return [head + self.remark(), *self.mapping(value, margin + self.step(1))]
        if isinstance(value, list) and value and not dash and self.chance(0.6):
            offset = 0 if self.chance(0.3) else self.step(0)
            return [head + self.remark(), *self.sequence(value, margin + offset)]
        if isinstance(value, str) and (block := self.block(value, margin)):
            return [head + gap + block[0] + self.remark(), *block[1:]]
        text = self.flow(value, margin + 1)
        if self.adds() and self.chance(0.4):
            return [head + self.remark(), " " * (margin + 1) + text + self.remark()]
        return [
            *(head + gap + text).split("\n")[:-1],
            (head + gap + text).split("\n")[-1] + self.remark(),
        ]

    def block(self, text: str, margin: int) -> list[str]:
        body = text.removesuffix("\n")
        if not body or body[0] == " " or self.chance(0.5 if "\n" in body else 0.9):
            return []
        end = "" if text != body else "-"
        indent = " " * (margin + self.step(1))
        lines = body.split("\n")
        if self.chance(0.5):
            words = [line.split(" ") if line else [] for line in lines]
            lines = [word for paragraph in words for word in ("", *paragraph)][1:]
            return [f">{end}", *(indent + line if line else "" for line in lines)]
        return [f"|{end}", *(indent + line if line else "" for line in lines)]

    def flow(self, value: Any, margin: int) -> str:
        if value is None:
            return self.random.choice(["null", "~"])
        if isinstance(value, str):
            return self.scalar(value)
        wide = self.chance(0.4)
        parts = [self.flow(item, margin) for item in value] if isinstance(value, list) else []
        if isinstance(value, dict):
            parts = [
                f"{self.scalar(key)}:{self.pair(entry, margin)}" for key, entry in value.items()
            ]
        lines = ["[" if isinstance(value, list) else "{"]
        broken = wide and self.chance(0.5)
        commas_first = wide and self.chance(0.2)
        for place, part in enumerate(parts):
            comma = "," if place < len(parts) - 1 or self.chance(0.15) else ""
            if commas_first:
                lines.append(", " + part if place else part)
                lines[-1] += self.remark()
                broken = True
            elif broken:
                comments = [self.comment()] if self.adds() else []
                lines += comments
                lines.append(part + comma + self.remark())
                broken = wide
            else:
                remark = self.remark() if wide else ""
                lines[-1] += part + comma + remark
                broken = bool(remark) or (wide and self.chance(0.5))
                lines[-1] += "" if broken or place == len(parts) - 1 else " "
        if broken or (wide and self.chance(0.5)):
            lines.append("")
        lines[-1] += "]" if isinstance(value, list) else "}"
        return ("\n" + " " * (margin + self.random.choice([0, 1, 3]))).join(lines)

    def pair(self, value: Any, margin: int) -> str:
        return " " if value is None and self.chance(0.3) else " " + self.flow(value, margin)

    def scalar(self, text: str) -> str:
        if text in WORDS or (text in KEYS and text not in {"a: b", "null"}):
            return text if self.chance(0.8) else f'"{text}"'
        if "\n" not in text and '"' not in text and self.chance(0.5):
            return "'" + text.replace("'", "''") + "'"
        return '"' + text.replace("\n", "\\n") + '"'


def plain(node: Node) -> Any:
    """The tree as data: texts, None where nothing is written."""
    match node:
        case Scalar():
            return None if node.null else node.text
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Mapping(entries=entries):
            return {key.text: plain(value) for key, value in entries}


def paths(value: Any, above: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every path in data but the empty one, in order."""
    found: list[tuple[str | int, ...]] = []
    entries = value.items() if isinstance(value, dict) else ()
    for step, entry in enumerate(value) if isinstance(value, list) else entries:
        found += [(*above, step), *paths(entry, (*above, step))]
    return found


def comments(text: str) -> list[str]:
    """The numbered comments in order."""
    return COMMENT.findall(text)


def around(text: str, path: tuple[str | int, ...]) -> set[str]:
    """The comments between the entry before that at `path` and the one after it."""
    content = text.removeprefix("\ufeff")
    node: Node = compose(Text("text", content))
    start, end = 0, len(content)
    for step in path:
        assert not isinstance(node, Scalar)
        starts = [entry.start for entry in heads(node)]
        place = step if isinstance(step, int) else list(plain(node)).index(step)
        values = [value for _, value in node.entries] if isinstance(node, Mapping) else node.items
        start = max(start, values[place - 1].end if place else start)
        end = min(end, starts[place + 1] if place + 1 < len(starts) else end)
        node = values[place]
    return set(comments(content[start:end]))


def heads(node: Mapping | Sequence) -> list[Node]:
    """What each entry begins with: its key, or the item."""
    return list(node.items if isinstance(node, Sequence) else (key for key, _ in node.entries))


def sprinkled(text: str, random: Random, count: int = 30) -> str:
    """A model file with numbered comments put in at lines' ends and on lines of their own."""
    before = tree(text)
    for number in range(1, count + 1):
        lines = text.split("\n")
        place = random.randrange(len(lines) - 1)
        comment = f"#c{number}"
        if random.random() < 0.5:
            lines[place] += f"  {comment}"
        else:
            margin = random.choice([len(lines[place]) - len(lines[place].lstrip(" ")), 0, 2, 6])
            lines.insert(place, " " * margin + comment)
        changed = "\n".join(lines)
        if tree(changed) == before:
            text = changed
    return text


def tree(text: str) -> Any:
    """The data of a text, None if it cannot be read."""
    try:
        return plain(compose(Text("text", text.removeprefix("\ufeff"))))
    except ModelError:
        return None
