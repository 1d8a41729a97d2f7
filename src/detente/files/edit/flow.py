"""Edits of a list in brackets or a mapping in braces."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from detente.files.edit.error import EditError
from detente.files.edit.flow_slots import FlowSlot, flow_slots_of
from detente.files.edit.layout import Splice, column, leads, line_end, line_start, next_line
from detente.files.edit.quote import key_text
from detente.files.edit.render import in_flow
from detente.files.edit.value import Outline
from detente.files.nodes import Mapping, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class _Piece:
    """An entry without its comma, and its comments above and beside."""

    body: str
    above: tuple[str, ...] = ()
    beside: str = ""


@dataclass(frozen=True)
class Flow:
    """A list in brackets or a mapping in braces."""

    content: str
    node: Sequence | Mapping
    line_break: str

    @cached_property
    def slots(self) -> tuple[FlowSlot, ...]:
        """The entries in order."""
        return flow_slots_of(self.content, self.node)

    def replace(self, place: int, value: Outline) -> list[Splice]:
        """Give an entry another value."""
        slot = self.slots[place]
        old = slot.value
        text = in_flow(value, old.style if isinstance(old, Scalar) else "")
        if slot.key is None:
            return [(old.start, old.end, text)]
        if slot.hook == slot.key.end:
            return [(slot.hook, slot.hook, f": {text}")]
        if old.start > slot.hook:
            return [(old.start, old.end, text)]
        return [(slot.hook, slot.end, f" {text}")]

    def insert(self, place: int, key: str | None, value: Outline) -> list[Splice]:
        """Put a new entry before that at `place`, or after the last."""
        if self.content[self.node.start] not in "[{":
            raise EditError(
                f"`{self._text}` has no braces of its own; write {{{self._text}}} first"
            )
        text = in_flow(value) if key is None else f"{key_text(key)}: {in_flow(value)}"
        if not self.slots:
            at = self.node.end - 1
            return [(at if "#" in self._text else self.node.start + 1, at, text)]
        return self._paste(place, _Piece(text))

    def move(self, place: int, to: int) -> list[Splice]:
        """Move an entry with its comments to the place `to`."""
        slot = self.slots[place]
        body = self.content[slot.head : slot.end] + self._space(slot)
        if "#" in self.content[slot.end : slot.comma or slot.end]:
            body = self.content[slot.head : slot.comma]
        piece = _Piece(body, slot.above, slot.beside)
        return [*self._paste(to if to < place else to + 1, piece), *self._cut(place)]

    def remove(self, place: int, hook: int) -> list[Splice]:
        """Take an entry away, with its comments; the only one leaves `{}` or `[]`."""
        slot, *others = self.slots
        if others:
            return self._cut(place)
        if self.content[self.node.start] not in "[{":
            return [(self.node.start, self.node.end, "{}")]
        start, end = self.node.start + 1, self.node.end - 1
        if "#" in self.content[start : slot.start] + self.content[slot.stop : end]:
            return self._cut_lines(slot) or [(slot.start, slot.stop, "")]
        return [(start, end, "")]

    @property
    def _text(self) -> str:
        return self.content[self.node.start : self.node.end]

    @property
    def _one_a_line(self) -> bool:
        """Whether each entry begins a line; the first one may stand behind the bracket."""
        heads = [slot.head for slot in self.slots]
        return all(leads(self.content, head) for head in heads[1:] or heads)

    def _indented(self, place: int) -> str:
        """The line end and the indentation before an entry near `place` that begins a line."""
        slots = [*self.slots[place:], *reversed(self.slots[:place]), self.slots[0]]
        model = next((slot for slot in slots if leads(self.content, slot.head)), self.slots[0])
        return self.line_break + " " * column(self.content, model.head)

    def _paste(self, place: int, piece: _Piece) -> list[Splice]:
        new_line = self._indented(place)
        gap = new_line if self._one_a_line else " "
        above = "".join(comment + new_line for comment in piece.above)
        if place < len(self.slots):
            at = self.slots[place].start
            before = new_line if above and not leads(self.content, at) else ""
            after = new_line if piece.beside else gap
            return [(at, at, f"{before}{above}{piece.body},{piece.beside}{after}")]
        last = self.slots[-1]
        before = new_line if above or last.beside else gap
        comma = "" if last.comma is None else ","
        line_goes_on = self.content[last.stop : line_end(self.content, last.stop)].strip()
        after = new_line if piece.beside and line_goes_on else ""
        new = f"{before}{above}{piece.body}{comma}{piece.beside}{after}"
        if last.comma is None:
            return [(last.end, last.end, self._space(last) + ","), (last.stop, last.stop, new)]
        return [(last.stop, last.stop, new)]

    def _space(self, slot: FlowSlot) -> str:
        """What parts a colon from the sign after it: `{a:, b}` has the key `a:`."""
        return " " if self.content[slot.end - 1] == ":" else ""

    def _cut(self, place: int) -> list[Splice]:
        """Take away an entry that is not the only one."""
        slot = self.slots[place]
        if place == len(self.slots) - 1:
            return self._cut_last(slot, self.slots[-2])
        if lines := self._cut_lines(slot):
            return lines
        if place and not leads(self.content, slot.head):
            return [(self.slots[place - 1].stop, slot.stop, "")]
        following = self.slots[place + 1]
        if "#" in self.content[slot.stop : following.head]:
            return [(slot.start, slot.stop, "")]
        return [(slot.start, following.head, "")]

    def _cut_last(self, slot: FlowSlot, before: FlowSlot) -> list[Splice]:
        if lines := self._cut_lines(slot):
            splices = lines
        elif "#" in self.content[before.end : slot.start]:
            splices = [(slot.start, slot.stop, "")]
        else:
            return [(before.end, slot.end, self._space(before))]
        if slot.comma is None and before.comma is not None:
            splices = [(before.comma, before.comma + 1, ""), *splices]
        return splices

    def _cut_lines(self, slot: FlowSlot) -> list[Splice]:
        """The lines of an entry, if nothing else stands on them."""
        rest = self.content[slot.stop : line_end(self.content, slot.stop)]
        if not leads(self.content, slot.head) or rest.strip():
            return []
        return [(line_start(self.content, slot.start), next_line(self.content, slot.stop), "")]
