"""New values as text, in the layout of what is around them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from detente.files.edit.habits import Habits
from detente.files.edit.quote import folded, key_text, literal, quoted
from detente.files.edit.value import Bare, Outline
from detente.files.nodes import Scalar, Style

SHORT = 60
"""How long a list of single words may be to stand in brackets where no custom tells; also the least
width of a folded text."""


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a value: what stands after its key or dash, and the lines below."""

    first: str
    rest: tuple[str, ...] = ()


def in_flow(value: Outline, like: Style = "") -> str:
    """`value` on one line, as it can stand in brackets and braces.

    >>> in_flow({"statement": "at most 1 of (a, b)", "because": ["talks"], "until": None})
    '{statement: "at most 1 of (a, b)", because: [talks], until: null}'
    """
    match value:
        case list():
            return f"[{', '.join(map(in_flow, value))}]"
        case dict():
            entries = (f"{key_text(key)}: {in_flow(entry)}" for key, entry in value.items())
            return f"{{{', '.join(entries)}}}"
        case _:
            return _scalar(value, flow=True, like=like)


def _scalar(value: str | None, flow: bool, like: Style = "") -> str:
    if value is None:
        return "null"
    return str(value) if isinstance(value, Bare) else quoted(value, flow, like)


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes values below keys and after dashes, by the custom of the file.

    Without `blocks` no text becomes a block, as where deeper comments below would become part.
    `within` is the key of the new list that is being written, None outside of one.
    """

    habits: Habits
    blocks: bool = True
    within: str | None = None

    def entry(self, key: str | None, value: Outline, column: int) -> list[str]:
        """The lines of an entry whose key, or whose dash where `key` is None, is in this column."""
        written = self.value(value, column, key)
        if key is not None:
            head, gap = f"{key_text(key)}:", 1
        else:
            head, gap = "-", self.habits.gap - 1
        first = f"{head}{' ' * gap}{written.first}" if written.first else head
        return [" " * column + first, *written.rest]

    def value(
        self, value: Outline, column: int, key: str | None, old: Scalar | None = None
    ) -> Written:
        """The text of the value of a key, or of a dash where `key` is None, in this column.

        `old` is the text in whose place it stands, if there is one.
        """
        match value:
            case str() if not isinstance(value, Bare) and self.blocks:
                return self._text(value, column, old)
            case list() | dict() if value and not self._in_brackets(key, value):
                return self._lines(value, column, key)
            case list() | dict():
                return Written(in_flow(value))
            case _:
                return Written(_scalar(value, flow=False, like=old.style if old else ""))

    def _lines(
        self, value: list[Outline] | dict[str, Outline], column: int, key: str | None
    ) -> Written:
        inner = replace(self, habits=self.habits.inside, within=key)
        if isinstance(value, list):
            at = column + self.habits.dash
            lines = [line for item in value for line in inner.entry(None, item, at)]
            return Written("", tuple(lines))
        at = column + (self.habits.gap if key is None else self.habits.step)
        lines = [line for name, item in value.items() for line in inner.entry(name, item, at)]
        if key is None:
            return Written(lines[0].lstrip(" "), tuple(lines[1:]))
        return Written("", tuple(lines))

    def _text(self, text: str, column: int, old: Scalar | None) -> Written:
        block = None
        if old is not None and old.style == ">":
            longest = max(map(len, old.raw.splitlines()))
            block = folded(text, max(longest - column - self.habits.step, SHORT))
        elif "\n" in text or (old is not None and old.style == "|"):
            block = literal(text)
        if block is None:
            return Written(quoted(text, flow=False, like=old.style if old else ""))
        margin = " " * (column + self.habits.step)
        return Written(block[0], tuple(margin + line if line else "" for line in block[1]))

    def _in_brackets(self, key: str | None, value: list[Outline] | dict[str, Outline]) -> bool:
        if key is None and isinstance(value, list):
            return True  # the reader refuses `- -`
        name = f"{self.within}[]" if key is None and self.within is not None else key
        custom = self.habits.flow(name, "list" if isinstance(value, list) else "mapping")
        if custom is not None:
            return custom
        return isinstance(value, list) and _of_words(value) and len(in_flow(value)) <= SHORT


def _of_words(value: Outline) -> bool:
    match value:
        case list():
            return all(map(_of_words, value))
        case dict():
            return False
        case _:
            return value is None or " " not in value
