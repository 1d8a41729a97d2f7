"""Edits of a list with dashes, or of a mapping with each key on a line of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from detente.files.edit.block_slots import Slot, slots_of
from detente.files.edit.exchange import exchanged
from detente.files.edit.layout import (
    Splice,
    after_blank_lines,
    before_blank_lines,
    column,
    leads,
    next_line,
)
from detente.files.edit.render import Writer
from detente.files.edit.value import Outline
from detente.files.nodes import Mapping, Sequence

INK = re.compile(r"\S|\Z")


@dataclass(frozen=True)
class Block:
    """A list or mapping in block style; `root` says whether it is the whole model."""

    content: str
    node: Sequence | Mapping
    writer: Writer
    root: bool

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The entries in order."""
        return slots_of(self.content, self.node, self.root)

    @property
    def _margin(self) -> int:
        return column(self.content, self.slots[0].head)

    @property
    def _break(self) -> str:
        return self.writer.habits.line_break

    def replace(self, place: int, value: Outline) -> list[Splice]:
        """Give an entry another value."""
        return exchanged(self.content, self.slots[place], self.writer, value)

    def insert(self, place: int, key: str | None, value: Outline) -> list[Splice]:
        """Put a new entry before that at `place`, or after the last."""
        return self._paste(place, self._break.join(self.writer.entry(key, value, self._margin)))

    def move(self, place: int, to: int) -> list[Splice]:
        """Move an entry with its comments to the place `to`."""
        slot = self.slots[place]
        text = self.content[slot.start : slot.stop]
        if not leads(self.content, slot.head):
            text = " " * self._margin + text
        return [*self._paste(to if to < place else to + 1, text), *self._cut(place)]

    def remove(self, place: int, hook: int) -> list[Splice]:
        """Take an entry away, with its comments; the only one leaves `{}` or `[]` at `hook`."""
        slot, *others = self.slots
        if others:
            return self._cut(place)
        empty = "{}" if isinstance(self.node, Mapping) else "[]"
        if not leads(self.content, slot.head):
            return [(slot.head, slot.stop, empty)]
        return [(hook, hook, f" {empty}"), (slot.start, next_line(self.content, slot.stop), "")]

    def _paste(self, place: int, text: str) -> list[Splice]:
        gap = self._break * 2 if self._apart else self._break
        if place == len(self.slots):
            at = self.slots[-1].stop
            return [(at, at, gap + text + (self._break if at == len(self.content) else ""))]
        at = self.slots[place].start
        if leads(self.content, self.slots[place].head):
            return [(at, at, text + gap)]
        return [(at, at, text.lstrip(" ") + gap + " " * self._margin)]

    @property
    def _apart(self) -> bool:
        """Whether blank lines part all entries."""
        lines = [next_line(self.content, slot.stop) for slot in self.slots[:-1]]
        return bool(lines) and all(after_blank_lines(self.content, line) > line for line in lines)

    def _cut(self, place: int) -> list[Splice]:
        """Take an entry away, and the blank lines on one side of it."""
        slot, last = self.slots[place], place == len(self.slots) - 1
        if not leads(self.content, slot.head):
            following = INK.search(self.content, slot.stop)
            return [(slot.head, following.start() if following else slot.stop, "")]
        start, end = slot.start, next_line(self.content, slot.stop)
        floor = next_line(self.content, self.slots[place - 1].stop) if place else start
        above = before_blank_lines(self.content, start, floor)
        below = end if last else after_blank_lines(self.content, end)
        if last or (place and start - above <= below - end):
            return [(above, end, "")]
        return [(start, below, "")]
