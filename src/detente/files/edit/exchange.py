"""Puts one value in the place of another below a key or after a dash."""

from __future__ import annotations

from dataclasses import replace

from detente.files.edit.block_slots import Slot
from detente.files.edit.layout import Splice, block_sign, column, line_end
from detente.files.edit.render import Writer, in_flow
from detente.files.edit.value import Outline
from detente.files.nodes import Scalar


def exchanged(content: str, slot: Slot, writer: Writer, value: Outline) -> list[Splice]:
    """What changes if the entry in `slot` gets this value; a comment on its line stays."""
    old = slot.value
    inline = isinstance(old, Scalar) or old.flow
    if inline and old.start > line_end(content, slot.hook):
        return [(old.start, slot.end, in_flow(value, old.style if isinstance(old, Scalar) else ""))]
    if inline and slot.stop > line_end(content, slot.end):
        writer = replace(writer, blocks=False)
    on_line = old.end > old.start and old.start <= line_end(content, slot.hook)
    if slot.key is None:
        gap = old.start - slot.head if on_line else 2
        writer = replace(writer, habits=replace(writer.habits, gap=gap))
    written = writer.value(
        value,
        column(content, slot.head),
        slot.key.text if slot.key else None,
        old if isinstance(old, Scalar) else None,
    )
    below = "".join(writer.habits.line_break + line for line in written.rest)
    if not inline and on_line:
        return [(old.start, slot.stop, written.first + below)]
    start, end, stop = slot.hook, slot.hook, slot.stop
    if inline:
        start, end, stop = old.start, old.end, slot.end
        if isinstance(old, Scalar) and (sign := block_sign(old)):
            end = start + len(sign)
    first = f" {written.first}" if written.first and start == slot.hook else written.first
    rest = line_end(content, end)
    stop = max(rest, stop)
    if below and stop == len(content):
        below += writer.habits.line_break
    return [(start if first else slot.hook, end, first), (rest, stop, below)]
