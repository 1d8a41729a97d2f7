"""Hints to the author of a model in lines, each at its place; those of a remark together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from detente.conflict import Conflict
from detente.report.phrases import listed, sentence
from detente.studies.hints import Hint


@dataclass(frozen=True, slots=True)
class Placed:
    """A hint and its place in the file, the line and the column counted from 1."""

    hint: Hint
    line: int
    column: int

    def to_json(self) -> dict[str, Any]:
        """The hint and its place as plain data."""
        return {**self.hint.to_json(), "line": self.line, "column": self.column}


def told(file: str, conflict: Conflict, hints: Sequence[Placed]) -> Iterator[str]:
    """A line for each hint, and one for all remarks of a kind on the same decision maker."""
    groups: dict[object, list[Placed]] = {}
    for placed in sorted(hints, key=lambda placed: (placed.line, placed.column)):
        hint = placed.hint
        groups.setdefault((hint.kind, hint.where[1]) if hint.remark else hint, []).append(placed)
    for group in groups.values():
        first = group[0]
        together = first.hint.remark and len(group) > 1
        message = _together(conflict, group) if together else str(first.hint)
        yield f"{file}:{first.line}:{first.column}: {message}"


def _together(conflict: Conflict, group: Sequence[Placed]) -> str:
    """Several remarks of a kind on one decision maker, in a sentence."""
    hint = group[0].hint
    label = sentence(conflict.decision_maker(str(hint.where[1])).label)
    numbers = [*dict.fromkeys(str(placed.line) for placed in group)]
    lines = f"{'line' if len(numbers) == 1 else 'lines'} {', '.join(numbers)}"
    said = ", ".join(listed(f"`{s}`" for s in placed.hint.statements) for placed in group)
    if hint.kind == "no_own_move":
        return (
            f"{label}: {len(group)} statements decide none of its own moves ({lines}): {said}; "
            "they may still deter it, where others can bring them about or undo them"
        )
    return (
        f"{label}: {len(group)} pairs of neighbours could change places ({lines}): {said}; "
        "the order of the states would stay the same: nothing to do, unless one was meant to "
        "outweigh the other"
    )
