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
        groups.setdefault(_about(hint) if hint.remark else hint, []).append(placed)
    for group in groups.values():
        first = group[0]
        together = first.hint.remark and len(group) > 1
        message = _together(conflict, group) if together else str(first.hint)
        yield f"{file}:{first.line}:{first.column}: {message}"


def _about(hint: Hint) -> object:
    """Of which kind a remark is, and about whom; constraints are nobody's."""
    return hint.kind, *hint.where[: 1 if hint.where[0] == "constraints" else 2]


def _together(conflict: Conflict, group: Sequence[Placed]) -> str:
    """Several remarks of a kind on one decision maker, in a sentence."""
    hint = group[0].hint
    numbers = [*dict.fromkeys(str(placed.line) for placed in group)]
    lines = f"{'line' if len(numbers) == 1 else 'lines'} {', '.join(numbers)}"
    if hint.kind == "no_claim":
        return _assumed(conflict, hint, f"{len(group)}", lines)
    label = sentence(conflict.decision_maker(str(hint.where[1])).label)
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


def _assumed(conflict: Conflict, hint: Hint, count: str, lines: str) -> str:
    """Several statements of a decision maker, or several constraints, that rest on no claim."""
    if hint.where[0] == "constraints":
        who = f"{count} of {len(conflict.constraints)} constraints"
    else:
        dm = conflict.decision_maker(str(hint.where[1]))
        who = f"{sentence(dm.label)}: {count} of {len(dm.statements)} statements"
    return f"{who} rest on no claim ({lines}): name one under `because`, unless you assume them"
